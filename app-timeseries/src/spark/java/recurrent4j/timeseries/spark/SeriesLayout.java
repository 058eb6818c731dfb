package recurrent4j.timeseries.spark;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import recurrent4j.io.CsvWriter;
import recurrent4j.timeseries.SeriesRecords;
import recurrent4j.timeseries.series.Reading;
import recurrent4j.timeseries.series.SeriesColumns;

/**
 * How files hold series, and how many steps are asked for.
 *
 * @param ofValues whether a row is a value, with the id of its series; otherwise it is a series, its id and then its values
 * @param id the column of ids, of rows that are values
 * @param ds the column of time stamps; empty if rows are counted
 * @param y the column of values
 * @param others the columns of covariates that the model reads beside the values, by what they are
 * @param season steps to a season; 0 if the model or the frequency tells
 * @param steps to forecast; 0 for all that a model was trained for
 * @param fallback whether a series that fails is forecast by the seasonal naive method, and flagged
 */
public record SeriesLayout(
        boolean ofValues, String id, String ds, String y, Others others, int season, int steps, boolean fallback)
        implements Serializable {

    /** Columns beside the values: measured with them, known ahead, and the same throughout a series. */
    public record Others(List<String> past, List<String> future, List<String> statics) implements Serializable {

        /** There are none. */
        public static final Others NONE = new Others(List.of(), List.of(), List.of());
    }

    /** Returns the columns that are read, in the order in which records have them. */
    List<String> columns() {
        List<String> columns = new ArrayList<>(List.of(id));
        if (!ds.isEmpty()) {
            columns.add(ds);
        }
        columns.add(y);
        columns.addAll(others.past());
        columns.addAll(others.future());
        columns.addAll(others.statics());
        return columns;
    }

    /** Returns what a scorer of this application needs to know of records. */
    SeriesRecords records() {
        OptionalInt asked = steps == 0 ? OptionalInt.empty() : OptionalInt.of(steps);
        var reading = new Reading(
                Reading.MissingValues.REFUSE,
                Reading.Duplicates.REFUSE,
                Optional.empty(),
                Optional.of(season).filter(one -> one > 0));
        if (!ofValues) {
            return SeriesRecords.ofRows(asked, fallback).with(reading);
        }
        var read = new SeriesColumns(
                SeriesColumns.Format.LONG, id, ds, y, others.past(), others.future(), others.statics());
        return SeriesRecords.ofValues(new CsvWriter(columns()).text().stripTrailing(), read, asked, fallback)
                .with(reading);
    }
}
