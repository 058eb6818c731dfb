package recurrent4j.data;

import java.util.Arrays;
import java.util.List;
import recurrent4j.io.InputException;

/**
 * A change of scale, column by column, after which the columns that it was fitted to have mean zero and variance one.
 *
 * @param means what is subtracted from each column, in the column's own unit
 * @param deviations what each column is then divided by: the root of the mean squared distance from the mean
 */
public record Standardizer(double[] means, double[] deviations) {

    /** @throws InputException unless there is a column and each has a finite mean and a positive, finite deviation */
    public Standardizer {
        if (means.length == 0 || means.length != deviations.length) {
            throw new InputException(
                    "A standardizer needs one mean and one deviation a column, and has %d and %d.",
                    means.length, deviations.length);
        }
        for (int column = 0; column < means.length; column++) {
            boolean scales = deviations[column] > 0 && Double.isFinite(deviations[column]);
            if (!scales || !Double.isFinite(means[column])) {
                throw new InputException(
                        "Column %d has mean %s and deviation %s; "
                                + "the mean must be finite, and the deviation also positive.",
                        column, means[column], deviations[column]);
            }
        }
    }

    /** Returns the change of scale that changes nothing, for data that is well scaled as it comes. */
    public static Standardizer identity(int columns) {
        double[] ones = new double[columns];
        Arrays.fill(ones, 1);
        return new Standardizer(new double[columns], ones);
    }

    /**
     * Fits the means and deviations of columns, in one pass.
     *
     * @param columns {@code columns[column][row]}, of the training part alone: statistics of any other part would
     *     leak it
     * @param names one name a column, for error messages
     * @throws InputException if a column is constant, empty, or holds NaN or infinity
     * @see <a href="https://doi.org/10.1080/00401706.1962.10490022">Welford (1962)</a>, whose update does not cancel
     */
    public static Standardizer fit(double[][] columns, List<String> names) {
        double[] means = new double[columns.length];
        double[] deviations = new double[columns.length];
        for (int column = 0; column < columns.length; column++) {
            double mean = 0;
            double squares = 0;
            int rows = 0;
            for (double value : columns[column]) {
                double distance = value - mean;
                mean += distance / ++rows;
                squares += distance * (value - mean);
            }
            if (squares == 0) {
                throw new InputException(
                        "Column %d, \"%s\", never changes in the training part, "
                                + "so that nothing can be learned from it; leave it out.",
                        column, names.get(column));
            }
            means[column] = mean;
            deviations[column] = Math.sqrt(squares / rows);
        }
        return new Standardizer(means, deviations);
    }

    /** Returns a value of a column on the common scale. */
    public double apply(int column, double value) {
        return (value - means[column]) / deviations[column];
    }

    /** Returns a value of the common scale in the unit of a column. */
    public double undo(int column, double value) {
        return value * deviations[column] + means[column];
    }

    /**
     * Returns a window on the common scale: feature by feature its past, and its future as the target, column 0.
     *
     * @throws InputException if the window has another number of features than this has columns
     */
    public Window apply(Window window) {
        if (window.features() != means.length) {
            throw new InputException(
                    "A window of %d features meets a standardizer of %d columns; they must be the same columns.",
                    window.features(), means.length);
        }
        float[][] past = new float[means.length][];
        for (int feature = 0; feature < past.length; feature++) {
            past[feature] = apply(feature, window.past()[feature]);
        }
        return new Window(past, apply(0, window.future()));
    }

    private float[] apply(int column, float[] values) {
        float[] scaled = new float[values.length];
        for (int i = 0; i < values.length; i++) {
            scaled[i] = (float) apply(column, values[i]);
        }
        return scaled;
    }
}
