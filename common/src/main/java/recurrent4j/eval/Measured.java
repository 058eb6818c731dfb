package recurrent4j.eval;

/**
 * What one metric says about one contestant; NaN where it was not measured or training diverged.
 *
 * @param validation on the part that choices are made by
 * @param test on the part that no choice has seen
 */
public record Measured(double validation, double test) {

    /** A measurement on one part alone, which no choice has seen. */
    public static Measured onTest(double test) {
        return new Measured(Double.NaN, test);
    }
}
