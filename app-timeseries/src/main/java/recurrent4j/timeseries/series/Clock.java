package recurrent4j.timeseries.series;

import java.util.List;
import java.util.stream.IntStream;
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

    /** Returns the moment some steps after the last value, or before it where they are negative. */
    public String label(int ahead) {
        return scale.label(now + ahead * step);
    }

    /** Returns the cycles of the calendar that the moments move through, if they are told by one. */
    public List<Cycle> cycles() {
        return scale.cycles(step);
    }

    /** Returns how far a moment some steps after the last value has come in a cycle, from 0 to below 1. */
    public double phase(Cycle cycle, int ahead) {
        return scale.phase(cycle, now + ahead * step);
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
