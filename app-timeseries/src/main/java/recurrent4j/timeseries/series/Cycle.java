package recurrent4j.timeseries.series;

/** A stretch of the calendar that repeats. */
public enum Cycle {
    /** The hour of the day. */
    DAY,
    /** The day of the week. */
    WEEK,
    /** The month of the year. */
    YEAR
}
