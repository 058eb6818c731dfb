package recurrent4j.timeseries;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** A way to count time, on which equally spaced labels are equally far from each other. */
interface TimeScale {

    /** Returns where a label lies, or nothing if it is not written as this scale's labels are. */
    OptionalDouble position(String label);

    /** Returns the label of a position, written as this scale's labels are. */
    String label(double position);

    /** Returns a distance as people say it, such as "7 days". */
    String distance(double step);

    /**
     * Returns the scale of labels, told by how the first is written, or nothing if it is neither a number nor a date.
     */
    static Optional<TimeScale> of(List<String> labels) {
        Optional<TimeScale> dates = DateScale.of(labels).map(TimeScale.class::cast);
        return dates.or(() -> NumberScale.of(labels));
    }
}
