package recurrent4j.timeseries.series;

import java.util.Arrays;

/** The rows of one series as they come out of a file, in arrays that grow. */
final class RawSeries {

    private final String id;
    private int[] stamps = new int[16];
    private int[] lines = new int[16];
    private double[] values = new double[16];
    private final double[][] covariates;
    private int rows;

    RawSeries(String id, int covariates) {
        this.id = id;
        this.covariates = new double[covariates][values.length];
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
            for (int i = 0; i < covariates.length; i++) {
                covariates[i] = Arrays.copyOf(covariates[i], longer);
            }
        }
        stamps[rows] = stamp;
        lines[rows] = line;
        values[rows] = value;
        rows++;
    }

    /** Adds what a covariate was at the row that was added last. */
    void addCovariate(int number, double value) {
        covariates[number][rows - 1] = value;
    }

    int covariates() {
        return covariates.length;
    }

    /** Returns what a covariate was at a row, NaN if the cell is empty. */
    double covariate(int number, int row) {
        return covariates[number][row];
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
