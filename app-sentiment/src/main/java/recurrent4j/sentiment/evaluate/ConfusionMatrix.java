package recurrent4j.sentiment.evaluate;

import java.util.Arrays;

/**
 * How often texts of each class were predicted to be of each.
 *
 * @param counts {@code counts[true class][predicted class]}
 */
record ConfusionMatrix(long[][] counts) {

    /** Counts the predictions, each text as often as its weight says. */
    static ConfusionMatrix of(Predictions predictions, int[] weights) {
        int classes = predictions.classCount();
        long[][] counts = new long[classes][classes];
        for (int text = 0; text < weights.length; text++) {
            counts[predictions.classes()[text]][predictions.answer(text)] += weights[text];
        }
        return new ConfusionMatrix(counts);
    }

    static ConfusionMatrix of(Predictions predictions) {
        int[] weights = new int[predictions.size()];
        Arrays.fill(weights, 1);
        return of(predictions, weights);
    }

    /** Returns the share of right predictions; NaN of none. */
    double accuracy() {
        long right = 0;
        long all = 0;
        for (int label = 0; label < counts.length; label++) {
            right += counts[label][label];
            all += support(label);
        }
        return (double) right / all;
    }

    long support(int label) {
        return Arrays.stream(counts[label]).sum();
    }

    long predicted(int label) {
        return Arrays.stream(counts).mapToLong(row -> row[label]).sum();
    }

    /** Returns the share of right ones among the predictions of a class; 0 if there are none. */
    double precision(int label) {
        return share(counts[label][label], predicted(label));
    }

    /** Returns the share of a class's texts that were predicted to be of it; 0 if it has none. */
    double recall(int label) {
        return share(counts[label][label], support(label));
    }

    /** Returns the harmonic mean of precision and recall, 2 hits / (texts of the class + predictions of it); 0 if there are none. */
    double f1(int label) {
        return share(2 * counts[label][label], support(label) + predicted(label));
    }

    /** Returns the mean of F1 over the classes, each counting alike, however many texts it has. */
    double macroF1() {
        double sum = 0;
        for (int label = 0; label < counts.length; label++) {
            sum += f1(label);
        }
        return sum / counts.length;
    }

    private static double share(long part, long whole) {
        return whole == 0 ? 0 : (double) part / whole;
    }
}
