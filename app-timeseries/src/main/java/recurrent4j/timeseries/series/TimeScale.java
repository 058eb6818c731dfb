package recurrent4j.timeseries.series;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import recurrent4j.io.InputException;

/** A way to count time, on which equally spaced labels are equally far from each other. */
public interface TimeScale {

    /** Returns where a label lies, or nothing if it is not written as this scale's labels are. */
    OptionalDouble position(String label);

    /** Returns the label of a position, written as this scale's labels are. */
    String label(double position);

    /** Returns a distance as people say it, such as "7 days". */
    String distance(double step);

    /**
     * Returns the distance that people say so: the inverse of {@link #distance}.
     *
     * @throws InputException if it is not a distance on this scale
     */
    double step(String distance);

    /** Returns how many steps make the season that is usual for steps of this length; 1 if none is. */
    int season(double step);

    /** Returns the cycles of the calendar that steps of this length move through; none where there is no calendar. */
    default List<Cycle> cycles(double step) {
        return List.of();
    }

    /**
     * Returns how far a position has come in a cycle, from 0 to below 1.
     *
     * @throws InputException if the scale does not know the cycle
     */
    default double phase(Cycle cycle, double position) {
        throw new InputException("Moments that are only counted have no place in a " + cycle + ".");
    }

    /**
     * Returns the scale of labels, told by how the first is written, or nothing if it is neither a date, a period of a year, nor a
     * number.
     */
    static Optional<TimeScale> of(List<String> labels) {
        Optional<TimeScale> dates = DateScale.of(labels).map(TimeScale.class::cast);
        return dates.or(() -> PeriodScale.of(labels)).or(() -> NumberScale.of(labels));
    }
}
