package recurrent4j.sentiment.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import recurrent4j.eval.BootstrapIntervals;

/** The measures against hand arithmetic. */
class QualityTest {

    private static final Offset<Double> EXACT = within(1e-12);

    /** Of class 0 the first two, of class 1 the others; wrong are the second and the last. */
    private final Predictions predictions = new Predictions(
            new double[][] {{0.9, 0.1}, {0.4, 0.6}, {0.3, 0.7}, {0.2, 0.8}, {0.6, 0.4}}, new int[] {0, 0, 1, 1, 1}, 2);

    @Test
    void precisionRecallAndF1CountHits() {
        ConfusionMatrix confusion = ConfusionMatrix.of(predictions);
        assertThat(confusion.counts()).isDeepEqualTo(new long[][] {{1, 1}, {1, 2}});
        assertThat(confusion.accuracy()).isEqualTo(3 / 5.0, EXACT);
        assertThat(confusion.precision(1)).isEqualTo(2 / 3.0, EXACT);
        assertThat(confusion.recall(0)).isEqualTo(1 / 2.0, EXACT);
        assertThat(confusion.f1(0)).isEqualTo(2 / 4.0, EXACT);
        assertThat(confusion.f1(1)).isEqualTo(4 / 6.0, EXACT);
        assertThat(confusion.macroF1()).isEqualTo((1 / 2.0 + 2 / 3.0) / 2, EXACT);
    }

    @Test
    void aClassThatNobodyHasOrAnswersCountsAsMissed() {
        ConfusionMatrix confusion =
                ConfusionMatrix.of(new Predictions(new double[][] {{0.8, 0.1, 0.1}}, new int[] {0}, 3));
        assertThat(confusion.f1(0)).isEqualTo(1);
        assertThat(confusion.f1(1)).isZero();
        assertThat(confusion.precision(1)).isZero();
        assertThat(confusion.recall(1)).isZero();
    }

    @Test
    void theAreaCountsPairsInTheRightOrder() {
        // Of class 1: 0.7, 0.8, 0.4 against 0.1 and 0.6: right are 2 + 2 + 1 of 6 pairs.
        assertThat(Quality.of(predictions).rocAuc()).isEqualTo(5 / 6.0, EXACT);
    }

    @Test
    void equalProbabilitiesCountHalf() {
        var same = new Predictions(new double[][] {{0.5, 0.5}, {0.5, 0.5}, {0.9, 0.1}}, new int[] {0, 1, 0}, 2);
        assertThat(Quality.of(same).rocAuc()).isEqualTo((0.5 + 1) / 2, EXACT);
        var alone = new Predictions(new double[][] {{0.5, 0.5}}, new int[] {1}, 2);
        assertThat(Quality.of(alone).rocAuc()).isNaN();
    }

    @Test
    void theAreaOfManyClassesIsTheMeanOverThoseThatHaveTexts() {
        var three = new Predictions(
                new double[][] {{0.6, 0.3, 0.1}, {0.1, 0.2, 0.7}, {0.3, 0.4, 0.3}}, new int[] {0, 1, 1}, 3);
        // Class 0 is perfectly ranked; class 1 has 0.2 and 0.4 against 0.3, one of two pairs; class 2 has no text.
        assertThat(Quality.of(three).rocAuc()).isEqualTo((1 + 0.5) / 2, EXACT);
    }

    @Test
    void logLossIsTheMeanSurpriseAndNeverInfinite() {
        double sum = Math.log(0.9) + Math.log(0.4) + Math.log(0.7) + Math.log(0.8) + Math.log(0.4);
        assertThat(Quality.of(predictions).logLoss()).isEqualTo(-sum / 5, EXACT);
        var sure = new Predictions(new double[][] {{1, 0}}, new int[] {1}, 2);
        assertThat(Quality.of(sure).logLoss()).isEqualTo(-Math.log(1e-15), EXACT);
    }

    @Test
    void calibrationComparesConfidenceAndAccuracyBinByBin() {
        var predictions = new Predictions(
                new double[][] {{0.91, 0.09}, {0.93, 0.07}, {0.45, 0.55}, {0, 1}}, new int[] {0, 1, 1, 1}, 2);
        Calibration calibration = Calibration.of(predictions);
        assertThat(calibration.bins()).hasSize(3);
        assertThat(calibration.bins().get(1).confidence()).isEqualTo(0.92, EXACT);
        assertThat(calibration.bins().get(1).accuracy()).isEqualTo(0.5, EXACT);
        assertThat(calibration.error()).isEqualTo((2 * 0.42 + 0.45 + 0) / 4, EXACT);
    }

    @Test
    void theCurveBeginsAtNothingAndEndsAtAll() {
        double[][] curve = new RocCurve(predictions, 1).curve();
        assertThat(curve[0]).containsExactly(0, 0, 0, 0.5, 0.5, 1);
        assertThat(curve[1][5]).isEqualTo(1, EXACT);
        assertThat(curve[1][2]).isEqualTo(2 / 3.0, EXACT);
    }

    @Test
    void equalProbabilitiesAreOnePointOfTheCurve() {
        var same = new Predictions(new double[][] {{0.5, 0.5}, {0.5, 0.5}, {0.5, 0.5}}, new int[] {0, 1, 0}, 2);
        assertThat(new RocCurve(same, 1).curve()).isDeepEqualTo(new double[][] {{0, 1}, {0, 1}});
    }

    @Test
    void theWorstErrorsAreTheSurest() {
        assertThat(predictions.worst(9)).containsExactly(1, 4);
        assertThat(predictions.worst(1)).containsExactly(1);
    }

    @Test
    void theIntervalOfAnAccuracyIsThatOfABinomialCount() {
        var random = new Random(3);
        int texts = 2000;
        double[][] rows = new double[texts][];
        int[] classes = new int[texts];
        for (int text = 0; text < texts; text++) {
            classes[text] = text % 2;
            boolean right = random.nextDouble() < 0.9;
            double own = right == (classes[text] == 1) ? 0.8 : 0.3;
            rows[text] = new double[] {1 - own, own};
        }
        var predictions = new Predictions(rows, classes, 2);
        double accuracy = Quality.of(predictions).accuracy();
        double deviation = Math.sqrt(accuracy * (1 - accuracy) / texts);
        BootstrapIntervals.Bounds bounds = Quality.intervals(predictions, 1).bounds(Quality.ACCURACY);
        assertThat(bounds.low()).isCloseTo(accuracy - 1.96 * deviation, within(0.002));
        assertThat(bounds.high()).isCloseTo(accuracy + 1.96 * deviation, within(0.002));
        assertThat(Quality.intervals(predictions, 1)).isEqualTo(Quality.intervals(predictions, 1));
    }

    @Test
    void ofNoTextsThereIsNoNumber() {
        var none = new Predictions(new double[0][], new int[0], 2);
        assertThat(Quality.of(none).accuracy()).isNaN();
        assertThat(Calibration.of(none).error()).isNaN();
        assertThat(Quality.intervals(none, 1).bounds(Quality.LOG_LOSS).low()).isNaN();
    }
}
