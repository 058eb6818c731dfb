package recurrent4j.sentiment.multilabel;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import recurrent4j.eval.Contest;
import recurrent4j.eval.Measured;
import recurrent4j.eval.Metric;
import recurrent4j.eval.Table;
import recurrent4j.io.Text;
import recurrent4j.sentiment.reviews.LabelledTexts;

/** How good labellers are on the same texts, of which each is asked once. */
public final class LabelEvaluation {

    private final LabelledTexts validation;
    private final LabelledTexts test;
    private final Map<String, double[][]> onValidation = new LinkedHashMap<>();
    private final Map<String, boolean[][]> onTest = new LinkedHashMap<>();
    private final Map<String, Double> thresholds = new LinkedHashMap<>();

    LabelEvaluation(LabelledTexts validation, LabelledTexts test) {
        this.validation = validation;
        this.test = test;
    }

    /** Prepares an evaluation on texts that nobody was fitted to or chosen by. */
    static LabelEvaluation onTest(LabelledTexts test) {
        return new LabelEvaluation(new LabelledTexts(test.labels(), List.of(), List.of(), new boolean[0][]), test);
    }

    /** Returns a contest that is judged by micro-F1. */
    public Contest<Thresholded> contest() {
        return new Contest<>(LabelQuality.MICRO_F1, this::measured);
    }

    /** Returns a labeller with the threshold that is best on the validation part. */
    Thresholded thresholded(Labeller labeller) {
        return new Thresholded(labeller, Thresholded.choose(onValidation(labeller), validation.truth()));
    }

    private double[][] onValidation(Labeller labeller) {
        return onValidation.computeIfAbsent(labeller.name(), any -> labeller.probabilities(validation.texts()));
    }

    private Map<Metric, Measured> measured(Thresholded one) {
        boolean[][] ofValidation = Thresholded.predicted(onValidation(one.labeller()), one.threshold());
        boolean[][] ofTest = Thresholded.predicted(one.labeller().probabilities(test.texts()), one.threshold());
        onTest.put(one.name(), ofTest);
        thresholds.put(one.name(), one.threshold());
        Map<Metric, Double> testFigures = LabelQuality.of(test.truth(), ofTest).figures();
        Map<Metric, Measured> measured = new LinkedHashMap<>();
        LabelQuality.of(validation.truth(), ofValidation)
                .figures()
                .forEach((metric, figure) -> measured.put(metric, new Measured(figure, testFigures.get(metric))));
        return measured;
    }

    /** Returns every measure on the test part, and the threshold. */
    public Table measures() {
        List<List<String>> rows = new ArrayList<>();
        onTest.forEach((name, predicted) -> {
            List<String> row = new ArrayList<>(List.of(name));
            LabelQuality.of(test.truth(), predicted)
                    .figures()
                    .values()
                    .forEach(figure -> row.add(Text.of("%.4f", figure)));
            row.add(Text.of("%.2f", thresholds.get(name)));
            rows.add(row);
        });
        return new Table(List.of("test", "micro-F1", "macro-F1", "subset accuracy", "Hamming loss", "threshold"), rows);
    }

    /** Returns precision, recall and F1 of each label on the test part, and how many texts have it. */
    public Table labels(String name) {
        List<List<String>> rows = new ArrayList<>();
        for (int label = 0; label < test.labels().size(); label++) {
            LabelCount count = LabelCount.of(test.truth(), onTest.get(name), label);
            rows.add(List.of(
                    test.labels().get(label),
                    Text.of("%.4f", count.precision()),
                    Text.of("%.4f", count.recall()),
                    Text.of("%.4f", count.f1()),
                    Text.of("%,d", test.count(label))));
        }
        return new Table(List.of(name, "precision", "recall", "F1", "texts"), rows);
    }
}
