package recurrent4j.timeseries.series;

import java.util.Arrays;

/**
 * One quantity at equally spaced moments, oldest first.
 *
 * @param id what it is called, unique in its set
 * @param values finite, at least one; not to be changed
 * @param clock when they were measured
 */
public record Series(String id, double[] values, Clock clock) {

    /** Returns a series whose moments are counted. */
    public static Series of(String id, double... values) {
        return new Series(id, values, Clock.counting(values.length));
    }

    /** @throws IllegalArgumentException if there is no value, or one is not finite */
    public Series {
        if (values.length == 0) {
            throw new IllegalArgumentException(
                    "Series %s has no values; a forecast starts from at least one.".formatted(id));
        }
        for (int i = 0; i < values.length; i++) {
            if (!Double.isFinite(values[i])) {
                throw new IllegalArgumentException("Value %d of series %s is %s; only finite numbers have a future."
                        .formatted(i + 1, id, values[i]));
            }
        }
    }

    /** Returns how many values there are. */
    public int length() {
        return values.length;
    }

    /** Returns a copy of what was known before the last values came, with nothing of them in it. */
    public Series withoutLast(int count) {
        return new Series(id, Arrays.copyOf(values, values.length - count), clock.back(count));
    }

    /** Returns the series with the values that came later. */
    Series followedBy(double... later) {
        double[] both = Arrays.copyOf(values, values.length + later.length);
        System.arraycopy(later, 0, both, values.length, later.length);
        return new Series(id, both, clock.back(-later.length));
    }

    /** Returns the last values alone. */
    public Series last(int count) {
        return new Series(id, Arrays.copyOfRange(values, values.length - count, values.length), clock);
    }
}
