package recurrent4j.engine.cpu;

/** The softmax over the steps of a memory, of which some do not exist and get no share. */
final class MaskedSoftmax {

    /** Tells whether a step exists in an example. */
    interface Existence {
        boolean of(int step, int example);
    }

    private MaskedSoftmax() {}

    /** Replaces scores {@code [time][size]} by shares, whose sum is 1 in each example that has a step. */
    static void of(float[] scores, int size, Existence exists) {
        int steps = scores.length / size;
        for (int e = 0; e < size; e++) {
            float largest = Float.NEGATIVE_INFINITY;
            for (int s = 0; s < steps; s++) {
                if (exists.of(s, e)) {
                    largest = Math.max(largest, scores[s * size + e]);
                }
            }
            float sum = 0;
            for (int s = 0; s < steps; s++) {
                int at = s * size + e;
                scores[at] = exists.of(s, e) ? OutputLoss.CrossEntropy.exponential(scores[at] - largest) : 0;
                sum += scores[at];
            }
            for (int s = 0; s < steps && sum > 0; s++) {
                scores[s * size + e] /= sum;
            }
        }
    }
}
