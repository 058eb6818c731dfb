package recurrent4j.timeseries;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import recurrent4j.io.CsvFormat;
import recurrent4j.io.CsvReader;
import recurrent4j.io.InputException;
import recurrent4j.timeseries.forecast.SavedModel;
import recurrent4j.timeseries.series.Holidays;
import recurrent4j.timeseries.series.Reading;
import recurrent4j.timeseries.series.SeriesColumns;
import recurrent4j.timeseries.series.SeriesSet;
import recurrent4j.timeseries.series.TimeScale;

/**
 * How records hold series, each all rows of one in CSV with commas and decimal points, and what is asked of them.
 *
 * @param header the row above them
 * @param columns which of them is what
 * @param reading what is known better than they tell
 * @param steps to forecast; all that a model was trained for if they are not given
 * @param fallback whether a series that is too short, or that the method fails at, is forecast by the seasonal naive method, and
 *     each row says by what it was forecast; refused otherwise
 */
public record SeriesRecords(
        String header, SeriesColumns columns, Reading reading, OptionalInt steps, boolean fallback) {

    private static final CsvFormat FORMAT = new CsvFormat(',', true, '.', true);

    /** A row a series, its id and then its values. */
    public static SeriesRecords ofRows(OptionalInt steps, boolean fallback) {
        var columns = new SeriesColumns(SeriesColumns.Format.M4, "unique_id", "", "y", List.of());
        return new SeriesRecords("V1,V2", columns, Reading.strict(), steps, fallback);
    }

    /** A row a value, with the id of its series and its time stamp. */
    public static SeriesRecords ofValues(String header, SeriesColumns columns, OptionalInt steps, boolean fallback) {
        return new SeriesRecords(header, columns, Reading.strict(), steps, fallback);
    }

    /** Returns the same of series that are read in another way. */
    public SeriesRecords with(Reading other) {
        return new SeriesRecords(header, columns, other, steps, fallback);
    }

    /** Returns the same as it is asked of a model: as the file of its training was read, unless this says otherwise. */
    SeriesRecords of(SavedModel model) {
        if (model.columns().isEmpty()) {
            throw new InputException(
                    "The model was trained on the data of a preset, and knows no other; train one for these series.");
        }
        int most = model.horizon();
        if (steps.orElse(1) < 1 || steps.orElse(most) > most) {
            throw new InputException(
                    "The model was trained to forecast %d step(s), not %d; choose 1 to %d, or train one for more.",
                    most, steps.getAsInt(), most);
        }
        Optional<String> step = reading.step().or(() -> model.step().filter(TimeScale::isCalendar));
        // Values that are only counted don't tell their season, or by an id that looks so.
        Optional<Integer> season = reading.season()
                .or(() -> Optional.of(model.frequency().season())
                        .filter(one -> columns.format() == SeriesColumns.Format.M4));
        var known = new Reading(
                reading.missing(), reading.duplicates(), step, season, reading.leavesOutEmpty(), reading.dateFormat());
        return new SeriesRecords(header, columns, known, OptionalInt.of(steps.orElse(most)), fallback);
    }

    /**
     * Reads the series of records.
     *
     * @throws InputException if one of them holds no series or several, or its rows make none
     */
    public SeriesSet read(List<String> records) {
        return read(records, Holidays.NONE);
    }

    /** Reads the same with the events of a calendar. */
    SeriesSet read(List<String> records, Holidays events) {
        String text = header + "\n" + String.join("\n", records) + "\n";
        var bytes = new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
        try (CsvReader rows = CsvReader.open("The record", bytes, FORMAT)) {
            SeriesSet set = columns.read(rows, reading);
            if (set.size() != records.size()) {
                throw new InputException(
                        "%d records hold %d series, and each holds one; give each series its own id.",
                        records.size(), set.size());
            }
            return events.columns().isEmpty() ? set : set.with(events);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
