package recurrent4j.timeseries.series;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import recurrent4j.io.CsvFormat;
import recurrent4j.io.CsvReader;
import recurrent4j.io.InputException;

/**
 * How a CSV file with a header holds series. Rows of different series may be mixed; those of one series are in order of
 * time. In one column, the series is called as the file; without a column of times the rows are equally spaced.
 *
 * @param format whether a row is a value or a series, or a column is one
 * @param id the column that says which series a row belongs to; only of {@link Format#LONG}
 * @param ds the column of time stamps: dates, date-times, {@code year:period}, or numbers; empty where rows are counted
 * @param y the column of values
 * @param features the columns of covariates that were measured with the values
 * @param future the columns of covariates that are known ahead, which go on in rows without a value
 * @param statics the columns of what is the same in all rows of a series
 */
public record SeriesColumns(
        Format format,
        String id,
        String ds,
        String y,
        List<String> features,
        @JsonSetter(nulls = Nulls.AS_EMPTY) List<String> future,
        @JsonSetter(nulls = Nulls.AS_EMPTY) List<String> statics) {

    /** What a row is. */
    public enum Format {
        /** One value a row, with the id of its series and its time stamp. */
        LONG,
        /**
         * One series a row, its id and then its values, oldest first: the layout of the M4 competition's files. Rows differ in
         * length; empty cells at the end of a row are padding. Time is not told, so values are counted.
         */
        M4,
        /** One series in a column. */
        COLUMN
    }

    /** How programs write that there is no value. */
    private static final Set<String> MISSING = Set.of("", "NA", "NaN", "nan", "null");

    /** M4's ids begin with a letter for the frequency; the seasons are those its organisers use. */
    private static final Map<Character, Frequency> M4 = Map.of(
            'Y', new Frequency("year", 1),
            'Q', new Frequency("quarter", 4),
            'M', new Frequency("month", 12),
            'W', new Frequency("week", 1),
            'D', new Frequency("day", 1),
            'H', new Frequency("hour", 24));

    /** Columns of which none is known ahead, or the same throughout. */
    public SeriesColumns(Format format, String id, String ds, String y, List<String> features) {
        this(format, id, ds, y, features, List.of(), List.of());
    }

    /** @throws InputException if a part is missing, or a column has two roles */
    public SeriesColumns {
        if (format == null || id == null || ds == null || y == null || features == null) {
            throw new InputException("The columns of a file must say its format, id, ds, y and features.");
        }
        features = List.copyOf(features);
        future = List.copyOf(future);
        statics = List.copyOf(statics);
        List<String> columns = new ArrayList<>(features);
        columns.addAll(future);
        columns.addAll(statics);
        columns.add(y);
        if (!ds.isEmpty()) {
            columns.add(ds);
        }
        if (format == Format.LONG) {
            columns.add(id);
        }
        for (String column : columns) {
            if (format != Format.M4 && columns.indexOf(column) != columns.lastIndexOf(column)) {
                throw new InputException(("Column \"%s\" is named twice; the columns of ids, times, values and features"
                                + " must differ, and the past of the values is always used.")
                        .formatted(column));
            }
        }
    }

    /**
     * Reads a file, gzipped or not, row by row.
     *
     * @throws InputException if the file cannot serve: one sentence says where, why, and what to do
     * @throws IOException if reading fails
     */
    public SeriesSet read(Path file, Reading reading) throws IOException {
        try (CsvReader rows = CsvReader.open(file, CsvFormat.DETECTED)) {
            return read(rows, reading);
        }
    }

    /** Reads all rows of a file, as {@link #read(Path, Reading)} does. */
    public SeriesSet read(CsvReader rows, Reading reading) throws IOException {
        return read(rows, Optional.empty(), reading);
    }

    /**
     * Reads all rows of a file, as {@link #read(Path, Reading)} does.
     *
     * @param ahead a file of the same columns for later moments, of which it needs those that are known ahead
     */
    public SeriesSet read(CsvReader rows, Optional<CsvReader> ahead, Reading reading) throws IOException {
        if (format == Format.M4) {
            return readRows(rows, reading);
        }
        if (rows.header().isEmpty()) {
            throw nothing(rows);
        }
        var file = new LongFile(this, rows);
        file.read(false);
        if (file.series().isEmpty()) {
            throw nothing(rows);
        }
        if (ahead.isPresent()) {
            file.continueWith(ahead.get());
        }
        if (!ds.isEmpty()) {
            file.axis().place(reading);
        }
        Queue<RawSeries> all = new ArrayDeque<>(file.series().values());
        file.series().clear();
        try {
            return new Assembly(file.axis(), names(), reading).assemble(all, Optional.empty());
        } catch (InputException e) {
            throw file.explained(e);
        }
    }

    private CovariateNames names() {
        return new CovariateNames(features, future, statics, Holidays.NONE);
    }

    /** Where all ids are as in M4, such as H17, they tell the season. */
    private static SeriesSet readRows(CsvReader rows, Reading reading) throws IOException {
        var axis = new Axis(rows);
        Queue<RawSeries> series = new ArrayDeque<>();
        for (var row = rows.nextOfAnyLength(); row.isPresent(); row = rows.nextOfAnyLength()) {
            RawSeries one = series(axis, row.get());
            if (one.isEmpty() && !reading.leavesOutEmpty()) {
                throw new InputException(
                        "%s: series %s has no values at all; remove its row, or choose --short skip.",
                        rows.place(), one.id());
            }
            series.add(one);
        }
        if (series.isEmpty()) {
            throw nothing(rows);
        }
        Frequency frequency = frequency(series).orElse(new Frequency("step", 1));
        return new Assembly(axis, CovariateNames.NONE, reading).assemble(series, Optional.of(frequency));
    }

    private static RawSeries series(Axis axis, List<String> cells) {
        CsvReader rows = axis.file();
        String id = cells.get(0).strip();
        int last = IntStream.range(1, cells.size())
                .filter(cell -> !cells.get(cell).isBlank())
                .max()
                .orElse(0);
        RawSeries series = new RawSeries(id, axis, 1, 0);
        for (int cell = 1; cell <= last; cell++) {
            series.add(cell, number(rows, cells.get(cell), "V" + (cell + 1)));
        }
        return series;
    }

    private static Optional<Frequency> frequency(Queue<RawSeries> series) {
        String first = series.element().id();
        char letter = first.isEmpty() ? ' ' : first.charAt(0);
        Pattern alike = Pattern.compile(Pattern.quote(Character.toString(letter)) + "\\d+");
        return Optional.ofNullable(M4.get(letter))
                .filter(frequency ->
                        series.stream().allMatch(one -> alike.matcher(one.id()).matches()));
    }

    /** Returns the number in a cell, or NaN if it is empty. */
    static double number(CsvReader rows, String cell, String column) {
        String text = cell.strip();
        if (MISSING.contains(text)) {
            return Double.NaN;
        }
        double number = rows.dialect().number(text);
        if (!Double.isFinite(number)) {
            throw new InputException(
                    "%s: \"%s\" in column \"%s\" is not a number, such as %s or 3e4; correct the cell%s."
                            .formatted(
                                    rows.place(),
                                    text,
                                    column,
                                    Character.valueOf(',').equals(rows.dialect().decimal()) ? "-1,5" : "-1.5",
                                    text.indexOf(',') < 0 ? "" : ", or say --decimal"));
        }
        return number;
    }

    private static InputException nothing(CsvReader rows) {
        return new InputException(
                "%s has no values; it needs a line of column names and lines under it.".formatted(rows.name()));
    }
}
