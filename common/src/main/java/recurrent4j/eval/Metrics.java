package recurrent4j.eval;

import java.util.function.DoubleUnaryOperator;

/**
 * The metrics of continuous values, each with its definition; sums are taken in double precision. Each throws {@link
 * IllegalArgumentException} if there are no values, two shapes differ, or a value is not finite.
 */
public final class Metrics {

    /** Mean squared error: the mean of (expected - predicted)² over every value of every example. */
    public static final Metric MSE = new Metric("MSE", true);

    /** Root mean squared error: the square root of {@link #MSE}, in the unit of the values. */
    public static final Metric RMSE = new Metric("RMSE", true);

    /** Mean absolute error: the mean of |expected - predicted|, in the unit of the values. */
    public static final Metric MAE = new Metric("MAE", true);

    private Metrics() {}

    /** The {@link #MSE} of predictions, a row for each example. */
    public static double mse(float[][] expected, float[][] predicted) {
        return meanOfErrors(expected, predicted, error -> error * error);
    }

    /** The {@link #RMSE} of predictions, a row for each example. */
    public static double rmse(float[][] expected, float[][] predicted) {
        return Math.sqrt(mse(expected, predicted));
    }

    /** The {@link #MAE} of predictions, a row for each example. */
    public static double mae(float[][] expected, float[][] predicted) {
        return meanOfErrors(expected, predicted, Math::abs);
    }

    private static double meanOfErrors(float[][] expected, float[][] predicted, DoubleUnaryOperator loss) {
        requireSameSize("rows", expected.length, predicted.length);
        double sum = 0;
        long count = 0;
        for (int row = 0; row < expected.length; row++) {
            requireSameSize("values in row " + row, expected[row].length, predicted[row].length);
            for (int i = 0; i < expected[row].length; i++) {
                double truth = finite("Expected", expected[row][i], row, i);
                double guess = finite("Predicted", predicted[row][i], row, i);
                sum += loss.applyAsDouble(truth - guess);
                count++;
            }
        }
        if (count == 0) {
            throw new IllegalArgumentException("There are no values to compare; a mean needs at least one.");
        }
        return sum / count;
    }

    private static void requireSameSize(String what, int expected, int predicted) {
        if (expected != predicted) {
            throw new IllegalArgumentException("Expected " + expected + " " + what + " but " + predicted
                    + " were predicted; a metric compares them one by one.");
        }
    }

    private static double finite(String side, float value, int row, int column) {
        if (!Float.isFinite(value)) {
            throw new IllegalArgumentException(side + " value " + column + " of row " + row + " is " + value
                    + "; only finite numbers have an error.");
        }
        return value;
    }
}
