package recurrent4j.timeseries.series;

import java.util.Optional;

/**
 * What a reader of a file knows better than the file.
 *
 * @param missing what is done about missing values
 * @param duplicates what is done about a second value for one moment
 * @param step the distance of two values, such as "1 month"; detected if it is not given
 * @param season steps to a season; the usual one of the frequency if it is not given
 * @param leavesOutEmpty whether series without any value are left out, rather than refused
 * @param dateFormat how dates are written, as a pattern of {@link java.time.format.DateTimeFormatter}; told by all of them if
 *     it is not given
 */
public record Reading(
        MissingValues missing,
        Duplicates duplicates,
        Optional<String> step,
        Optional<Integer> season,
        boolean leavesOutEmpty,
        Optional<String> dateFormat) {

    /** Says that the form of dates is told by all of them. */
    public Reading(
            MissingValues missing,
            Duplicates duplicates,
            Optional<String> step,
            Optional<Integer> season,
            boolean leavesOutEmpty) {
        this(missing, duplicates, step, season, leavesOutEmpty, Optional.empty());
    }

    /** Returns the same of a file whose dates are written so, if that is known. */
    public Reading datedBy(Optional<String> pattern) {
        return new Reading(missing, duplicates, step, season, leavesOutEmpty, pattern);
    }

    /** Says that series without any value are refused. */
    public Reading(MissingValues missing, Duplicates duplicates, Optional<String> step, Optional<Integer> season) {
        this(missing, duplicates, step, season, false);
    }

    /** What is done about empty cells and about rows that are not there though the frequency calls for them. */
    public enum MissingValues {
        /** The file is refused, and the line named. */
        REFUSE,
        /**
         * They are put on the straight line between the neighbours in time; before the first value and after the last,
         * where there is no such line, they are left out.
         */
        INTERPOLATE,
        /** They are left out, and the values that remain are taken as equally spaced. */
        DROP
    }

    /**
     * What is done about a second value for one moment of a series, such as those of the hour that the end of daylight saving
     * time repeats.
     */
    public enum Duplicates {
        /** The file is refused, and both lines named. */
        REFUSE,
        /** The first is kept. */
        FIRST,
        /** The last is kept. */
        LAST,
        /** Their mean is taken, of values and covariates alike. */
        MEAN
    }

    /** Returns that everything is detected, and nothing may be missing. */
    public static Reading strict() {
        return treating(MissingValues.REFUSE);
    }

    /** Returns that everything is detected, and what is missing is treated so. */
    public static Reading treating(MissingValues treatment) {
        return new Reading(treatment, Duplicates.REFUSE, Optional.empty(), Optional.empty());
    }
}
