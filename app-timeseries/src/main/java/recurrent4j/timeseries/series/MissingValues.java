package recurrent4j.timeseries.series;

/** What is done about empty cells and about rows that are not there though the frequency calls for them. */
public enum MissingValues {
    /** The file is refused, and the line named. */
    REFUSE,
    /**
     * They are put on the straight line between the neighbours in time; before the first value and after the last, where
     * there is no such line, they are left out.
     */
    INTERPOLATE,
    /** They are left out, and the values that remain are taken as equally spaced. */
    DROP
}
