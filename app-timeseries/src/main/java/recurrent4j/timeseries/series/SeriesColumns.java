package recurrent4j.timeseries.series;

import java.util.List;
import recurrent4j.io.InputException;

/**
 * How a file holds series.
 *
 * @param format whether a row is a value or a series, or a column is one
 * @param id the column of names, empty where there is none
 * @param ds the column of time stamps, empty where rows are counted
 * @param y the column of values, empty where a row is a series
 * @param features the columns of covariates
 */
public record SeriesColumns(SeriesFormat format, String id, String ds, String y, List<String> features) {

    /** @throws InputException if a part is missing */
    public SeriesColumns {
        if (format == null || id == null || ds == null || y == null || features == null) {
            throw new InputException("The columns of a file must say its format, id, ds, y and features.");
        }
        features = List.copyOf(features);
    }
}
