package recurrent4j.timeseries.forecast;

import java.util.List;
import java.util.Optional;
import recurrent4j.io.InputException;

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

    /** Returns how many steps are forecast. */
    public int horizon() {
        return mean.length;
    }

    /** Returns the interval of a level, if there is one. */
    public Optional<Interval> interval(double level) {
        return intervals.stream().filter(one -> one.level() == level).findFirst();
    }
}
