package recurrent4j.timeseries.series;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import recurrent4j.io.InputException;
import recurrent4j.timeseries.series.Reading.Duplicates;

/** The rows of one series as they come out of a file, in arrays that grow. */
final class RawSeries {

    private final String id;
    private final Axis axis;
    private int[] stamps = new int[16];
    private int[] lines = new int[16];
    /** {@code [column][row]}, the values first, then the past covariates and those known ahead; NaN where a cell is empty. */
    private final double[][] columns;

    private final String[] statics;
    private final int[] staticLines;
    private int rows;
    private int merged;

    RawSeries(String id, Axis axis, int columns, int statics) {
        this.id = id;
        this.axis = axis;
        this.columns = new double[columns][stamps.length];
        this.statics = new String[statics];
        this.staticLines = new int[statics];
        Arrays.fill(this.statics, "");
    }

    /** Whether no row has a value. */
    boolean isEmpty() {
        return IntStream.range(0, rows).allMatch(row -> Double.isNaN(columns[0][row]));
    }

    /** Adds the row that the file was read to, with the number of its time stamp. */
    void add(int stamp, double... cells) {
        if (rows == stamps.length) {
            int longer = rows + rows / 2;
            stamps = Arrays.copyOf(stamps, longer);
            lines = Arrays.copyOf(lines, longer);
            Arrays.setAll(columns, i -> Arrays.copyOf(columns[i], longer));
        }
        stamps[rows] = stamp;
        lines[rows] = axis.line();
        for (int i = 0; i < cells.length; i++) {
            columns[i][rows] = cells[i];
        }
        rows++;
    }

    /**
     * Notes what the row that the file was read to says of a static feature; an empty cell says nothing.
     *
     * @throws InputException if another row says something else
     */
    void note(int feature, String name, String cell) {
        if (cell.isEmpty()) {
            return;
        }
        if (statics[feature].isEmpty()) {
            statics[feature] = cell;
            staticLines[feature] = axis.line();
        } else if (!statics[feature].equals(cell)) {
            throw new InputException(
                    "%s: \"%s\" of series %s is \"%s\", and \"%s\" in line %d; a static feature is the same in all rows, so name what changes with --future or --past.",
                    axis.place(axis.line()), name, id, cell, statics[feature], Math.abs(staticLines[feature]));
        }
    }

    /**
     * Returns the static features.
     *
     * @throws InputException if one is empty in all rows
     */
    List<String> statics(List<String> names) {
        for (int i = 0; i < statics.length; i++) {
            if (statics[i].isEmpty()) {
                throw new InputException(
                        "%s: \"%s\" of series %s is empty; fill the cell, or leave it out of --static.",
                        place(0), names.get(i), id);
            }
        }
        return List.of(statics);
    }

    /**
     * Makes one row of all of a moment, and puts it where the moment is; of several cells of a row, those that are empty don't
     * count.
     *
     * @param treatment which are kept
     */
    void merge(Duplicates treatment) {
        Map<Double, List<Integer>> moments = new LinkedHashMap<>();
        for (int row = 0; row < rows; row++) {
            moments.computeIfAbsent(position(row), moment -> new ArrayList<>()).add(row);
        }
        int before = rows;
        if (moments.size() < before) {
            rows = 0;
            for (List<Integer> same : moments.values()) {
                int kept = same.get(treatment == Duplicates.LAST ? same.size() - 1 : 0);
                stamps[rows] = stamps[kept];
                lines[rows] = lines[kept];
                for (double[] column : columns) {
                    column[rows] = treatment == Duplicates.MEAN
                            ? same.stream()
                                    .mapToDouble(row -> column[row])
                                    .filter(cell -> !Double.isNaN(cell))
                                    .average()
                                    .orElse(Double.NaN)
                            : column[kept];
                }
                rows++;
            }
        }
        merged += before - rows;
    }

    /** Returns how many rows were made one with another. */
    int merged() {
        return merged;
    }

    String id() {
        return id;
    }

    int rows() {
        return rows;
    }

    int columns() {
        return columns.length;
    }

    double cell(int column, int row) {
        return columns[column][row];
    }

    double position(int row) {
        return axis.position(stamps[row]);
    }

    String label(int row) {
        return axis.label(stamps[row]);
    }

    int line(int row) {
        return Math.abs(lines[row]);
    }

    /** Returns how messages name the line of a row. */
    String place(int row) {
        return axis.place(lines[row]);
    }
}
