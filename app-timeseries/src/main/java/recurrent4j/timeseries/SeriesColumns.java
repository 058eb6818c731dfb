package recurrent4j.timeseries;

/**
 * How a file holds series.
 *
 * @param format whether a row is a value or a series, or a column is one
 * @param id the column of names, empty where there is none
 * @param ds the column of time stamps, empty where rows are counted
 * @param y the column of values, empty where a row is a series
 */
record SeriesColumns(SeriesFormat format, String id, String ds, String y) {

    /** @throws IllegalArgumentException if a part is missing */
    SeriesColumns {
        if (format == null || id == null || ds == null || y == null) {
            throw new IllegalArgumentException("The columns of a file must say its format, id, ds and y.");
        }
    }
}
