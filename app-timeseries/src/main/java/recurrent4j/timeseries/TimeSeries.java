package recurrent4j.timeseries;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import recurrent4j.data.Split;
import recurrent4j.data.Standardizer;
import recurrent4j.data.Window;
import recurrent4j.io.Checksum;
import recurrent4j.io.InputException;

/**
 * Quantities measured at equally spaced moments, of which one, the target, is to be forecast.
 *
 * @param name what people call it: the file's name, or the preset's
 * @param columns the quantities' names, the target first
 * @param values {@code values[column][row]}, oldest row first
 * @param time when each row was measured
 */
record TimeSeries(String name, List<String> columns, double[][] values, TimeAxis time) {

    /** Steps of float between the least and the greatest value of a column below which it is mostly rounding. */
    private static final double FINEST = 1000;

    private static final double TRAINING_SHARE = 0.70;
    private static final double VALIDATION_SHARE = 0.15;

    /**
     * Reads columns of a CSV file with a header.
     *
     * @param target the column to forecast
     * @param features columns to forecast it from, besides its own past
     * @param timeColumn the column of dates or numbers that says when; without it rows are taken as equally spaced
     * @throws InputException if the file cannot serve as a series: one sentence says where, why, and what
     *     to do
     * @throws IOException if reading fails
     */
    static TimeSeries readCsv(Path file, String target, List<String> features, Optional<String> timeColumn)
            throws IOException {
        return of(CsvTable.read(file), target, features, timeColumn);
    }

    /** Takes columns of a table, as {@link #readCsv} does. */
    static TimeSeries of(CsvTable table, String target, List<String> features, Optional<String> timeColumn) {
        List<String> columns = new ArrayList<>(List.of(target));
        columns.addAll(features);
        requireDistinct(columns, timeColumn);
        int[] indices = columns.stream().mapToInt(table::column).toArray();
        TimeAxis time = timeColumn
                .map(column -> timeAxis(table, column))
                .orElseGet(() -> TimeAxis.counting(table.rows().size()));
        double[][] values = Arrays.stream(indices).mapToObj(table::numbers).toArray(double[][]::new);
        TimeSeries series = new TimeSeries(table.name(), List.copyOf(columns), values, time);
        series.requireChange();
        return series;
    }

    /** Returns a checksum of the target in the first rows, by which the data of a training is known again. */
    String fingerprint(int rows) {
        ByteBuffer bytes = ByteBuffer.allocate(Double.BYTES * rows);
        bytes.asDoubleBuffer().put(values[0], 0, rows);
        return Checksum.of(bytes.array());
    }

    /** Returns the windows whose future lies behind the first rows, though their past may reach into them. */
    List<Window> windowsAfter(int seen, int window, int horizon) {
        return slice(seen - window, rows()).windows(window, horizon);
    }

    /** Returns how many of the rows a split gives to training and validation. */
    int rowsBeforeTest() {
        return (int) Math.round(rows() * (TRAINING_SHARE + VALIDATION_SHARE));
    }

    /** Returns the number of rows. */
    int rows() {
        return values[0].length;
    }

    /** Returns every window of the series, each one row after the one before. */
    List<Window> windows(int window, int horizon) {
        requireSizes(window, horizon);
        if (rows() < (long) window + horizon) {
            throw new InputException(("%s has %d rows, fewer than a window of %d and a horizon of %d take; "
                            + "choose smaller ones or a longer series.")
                    .formatted(name, rows(), window, horizon));
        }
        List<Window> windows = new ArrayList<>();
        for (int start = 0; start + window + horizon <= rows(); start++) {
            windows.add(new Window(past(start, window), floats(values[0], start + window, horizon)));
        }
        return windows;
    }

    /** Returns the last rows as a window whose future is still to come. */
    Window latest(int window) {
        if (rows() < window) {
            throw new InputException("%s has %d rows, and the forecast starts from the last %d; give a longer series."
                    .formatted(name, rows(), window));
        }
        return new Window(past(rows() - window, window), new float[0]);
    }

