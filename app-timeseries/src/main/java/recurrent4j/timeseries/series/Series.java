package recurrent4j.timeseries.series;

import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.Period;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import recurrent4j.io.InputException;

/**
 * One quantity at equally spaced moments, oldest first.
 *
 * @param id what it is called, unique in its set
 * @param values finite, at least one; not to be changed
 * @param clock when they were measured
 * @param covariates what else is known of it
 */
public record Series(String id, double[] values, Clock clock, Covariates covariates) {

    private static final DateTimeFormatter SECONDS = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT);

    /** Squares of more, and sums of squares, would be infinite. */
    private static final double LARGEST = 1e100;

    /** Returns a series whose moments are counted. */
    public static Series of(String id, double... values) {
        return new Series(id, values, Clock.counting(values.length));
    }

    /** Returns a series of one value a month. */
    public static Series of(String id, YearMonth first, double... values) {
        return dated(id, i -> first.plusMonths(i).toString(), values);
    }

    /**
     * Returns a series of one value a period, such as a day, a week or a quarter.
     *
     * @throws InputException if the period is not positive
     */
    public static Series of(String id, LocalDate first, Period every, double... values) {
        return dated(id, i -> first.plus(every.multipliedBy(i)).toString(), values);
    }

    /**
     * Returns a series of one value every so many seconds, minutes or hours.
     *
     * @throws InputException if the duration is not positive
     */
    public static Series of(String id, LocalDateTime first, Duration every, double... values) {
        return dated(id, i -> SECONDS.format(first.plus(every.multipliedBy(i))), values);
    }

    /**
     * Returns a series whose moments are written as files write them, such as 2021-03-21; business days and opening hours are
     * found out.
     *
     * @throws InputException if one is no time stamp, or they are not equally spaced
     */
    public static Series of(String id, List<String> times, double... values) {
        if (times.size() != values.length) {
            throw new InputException(
                    "Series %s has %d values and %d moments; each value needs its own.",
                    id, values.length, times.size());
        }
        return new Series(id, values, Clock.of(times, 0));
    }

    /** One moment more than values tells how often they come, even of a single one. */
    private static Series dated(String id, IntFunction<String> times, double[] values) {
        int moments = values.length == 0 ? 0 : values.length + 1;
        return new Series(
                id,
                values,
                moments == 0
                        ? Clock.counting(0)
                        : Clock.of(IntStream.range(0, moments).mapToObj(times).toList(), 1));
    }

    /** A series beside which nothing else is known. */
    public Series(String id, double[] values, Clock clock) {
        this(id, values, clock, Covariates.NONE);
    }

    /** A series beside which other quantities were measured, {@code [quantity][moment]}. */
    public Series(String id, double[] values, Clock clock, double[][] past) {
        this(id, values, clock, Covariates.ofPast(past));
    }

    /** @throws InputException if there is no value, or one is not finite or beyond 1e100, or a covariate does not fit */
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
        requireSize("Series " + id, values, clock, values.length);
        covariates.require(id, values, clock);
    }

    static void requireSize(String what, double[] numbers, Clock clock, int values) {
        for (int i = 0; i < numbers.length; i++) {
            if (Math.abs(numbers[i]) > LARGEST) {
                throw new InputException(
                        "%s is %s at %s, and numbers beyond %s cannot be computed with; divide them, or mend the value.",
                        what, numbers[i], clock.label(i + 1 - values), LARGEST);
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

    /** Returns the same with other covariates. */
    public Series with(Covariates others) {
        return new Series(id, values, clock, others);
    }

    /** Returns the series with what came later. */
    Series followedBy(Series later) {
        return new Series(
                id,
                Covariates.joined(values, values.length, later.values),
                clock.back(-later.length()),
                covariates.followedBy(later.covariates, values.length));
    }

    /** Returns the last values alone. */
    public Series last(int count) {
        return part(values.length - count, values.length, clock);
    }

    private Series part(int from, int to, Clock then) {
        return new Series(id, Arrays.copyOfRange(values, from, to), then, covariates.part(from, to));
    }
}
