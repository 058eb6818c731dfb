package recurrent4j.eval;

/**
 * A named number by which contestants are compared, and the direction in which it is good.
 *
 * @param name what tables and files call it, such as {@code MSE}
 * @param smallerIsBetter whether an error (true) or an achievement (false) is measured
 */
public record Metric(String name, boolean smallerIsBetter) {

    /** @throws IllegalArgumentException if the name is blank */
    public Metric {
        if (name.isBlank()) {
            throw new IllegalArgumentException("The name of a metric is blank; tables need a word to show.");
        }
    }

    /** Whether the first score beats the second; NaN never beats, and is beaten by every other number. */
    public boolean better(double score, double than) {
        if (Double.isNaN(score) || Double.isNaN(than)) {
            return !Double.isNaN(score);
        }
        return smallerIsBetter ? score < than : score > than;
    }

    /**
     * How much better a score is than a reference, as a fraction of the reference: 0.25 is a quarter better, -1 is
     * twice the error. NaN or infinite if the reference is zero.
     */
    public double improvement(double score, double reference) {
        double gain = smallerIsBetter ? reference - score : score - reference;
        return gain == 0 ? 0 : gain / Math.abs(reference);
    }
}
