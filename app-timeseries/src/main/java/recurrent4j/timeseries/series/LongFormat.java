package recurrent4j.timeseries.series;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import recurrent4j.io.CsvFormat;
import recurrent4j.io.CsvReader;
import recurrent4j.io.InputException;

/**
 * A CSV file with a header and one value a row: whose it is, when it was, how much. Rows of different series may be
 * mixed; those of one series are in order of time. Without a column of ids the file is one series, called as the file;
 * without a column of times the rows are equally spaced.
 *
 * @param id the column that says which series a row belongs to
 * @param time the column of time stamps: dates, date-times, {@code year:period}, or numbers
 * @param value the column of values
 * @param features the columns of covariates
 */
public record LongFormat(Optional<String> id, Optional<String> time, String value, List<String> features) {

    /** How programs write that there is no value. */
    private static final Set<String> MISSING = Set.of("", "NA", "NaN", "nan", "null");

    /** @throws InputException if a column has two roles */
    public LongFormat {
        List<String> columns = Stream.of(id.stream(), time.stream(), Stream.of(value), features.stream())
                .flatMap(Function.identity())
                .toList();
        for (String column : columns) {
            if (columns.indexOf(column) != columns.lastIndexOf(column)) {
                throw new InputException(("Column \"%s\" is named twice; the columns of ids, times, values and features"
                                + " must differ, and the past of the values is always used.")
                        .formatted(column));
            }
        }
    }

    /** Returns the layout that forecasting libraries share: {@code unique_id,ds,y}. */
    public static LongFormat usual() {
        return new LongFormat(Optional.of("unique_id"), Optional.of("ds"), "y", List.of());
    }

    /** Returns the layout of a file with one series in a column. */
    public static LongFormat column(String value, Optional<String> time) {
        return new LongFormat(Optional.empty(), time, value, List.of());
    }

    /** Returns the same layout with covariates in other columns. */
    public LongFormat with(List<String> covariates) {
        return new LongFormat(id, time, value, covariates);
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
        if (rows.header().isEmpty()) {
            throw nothing(rows);
        }
        String alone = SeriesSet.shortName(rows.name());
        var stamps = new Stamps();
        Map<String, RawSeries> series = new LinkedHashMap<>();
        int ids = id.isPresent() ? rows.column(id.get()) : -1;
        int times = time.isPresent() ? rows.column(time.get()) : -1;
        int values = rows.column(value);
        int[] others = features.stream().mapToInt(rows::column).toArray();
        for (var row = rows.next(); row.isPresent(); row = rows.next()) {
            List<String> cells = row.get();
            RawSeries one = series.computeIfAbsent(
                    ids < 0 ? alone : cells.get(ids).strip(), name -> new RawSeries(name, features.size()));
            int stamp =
                    times < 0 ? one.rows() + 1 : stamps.number(cells.get(times).strip(), rows.line());
            one.add(stamp, number(rows, cells.get(values), value), rows.line());
            for (int i = 0; i < others.length; i++) {
                one.addCovariate(i, number(rows, cells.get(others[i]), features.get(i)));
            }
        }
        if (series.isEmpty()) {
            throw nothing(rows);
        }
        Axis axis = times < 0 ? Axis.counting() : stamps.axis(rows);
        Queue<RawSeries> all = new ArrayDeque<>(series.values());
        series.clear();
        return new Assembly(rows, axis, reading, features).assemble(all, 1);
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

    /** Returns that a file has nothing to read. */
    static InputException nothing(CsvReader rows) {
        return new InputException(
                "%s has no values; it needs a line of column names and lines under it.".formatted(rows.name()));
    }
}
