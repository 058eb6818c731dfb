package recurrent4j.timeseries.series;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import recurrent4j.timeseries.series.Reading.Duplicates;

/** The rows of one series as they come out of a file, in arrays that grow. */
final class RawSeries {

    private final String id;
    private final Axis axis;
    private int[] stamps = new int[16];
    private int[] lines = new int[16];
    /** {@code [column][row]}, the values first and then the covariates; NaN where a cell is empty. */
    private final double[][] columns;

    private int rows;
    private int merged;

    RawSeries(String id, Axis axis, int columns) {
        this.id = id;
        this.axis = axis;
        this.columns = new double[columns][stamps.length];
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
        lines[rows] = axis.file().line();
        for (int i = 0; i < cells.length; i++) {
            columns[i][rows] = cells[i];
        }
        rows++;
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
        return lines[row];
    }

    /** Returns how messages name the line of a row. */
    String place(int row) {
        return axis.file().place(lines[row]);
    }
}
