package recurrent4j.timeseries.forecast;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import recurrent4j.eval.Table;
import recurrent4j.io.InputException;
import recurrent4j.io.Text;
import recurrent4j.timeseries.series.Series;

/**
 * What is expected to follow a series.
 *
 * @param mean one value a step
 * @param intervals where the values lie with a stated frequency; none if the method does not say
 * @param times when the steps are, written as the series writes its own moments; none if that was not asked for
 */
public record Forecast(double[] mean, List<Interval> intervals, List<String> times) {

    /** Digits of the largest value, when it is shown to people. */
    private static final int SHOWN_DIGITS = 5;

    /** @throws InputException if a value is not finite, or an interval has another horizon */
    public Forecast {
        intervals = List.copyOf(intervals);
        times = List.copyOf(times);
        if (!times.isEmpty() && times.size() != mean.length) {
            throw new InputException("%d moments do not fit a forecast of %d steps.", times.size(), mean.length);
        }
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

    /** A forecast that does not say when. */
    public Forecast(double[] mean, List<Interval> intervals) {
        this(mean, intervals, List.of());
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

    /** Returns the same forecast, of which is known that it follows a series. */
    public Forecast after(Series series) {
        return new Forecast(mean, intervals, series.clock().next(horizon()));
    }

    /**
     * Returns the first steps alone.
     *
     * @param steps from 1 to the horizon
     */
    public Forecast first(int steps) {
        return new Forecast(
                Arrays.copyOf(mean, steps),
                intervals.stream()
                        .map(one -> new Interval(
                                one.level(), Arrays.copyOf(one.lower(), steps), Arrays.copyOf(one.upper(), steps)))
                        .toList(),
                times.isEmpty() ? times : times.subList(0, steps));
    }

    /** Returns a table for people: a row a step, the mean and the bounds of each interval. */
    @Override
    public String toString() {
        double largest = Arrays.stream(mean).map(Math::abs).max().orElse(0);
        int whole = largest == 0 ? 1 : (int) Math.floor(Math.log10(largest)) + 1;
        String form = "%." + Math.max(0, SHOWN_DIGITS - whole) + "f";
        List<String> headings = new ArrayList<>(List.of(times.isEmpty() ? "step" : "time", "mean"));
        intervals.forEach(one -> headings.add(Text.of("%.0f %%", 100 * one.level())));
        List<List<String>> rows = IntStream.range(0, horizon())
                .mapToObj(step -> {
                    List<String> row = new ArrayList<>();
                    row.add(times.isEmpty() ? Integer.toString(step + 1) : times.get(step));
                    row.add(Text.of(form, mean[step]));
                    intervals.forEach(
                            one -> row.add(Text.of(form + " to " + form, one.lower()[step], one.upper()[step])));
                    return row;
                })
                .toList();
        return new Table(headings, rows).toString();
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
