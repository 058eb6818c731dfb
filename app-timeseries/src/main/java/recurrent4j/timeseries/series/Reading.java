package recurrent4j.timeseries.series;

import java.util.Optional;
import java.util.OptionalInt;

/**
 * What a reader of a file knows better than the file.
 *
 * @param missing what is done about missing values
 * @param step the distance of two values, such as "1 month"; detected if it is not given
 * @param season steps to a season; the usual one of the frequency if it is not given
 */
public record Reading(MissingValues missing, Optional<String> step, OptionalInt season) {

    /** Returns that everything is detected, and nothing may be missing. */
    public static Reading strict() {
        return new Reading(MissingValues.REFUSE, Optional.empty(), OptionalInt.empty());
    }

    /** Returns the same with another treatment of missing values. */
    public Reading treating(MissingValues treatment) {
        return new Reading(treatment, step, season);
    }

    /** Returns the same with a distance of two values. */
    public Reading every(String distance) {
        return new Reading(missing, Optional.of(distance), season);
    }

    /** Returns the same with a season. */
    public Reading season(int steps) {
        return new Reading(missing, step, OptionalInt.of(steps));
    }
}
