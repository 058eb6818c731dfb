package recurrent4j.sentiment.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import recurrent4j.report.Charts;
import recurrent4j.report.Section;

class ProbabilitySectionsTest {

    private static final int TEXTS = 400;

    @Test
    void classifiersWithASingleDotEachAreATable() {
        Section calibration = sections(0.99, 0.98).calibration();

        assertThat(calibration.charts()).isEmpty();
        assertThat(calibration.text()).contains("a chart would have a dot of each");
        assertThat(calibration.tables())
                .singleElement()
                .satisfies(table -> assertThat(table.rows())
                        .containsExactly(
                                List.of("first", "0.990", "0.990", "400"), List.of("second", "0.980", "0.990", "400")));
    }

    @Test
    void probabilitiesThatVaryAreAChartBesideTheDiagonal() {
        double[][] varied = new double[TEXTS][];
        for (int text = 0; text < TEXTS; text++) {
            double sure = text % 2 == 0 ? 0.97 : 0.72;
            varied[text] = new double[] {sure, 1 - sure};
        }
        var sections = new ProbabilitySections(
                Map.of("varied", new Predictions(varied, classes(), 2)), new Charts(List.of("varied")));

        assertThat(sections.calibration().charts())
                .singleElement()
                .satisfies(chart ->
                        assertThat(chart.svg()).contains(">perfectly</text>", ">calibrated</text>", ">varied</text>"));
    }

    @Test
    void curvesInTheCornerHaveALogarithmicAxis() {
        Section roc = sections(0.99, 0.98).roc("spam");

        assertThat(roc.text()).contains("The recall of spam", "The false positive rate grows by factors", "left out");
        assertThat(roc.charts())
                .singleElement()
                .satisfies(chart -> assertThat(chart.svg())
                        .contains(">first</text>", ">second</text>", ">0.01</text>", ">0.1</text>")
                        .doesNotContain(">coin</text>"));
    }

    /** Two classifiers that are right of all texts but a hundredth, and one that tosses a coin. */
    private static ProbabilitySections sections(double... sure) {
        Map<String, Predictions> predictions = new LinkedHashMap<>();
        for (int classifier = 0; classifier < sure.length; classifier++) {
            double[][] probabilities = new double[TEXTS][];
            for (int text = 0; text < TEXTS; text++) {
                double spam = text % 100 == 0 ? 1 - classes()[text] : classes()[text];
                double likely = 1 - sure[classifier] + spam * (2 * sure[classifier] - 1);
                probabilities[text] = new double[] {1 - likely, likely};
            }
            predictions.put(classifier == 0 ? "first" : "second", new Predictions(probabilities, classes(), 2));
        }
        return new ProbabilitySections(predictions, new Charts(List.copyOf(predictions.keySet())));
    }

    private static int[] classes() {
        return IntStream.range(0, TEXTS).map(text -> text / 10 % 2).toArray();
    }
}
