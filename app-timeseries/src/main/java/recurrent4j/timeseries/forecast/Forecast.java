package recurrent4j.timeseries.forecast;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import recurrent4j.io.InputException;
import recurrent4j.timeseries.series.Series;

/**
 * What is expected to follow a series.
 *
 * @param mean one value a step
 * @param intervals where the values lie with a stated frequency; none if the method does not say
 */
public record Forecast(double[] mean, List<Interval> intervals) {

    /** @throws InputException if a value is not finite, or an interval has another horizon */
    public Forecast {
        intervals = List.copyOf(intervals);
        for (double value : mean) {
            if (!Double.isFinite(value)) {
                throw new InputException(
                        "A forecast of %s is none; a method answers with finite numbers.".formatted(value));
            }
        }
        for (Interval interval : intervals) {
            if (interval.lower().length != mean.length) {
                throw new InputException("An interval of %d steps does not fit a forecast of %d."
                        .formatted(interval.lower().length, mean.length));
            }
        }
    }

    /** Returns a forecast without intervals. */
    public static Forecast of(double... mean) {
        return new Forecast(mean, List.of());
    }

    /** Returns a forecast without intervals, as single-precision arithmetic has found it. */
    public static Forecast of(float[] mean) {
        double[] values = new double[mean.length];
        for (int step = 0; step < values.length; step++) {
            values[step] = mean[step];
        }
        return of(values);
    }

    /**
     * Returns a forecast of a series.
     *
     * @throws InputException if it is none; the series is named
     */
    public static Forecast of(Series series, Supplier<Forecast> forecast) {
        try {
            return forecast.get();
        } catch (InputException e) {
            throw new InputException(
                    "Series %s, which ends at %s with %s, cannot be forecast so; look whether its values are right, or choose"
                            + " another method: %s",
                    series.id(), series.clock().label(0), series.values()[series.length() - 1], e.getMessage());
        }
    }

    /** Returns how many steps are forecast. */
    public int horizon() {
        return mean.length;
    }

    /** Returns the interval of a level, if there is one. */
    public Optional<Interval> interval(double level) {
        return intervals.stream().filter(one -> one.level() == level).findFirst();
    }

    /**
     * Bounds between which the truth is expected as often as the level says.
     *
     * @param level above 0 and below 1, such as 0.8
     * @param lower one bound a step
     * @param upper one bound a step, not below the lower
     */
    public record Interval(double level, double[] lower, double[] upper) {

        /** @throws InputException if the level is none, or the bounds are not in order */
        public Interval {
            if (!(level > 0 && level < 1)) {
                throw new InputException(
                        "A level of %s is none; choose one between 0 and 1, such as 0.8.".formatted(level));
            }
            if (lower.length != upper.length) {
                throw new InputException(
                        "An interval has %d lower bounds and %d upper ones.".formatted(lower.length, upper.length));
            }
            for (int step = 0; step < lower.length; step++) {
                if (!(lower[step] <= upper[step])) {
                    throw new InputException("The lower bound %s of step %d is not below the upper %s."
                            .formatted(lower[step], step + 1, upper[step]));
                }
            }
        }
    }
}
