package recurrent4j.timeseries.series;

import java.util.Arrays;

/** The rows of one series as they come out of a file, in arrays that grow. */
final class RawSeries {

    private final String id;
    private int[] stamps = new int[16];
    private int[] lines = new int[16];
    private double[] values = new double[16];
    private int rows;

    RawSeries(String id) {
        this.id = id;
    }

    /**
     * Adds a row.
     *
     * @param stamp the number of its time stamp
     * @param value NaN if the cell is empty
     * @param line where it stands
     */
    void add(int stamp, double value, int line) {
        if (rows == stamps.length) {
            int longer = rows + rows / 2;
            stamps = Arrays.copyOf(stamps, longer);
            lines = Arrays.copyOf(lines, longer);
            values = Arrays.copyOf(values, longer);
        }
        stamps[rows] = stamp;
        lines[rows] = line;
        values[rows] = value;
        rows++;
    }

    String id() {
        return id;
    }

    int rows() {
        return rows;
    }

    int stamp(int row) {
        return stamps[row];
    }

    int line(int row) {
        return lines[row];
    }

    double value(int row) {
        return values[row];
    }

    boolean isMissing(int row) {
        return Double.isNaN(values[row]);
    }
}