    /**
     * Returns {@link #split(double, double, int, int)} with 70 % for training, 15 % for validation, 15 % for the
     * test.
     */
    Split<TimeSeries> split(int window, int horizon) {
        return split(TRAINING_SHARE, VALIDATION_SHARE, window, horizon);
    }

    /**
     * Returns the series cut in three by time, the oldest rows for training. The validation and test parts begin with
     * the {@code window} rows before them, from which their first forecast is made, so that no row's target is in two
     * parts.
     *
     * @param training the share of the rows to train on, above 0
     * @param validation the share of the rows after them to validate on, above 0; what remains is for the test
     * @throws InputException if a part is too short for a single window
     */
    Split<TimeSeries> split(double training, double validation, int window, int horizon) {
        requireSizes(window, horizon);
        int first = (int) Math.round(rows() * training);
        int second = (int) Math.round(rows() * (training + validation));
        int shortest = Math.min(first - window, Math.min(second - first, rows() - second));
        if (shortest < horizon) {
            throw new InputException(("%s has %d rows: %d to train on, %d to validate, %d to test; "
                            + "a window of %d and a horizon of %d take at least %d, %d and %d, "
                            + "so choose smaller ones or a longer series.")
                    .formatted(
                            name,
                            rows(),
                            first,
                            second - first,
                            rows() - second,
                            window,
                            horizon,
                            (long) window + horizon,
                            horizon,
                            horizon));
        }
        return new Split<>(slice(0, first), slice(first - window, second), slice(second - window, rows()));
    }

    /** Returns the scaling fitted to these rows, which should be the training part's. */
    Standardizer standardizer() {
        return Standardizer.fit(values, columns);
    }

    private TimeSeries slice(int from, int to) {
        double[][] part = Arrays.stream(values)
                .map(column -> Arrays.copyOfRange(column, from, to))
                .toArray(double[][]::new);
        return new TimeSeries(name, columns, part, time.slice(from, to));
    }

    private float[][] past(int start, int steps) {
        return Arrays.stream(values).map(column -> floats(column, start, steps)).toArray(float[][]::new);
    }

    private static float[] floats(double[] column, int start, int count) {
        float[] floats = new float[count];
        for (int i = 0; i < count; i++) {
            floats[i] = (float) column[start + i];
        }
        return floats;
    }

    /** Networks compute in float, so a change that float rounds away is none. */
    private void requireChange() {
        for (int column = 0; column < values.length; column++) {
            double least = Arrays.stream(values[column]).min().orElseThrow();
            double greatest = Arrays.stream(values[column]).max().orElseThrow();
            if (least == greatest) {
                throw new InputException(
                        "Column \"%s\" of %s never changes, so that there is nothing to learn; choose another or leave it out."
                                .formatted(columns.get(column), name));
            }
            if (greatest - least < FINEST * Math.ulp((float) Math.max(Math.abs(least), Math.abs(greatest)))) {
                throw new InputException(
                        "Column \"%s\" of %s changes by %s only, around %s, which is too little for numbers of seven digits; subtract a constant first."
                                .formatted(columns.get(column), name, greatest - least, least));
            }
        }
    }

    private static TimeAxis timeAxis(CsvTable table, String column) {
        int index = table.column(column);
        List<String> labels = table.rows().stream().map(row -> row.get(index)).toList();
        return TimeAxis.of(column, labels, table::place);
    }

    private static void requireDistinct(List<String> columns, Optional<String> timeColumn) {
        List<String> all = new ArrayList<>(columns);
        timeColumn.ifPresent(all::add);
        for (String column : all) {
            if (all.indexOf(column) != all.lastIndexOf(column)) {
                throw new InputException(("Column \"%s\" is named twice; "
                                + "--target, --features and --time must differ, "
                                + "and the target's own past is always used.")
                        .formatted(column));
            }
        }
    }

    private static void requireSizes(int window, int horizon) {
        if (window < 1 || horizon < 1) {
            throw new InputException(
                    "A window of %d and a horizon of %d leave nothing to forecast; choose 1 or more for both."
                            .formatted(window, horizon));
        }
    }
}
