package recurrent4j.timeseries.series;

import java.util.Optional;

/**
 * What a reader of a file knows better than the file.
 *
 * @param missing what is done about missing values
 * @param step the distance of two values, such as "1 month"; detected if it is not given
 * @param season steps to a season; the usual one of the frequency if it is not given
 */
public record Reading(MissingValues missing, Optional<String> step, Optional<Integer> season) {

    /** Returns that everything is detected, and nothing may be missing. */
    public static Reading strict() {
        return treating(MissingValues.REFUSE);
    }

    /** Returns that everything is detected, and what is missing is treated so. */
    public static Reading treating(MissingValues treatment) {
        return new Reading(treatment, Optional.empty(), Optional.empty());
    }
}
