package recurrent4j.timeseries.baseline;

import java.util.List;
import recurrent4j.data.Window;
import recurrent4j.io.InputException;

/**
 * The equations whose solution is the best linear forecast of windows, set up once and solved for any penalty.
 *
 * <p>All inputs are brought to mean zero and variance one first, so that the penalty means the same for every one of
 * them, and so that squares of large numbers do not eat the digits of small ones. A constant input becomes zero.
 */
final class NormalEquations {

    private final int steps;
    private final double[] means;
    private final double[] deviations;
    private final double[] futureMeans;
    /** Mean products of inputs, {@code [input][input]}, filled up to the diagonal. */
    private final double[][] products;
    /** Mean products of inputs and futures, {@code [horizon][input]}. */
    private final double[][] moments;

    NormalEquations(List<Window> windows) {
        Window first = windows.get(0);
        int inputs = first.features() * first.steps();
        steps = first.steps();
        means = new double[inputs];
        deviations = new double[inputs];
        futureMeans = new double[first.horizon()];
        products = new double[inputs][inputs];
        moments = new double[first.horizon()][inputs];
        double[][] rows = windows.stream().map(window -> flatten(window, first)).toArray(double[][]::new);
        standardize(rows);
        addFutures(windows, rows);
        addProducts(rows);
    }

    /** Returns the forecaster whose mean squared error plus {@code penalty} times its squared weights is least. */
    LinearAutoregression solve(double penalty) {
        double[][] factor = Cholesky.factor(products, penalty);
        double[][] weights = new double[moments.length][];
        double[] constants = futureMeans.clone();
        for (int step = 0; step < weights.length; step++) {
            weights[step] = Cholesky.solve(factor, moments[step]);
            for (int input = 0; input < means.length; input++) {
                weights[step][input] /= deviations[input];
                constants[step] -= weights[step][input] * means[input];
            }
        }
        return new LinearAutoregression(steps, weights, constants, penalty);
    }

    private static double[] flatten(Window window, Window first) {
        boolean alike = window.features() == first.features() && window.steps() == first.steps();
        if (!alike || window.horizon() != first.horizon()) {
            throw new InputException(("Linear autoregression needs training windows of one shape; "
                            + "one has %d features, %d steps, %d to forecast, and the first has %d, %d, %d.")
                    .formatted(
                            window.features(),
                            window.steps(),
                            window.horizon(),
                            first.features(),
                            first.steps(),
                            first.horizon()));
        }
        int steps = window.steps();
        return Baseline.steps(window.features() * steps, i -> window.past()[i / steps][i % steps]);
    }

    private void standardize(double[][] rows) {
        for (int input = 0; input < means.length; input++) {
            double mean = 0;
            int count = 0;
            for (double[] row : rows) {
                mean += (row[input] - mean) / ++count; // exact for a constant, which a rounded sum is not
            }
            double variance = 0;
            for (double[] row : rows) {
                row[input] -= mean;
                variance += row[input] * row[input] / rows.length;
            }
            means[input] = mean;
            deviations[input] = variance > 0 ? Math.sqrt(variance) : 1;
            for (double[] row : rows) {
                row[input] /= deviations[input];
            }
        }
    }

    private void addFutures(List<Window> windows, double[][] rows) {
        for (int step = 0; step < moments.length; step++) {
            double[] moment = moments[step];
            for (int i = 0; i < rows.length; i++) {
                double future = windows.get(i).future()[step];
                futureMeans[step] += future / rows.length;
                for (int input = 0; input < moment.length; input++) {
                    moment[input] += rows[i][input] * future / rows.length;
                }
            }
        }
    }

    private void addProducts(double[][] rows) {
        for (double[] row : rows) {
            for (int i = 0; i < row.length; i++) {
                double value = row[i] / rows.length;
                double[] sums = products[i];
                for (int j = 0; j <= i; j++) {
                    sums[j] += value * row[j];
                }
            }
        }
    }
}
