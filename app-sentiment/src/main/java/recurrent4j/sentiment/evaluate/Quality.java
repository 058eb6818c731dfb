package recurrent4j.sentiment.evaluate;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import recurrent4j.eval.BootstrapIntervals;
import recurrent4j.eval.Metric;

/**
 * How good the predictions of a classifier are.
 *
 * @param macroF1 the mean of the classes' F1, {@link ConfusionMatrix#macroF1}
 * @param rocAuc the area under the receiver operating characteristic, {@link RocCurve#area}: of two classes that of the second,
 *     of more the mean over those that have texts
 * @param logLoss the mean of -log(probability of the true class), in nats
 */
public record Quality(double accuracy, double macroF1, double rocAuc, double logLoss) {

    public static final Metric ACCURACY = new Metric("accuracy", false);
    static final Metric MACRO_F1 = new Metric("macro-F1", false);
    static final Metric ROC_AUC = new Metric("ROC-AUC", false);
    static final Metric LOG_LOSS = new Metric("log loss", true);
    static final Metric CALIBRATION_ERROR = new Metric("calibration error", true);

    /** Returns the figures by their metrics, in the order of tables. */
    Map<Metric, Double> figures() {
        Map<Metric, Double> figures = new LinkedHashMap<>();
        figures.put(ACCURACY, accuracy);
        figures.put(MACRO_F1, macroF1);
        figures.put(ROC_AUC, rocAuc);
        figures.put(LOG_LOSS, logLoss);
        return figures;
    }

    /** Measures predictions of which texts count more or less often, again and again with other weights. */
    static final class Weighted {

        private final Predictions predictions;
        private final List<RocCurve> curves;

        Weighted(Predictions predictions) {
            this.predictions = predictions;
            int classes = predictions.classCount();
            this.curves = IntStream.range(classes == 2 ? 1 : 0, classes)
                    .mapToObj(label -> new RocCurve(predictions, label))
                    .toList();
        }

        /** Measures the predictions, each text counting as often as its weight says. */
        Quality quality(int[] weights) {
            ConfusionMatrix confusion = ConfusionMatrix.of(predictions, weights);
            double area = curves.stream()
                    .mapToDouble(curve -> curve.area(weights))
                    .filter(one -> !Double.isNaN(one))
                    .average()
                    .orElse(Double.NaN);
            double logLoss = 0;
            long texts = 0;
            for (int text = 0; text < weights.length; text++) {
                logLoss += weights[text] * predictions.logLoss(text);
                texts += weights[text];
            }
            return new Quality(confusion.accuracy(), confusion.macroF1(), area, logLoss / texts);
        }
    }

    /** Measures predictions. */
    public static Quality of(Predictions predictions) {
        int[] weights = new int[predictions.size()];
        Arrays.fill(weights, 1);
        return new Weighted(predictions).quality(weights);
    }

    /** Returns the intervals of the measures of predictions. */
    static BootstrapIntervals intervals(Predictions predictions, long seed) {
        var weighted = new Weighted(predictions);
        return BootstrapIntervals.of(
                predictions.size(), seed, weights -> weighted.quality(weights).figures());
    }
}
