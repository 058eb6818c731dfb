package recurrent4j.sentiment.multilabel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import recurrent4j.sentiment.baseline.NbSvm;
import recurrent4j.sentiment.reviews.LabelledTexts;
import recurrent4j.sentiment.reviews.Review;
import recurrent4j.sentiment.reviews.SeveralLabels;
import recurrent4j.sentiment.text.Tokenizer;

class LabellersTest {

    private static final List<String> LABELS = List.of("billing", "delivery");

    private static LabelledTexts texts() {
        List<Review> reviews = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            reviews.add(new Review("1", "a wrong invoice", "billing", ""));
            reviews.add(new Review("2", "a late parcel", "delivery", ""));
            reviews.add(new Review("3", "a wrong invoice and a late parcel", "billing;delivery", ""));
            reviews.add(new Review("4", "a late parcel and a wrong invoice", "billing;delivery", ""));
            reviews.add(new Review("5", "a good day", ";", ""));
        }
        return LabelledTexts.of(LABELS, reviews, new SeveralLabels(";"), new Tokenizer());
    }

    @Test
    void theMostFrequentSetIsOneThatStandsThereAsAWhole() {
        assertThat(MostFrequentSet.fit(texts()).set()).containsExactly(true, true);
    }

    @Test
    void aLinearClassifierOfEachLabelKnowsNothingOfTheOthers() {
        OneVersusRest linear = OneVersusRest.fit(texts(), texts(), (some, others) -> NbSvm.fit(some, others));

        double[][] probabilities = linear.probabilities(List.of(
                List.of("a", "wrong", "invoice"),
                List.of("a", "late", "parcel"),
                List.of("a", "late", "parcel", "and", "a", "wrong", "invoice"),
                List.of("a", "good", "day")));

        assertThat(Thresholded.predicted(probabilities, 0.5))
                .isDeepEqualTo(new boolean[][] {{true, false}, {false, true}, {true, true}, {false, false}});
        assertThat(linear.name()).isEqualTo("one-vs-rest NB-SVM");
    }

    @Test
    void aPredictionNamesTheLabelsFromTheThresholdOnTheMostProbableFirst() {
        var prediction = new LabelPrediction("a\ttext", List.of("a", "b", "c"), new double[] {0.4, 0.1, 0.9}, 0.4);
        var none = new LabelPrediction("a text", List.of("a"), new double[] {0.1}, 0.5);

        assertThat(prediction.line(";")).isEqualTo("c;a\t0.9000;0.4000\ta text\n");
        assertThat(none.line(";")).isEqualTo("\t\ta text\n");
        assertThat(none.json()).hasToString("{\"text\":\"a text\",\"labels\":[],\"probabilities\":{\"a\":0.1}}");
    }
}
