package recurrent4j.sentiment.evaluate;

import java.util.ArrayList;
import java.util.List;

/**
 * Whether predictions are right as often as their probabilities say, in bins of equal width of the probability of the prediction
 * (Guo et al., On Calibration of Modern Neural Networks, 2017).
 *
 * @param bins those that hold a text, the least sure first
 */
record Calibration(List<Bin> bins) {

    /** Twenty, so that the predictions among two classes, which are never below one half, fill ten. */
    private static final int BINS = 20;

    /** Texts whose predictions are about equally sure. */
    record Bin(double confidence, double accuracy, long texts) {}

    static Calibration of(Predictions predictions) {
        double[] confidence = new double[BINS];
        long[] right = new long[BINS];
        long[] texts = new long[BINS];
        for (int text = 0; text < predictions.size(); text++) {
            int bin = (int) Math.min(BINS - 1, predictions.confidence(text) * BINS);
            confidence[bin] += predictions.confidence(text);
            right[bin] += predictions.isRight(text) ? 1 : 0;
            texts[bin]++;
        }
        List<Bin> bins = new ArrayList<>();
        for (int bin = 0; bin < BINS; bin++) {
            if (texts[bin] > 0) {
                bins.add(new Bin(confidence[bin] / texts[bin], (double) right[bin] / texts[bin], texts[bin]));
            }
        }
        return new Calibration(bins);
    }

    /**
     * Returns the expected calibration error: the mean distance of confidence and accuracy, over the bins by their texts;
     * NaN of none.
     */
    double error() {
        double sum = 0;
        long texts = 0;
        for (Bin bin : bins) {
            sum += bin.texts() * Math.abs(bin.confidence() - bin.accuracy());
            texts += bin.texts();
        }
        return sum / texts;
    }
}
