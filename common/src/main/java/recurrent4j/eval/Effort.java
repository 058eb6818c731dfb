package recurrent4j.eval;

/**
 * What the training of a contestant took.
 *
 * @param seconds of wall-clock time
 * @param examplesPerSecond training examples read in a second
 */
public record Effort(int epochs, double seconds, double examplesPerSecond) {

    /** No training at all. */
    public static final Effort NONE = new Effort(0, 0, 0);
}
