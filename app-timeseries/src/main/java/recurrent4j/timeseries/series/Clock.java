package recurrent4j.timeseries.series;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import recurrent4j.io.InputException;
import recurrent4j.timeseries.series.TimeScale.Cycle;

/**
 * The equally spaced moments of a series, anchored at its last value, so that a hundred thousand series need no more
 * than three fields each.
 *
 * @param scale how time is counted and written
 * @param now where the last value lies
 * @param step the distance of two values, above 0
 */
public record Clock(TimeScale scale, double now, double step) {

    /** Returns the clock of a series that does not say when: its values are counted from 1. */
    public static Clock counting(int values) {
        return new Clock(NumberScale.counting(), values, 1);
    }

    /**
     * Returns the clock of values at moments that are written as files write them.
     *
     * @param times two or more
     * @param ahead how many of them are still to come after the last value
     * @throws InputException if one is no time stamp, or they are not equally far from each other
     */
    static Clock of(List<String> times, int ahead) {
        if (times.size() < 2) {
            throw new InputException("One moment does not tell how often values come; give two or more values.");
        }
        TimeScale scale = TimeScale.of(times, Optional.empty()).orElseThrow(() -> unreadable(times.get(0)));
        double[] positions = times.stream()
                .mapToDouble(time -> scale.position(time).orElseThrow(() -> unreadable(time)))
                .toArray();
        int last = positions.length - 1;
        double step = (positions[last] - positions[0]) / last;
        for (int i = 1; i <= last; i++) {
            double gone = positions[i] - positions[i - 1];
            if (!(step > 0) || !Assembly.isMultiple(gone, step) || Math.rint(gone / step) != 1) {
                throw new InputException(
                        "From %s to %s is not one step of %s to %s, and the moments of a series must be equally spaced;"
                                + " add what is missing, or leave the times out.",
                        times.get(i - 1), times.get(i), times.get(0), times.get(last));
            }
        }
        return new Clock(scale, positions[last - ahead], step);
    }

    private static InputException unreadable(String time) {
        return new InputException(
                "\"%s\" cannot be placed in time; write dates such as 2021-03-21, 2021-03 or 2021-03-21 14:00, all in one way.",
                time);
    }

    /** Returns how often values come, in words and with the season that is usual then. */
    public Frequency frequency() {
        return new Frequency(scale.distance(step), scale.season(step));
    }

    /** Whether values are only counted, so that nothing is known of when they were measured. */
    public boolean isCounting() {
        return scale.equals(NumberScale.counting());
    }

    /** Returns the moment some steps after the last value, or before it where they are negative. */
    public String label(int ahead) {
        return scale.label(now + ahead * step);
    }

    /** Returns the day, and time of day, some steps after the last value, or before it, where time is one of the calendar. */
    public Optional<LocalDateTime> dateTime(int ahead) {
        return scale.dateTime(now + ahead * step);
    }

    /** Returns the cycles of the calendar that the moments move through, if they are told by one. */
    public List<Cycle> cycles() {
        return scale.cycles(step);
    }

    /** Returns how far a moment some steps after the last value has come in a cycle, from 0 to below 1. */
    public double phase(Cycle cycle, int ahead) {
        return scale.phase(cycle, now + ahead * step);
    }

    /** Returns the first day of the step that begins at a moment some steps after the last value, if there are dates. */
    Optional<LocalDate> day(int ahead) {
        return scale.day(now + ahead * step);
    }

    /** Returns the first day that does not belong to that step any more. */
    LocalDate dayAfter(int ahead) {
        return scale.dayAfter(now + ahead * step, step);
    }

    /** Returns the moments that follow. */
    public List<String> next(int horizon) {
        return IntStream.rangeClosed(1, horizon).mapToObj(this::label).toList();
    }

    /** Returns the clock of the series without its last values. */
    Clock back(int values) {
        return new Clock(scale, now - values * step, step);
    }
}
