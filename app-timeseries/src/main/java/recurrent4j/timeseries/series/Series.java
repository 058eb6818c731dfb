package recurrent4j.timeseries.series;

import java.util.Arrays;
import recurrent4j.io.InputException;

/**
 * One quantity at equally spaced moments, oldest first.
 *
 * @param id what it is called, unique in its set
 * @param values finite, at least one; not to be changed
 * @param clock when they were measured
 * @param covariates what else was measured then, {@code [quantity][moment]}, each as long as the values; not to be changed
 */
public record Series(String id, double[] values, Clock clock, double[][] covariates) {

    private static final double[][] NONE = {};

    /** Squares of more, and sums of squares, would be infinite. */
    private static final double LARGEST = 1e100;

    /** Returns a series whose moments are counted. */
    public static Series of(String id, double... values) {
        return new Series(id, values, Clock.counting(values.length));
    }

    /** A series beside which nothing else was measured. */
    public Series(String id, double[] values, Clock clock) {
        this(id, values, clock, NONE);
    }

    /** @throws InputException if there is no value, or one is not finite or beyond 1e100, or a covariate has another length */
    public Series {
        if (values.length == 0) {
            throw new InputException("Series %s has no values; a forecast starts from at least one.".formatted(id));
        }
        for (int i = 0; i < values.length; i++) {
            if (!Double.isFinite(values[i])) {
                throw new InputException("Value %d of series %s is %s; only finite numbers have a future."
                        .formatted(i + 1, id, values[i]));
            }
        }
        requireSize("Series " + id, values, clock);
        for (double[] covariate : covariates) {
            if (covariate.length != values.length || !Arrays.stream(covariate).allMatch(Double::isFinite)) {
                throw new InputException("A covariate of series %s needs one finite number for each of its %d values."
                        .formatted(id, values.length));
            }
            requireSize("A covariate of series " + id, covariate, clock);
        }
    }

    private static void requireSize(String what, double[] values, Clock clock) {
        for (int i = 0; i < values.length; i++) {
            if (Math.abs(values[i]) > LARGEST) {
                throw new InputException(
                        "%s is %s at %s, and numbers beyond %s cannot be computed with; divide them, or mend the value.",
                        what, values[i], clock.label(i + 1 - values.length), LARGEST);
            }
        }
    }

    /** Returns how many values there are. */
    public int length() {
        return values.length;
    }

    /** Whether all values are the same. */
    public boolean isConstant() {
        return Arrays.stream(values).allMatch(value -> value == values[0]);
    }

    /** Returns a copy of what was known before the last values came, with nothing of them in it. */
    public Series withoutLast(int count) {
        return part(0, values.length - count, clock.back(count));
    }

    /** Returns the series with what came later. */
    Series followedBy(Series later) {
        double[][] both = new double[covariates.length][];
        Arrays.setAll(both, i -> joined(covariates[i], later.covariates[i]));
        return new Series(id, joined(values, later.values), clock.back(-later.length()), both);
    }

    /** Returns the last values alone. */
    public Series last(int count) {
        return part(values.length - count, values.length, clock);
    }

    private Series part(int from, int to, Clock then) {
        double[][] parts = new double[covariates.length][];
        Arrays.setAll(parts, i -> Arrays.copyOfRange(covariates[i], from, to));
        return new Series(id, Arrays.copyOfRange(values, from, to), then, parts);
    }

    private static double[] joined(double[] first, double[] then) {
        double[] both = Arrays.copyOf(first, first.length + then.length);
        System.arraycopy(then, 0, both, first.length, then.length);
        return both;
    }
}
