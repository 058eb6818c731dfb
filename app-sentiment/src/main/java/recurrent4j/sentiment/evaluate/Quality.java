package recurrent4j.sentiment.evaluate;

import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import recurrent4j.eval.Metric;

/**
 * How good the predictions of a classifier are.
 *
 * @param accuracy the share of right answers
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

    enum Measure {
        ACCURACY(Quality.ACCURACY, Quality::accuracy),
        MACRO_F1(Quality.MACRO_F1, Quality::macroF1),
        ROC_AUC(Quality.ROC_AUC, Quality::rocAuc),
        LOG_LOSS(Quality.LOG_LOSS, Quality::logLoss);

        private final Metric metric;
        private final ToDoubleFunction<Quality> number;

        Measure(Metric metric, ToDoubleFunction<Quality> number) {
            this.metric = metric;
            this.number = number;
        }

        Metric metric() {
            return metric;
        }

        double of(Quality quality) {
            return number.applyAsDouble(quality);
        }
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
}
