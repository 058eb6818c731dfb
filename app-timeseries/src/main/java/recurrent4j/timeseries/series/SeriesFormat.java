package recurrent4j.timeseries.series;

/** How a file holds series. */
public enum SeriesFormat {
    /** One value a row, with the id of its series and its time stamp. */
    LONG,
    /** One series a row, its id and then its values. */
    M4,
    /** One series in a column. */
    COLUMN
}
