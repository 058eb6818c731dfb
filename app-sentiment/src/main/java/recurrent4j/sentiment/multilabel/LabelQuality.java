package recurrent4j.sentiment.multilabel;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.IntStream;
import recurrent4j.eval.Metric;

/**
 * How good predicted label sets are, as scikit-learn defines it for multi-label targets, with {@code zero_division=0}. A hit is
 * a label that a text has and that is predicted of it; F1 = 2 hits / (labels that there are + labels that are predicted).
 *
 * @param microF1 the F1 of all labels of all texts together, {@code f1_score(average="micro")}
 * @param macroF1 the mean of the labels' F1, each counting alike, {@code f1_score(average="macro")}
 * @param subsetAccuracy the share of texts of which exactly the right set is predicted, {@code accuracy_score}
 * @param hammingLoss the share of all labels of all texts that are wrong: predicted though not there, or the other way round,
 *     {@code hamming_loss}
 */
public record LabelQuality(double microF1, double macroF1, double subsetAccuracy, double hammingLoss) {

    public static final Metric MICRO_F1 = new Metric("micro-F1", false);
    static final Metric MACRO_F1 = new Metric("macro-F1", false);
    static final Metric SUBSET_ACCURACY = new Metric("subset accuracy", false);
    static final Metric HAMMING_LOSS = new Metric("Hamming loss", true);

    /**
     * Measures predictions.
     *
     * @param truth a row for each text, a column for each label
     * @param predicted likewise
     * @return the quality, of which no number is defined if there is no text
     */
    public static LabelQuality of(boolean[][] truth, boolean[][] predicted) {
        if (truth.length == 0) {
            return new LabelQuality(Double.NaN, Double.NaN, Double.NaN, Double.NaN);
        }
        int labels = truth[0].length;
        LabelCount all = new LabelCount(0, 0, 0);
        double sum = 0;
        for (int label = 0; label < labels; label++) {
            LabelCount one = LabelCount.of(truth, predicted, label);
            all = all.plus(one);
            sum += one.f1();
        }
        long right = IntStream.range(0, truth.length)
                .filter(text -> Arrays.equals(truth[text], predicted[text]))
                .count();
        double wrong = all.missed() + all.invented();
        return new LabelQuality(
                all.f1(), sum / labels, (double) right / truth.length, wrong / ((double) labels * truth.length));
    }

    /** Returns the figures by their metrics, in the order of tables. */
    Map<Metric, Double> figures() {
        Map<Metric, Double> figures = new LinkedHashMap<>();
        figures.put(MICRO_F1, microF1);
        figures.put(MACRO_F1, macroF1);
        figures.put(SUBSET_ACCURACY, subsetAccuracy);
        figures.put(HAMMING_LOSS, hammingLoss);
        return figures;
    }
}
