package recurrent4j.sentiment.multilabel;

import java.util.Arrays;
import recurrent4j.eval.Contestant;

/**
 * Whoever gives labels probabilities, and from which probability on a label is predicted, one threshold for all labels.
 *
 * @param threshold above 0 and below 1
 */
public record Thresholded(Labeller labeller, double threshold) implements Contestant {

    static final double USUAL = 0.5;

    /** Thresholds that are tried: 0.05, 0.1 and so on. */
    private static final int STEPS = 20;

    /**
     * Returns the threshold with the largest micro-F1, of equals the one that is nearest to a half: one for all labels, since of
     * rare labels the validation part has too few texts to choose one for each.
     *
     * @param probabilities of texts that the labeller was not fitted to
     */
    static double choose(double[][] probabilities, boolean[][] truth) {
        double best = USUAL;
        double most = LabelQuality.of(truth, predicted(probabilities, best)).microF1();
        for (int away = 1; away < STEPS / 2; away++) {
            for (int side : new int[] {-1, 1}) {
                double threshold = (STEPS / 2 + side * away) / (double) STEPS;
                double f1 = LabelQuality.of(truth, predicted(probabilities, threshold))
                        .microF1();
                if (f1 > most) {
                    best = threshold;
                    most = f1;
                }
            }
        }
        return best;
    }

    static boolean[][] predicted(double[][] probabilities, double threshold) {
        return Arrays.stream(probabilities)
                .map(row -> predicted(row, threshold))
                .toArray(boolean[][]::new);
    }

    private static boolean[] predicted(double[] probabilities, double threshold) {
        boolean[] predicted = new boolean[probabilities.length];
        for (int label = 0; label < predicted.length; label++) {
            predicted[label] = probabilities[label] >= threshold;
        }
        return predicted;
    }

    @Override
    public String name() {
        return labeller.name();
    }

    @Override
    public long parameters() {
        return labeller.parameters();
    }
}
