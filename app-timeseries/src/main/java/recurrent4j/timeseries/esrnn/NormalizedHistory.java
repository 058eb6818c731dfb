package recurrent4j.timeseries.esrnn;

import java.util.Arrays;

/**
 * The values of one series as a network is taught about them: logarithms where all values are positive, and at each of them
 * the size of an ordinary change so far, the mean absolute change over a season, or over a step until a season has passed.
 *
 * @param units 0 where nothing has changed yet
 */
record NormalizedHistory(double[] values, double[] units, boolean logarithmic) {

    /** @param season steps; 1 where nothing repeats */
    static NormalizedHistory of(double[] history, int season) {
        boolean logarithmic = Arrays.stream(history).allMatch(value -> value > 0);
        double[] values = logarithmic ? Arrays.stream(history).map(Math::log).toArray() : history.clone();
        double[] units = new double[values.length];
        double seasonal = 0;
        double stepwise = 0;
        for (int t = 1; t < units.length; t++) {
            stepwise += Math.abs(values[t] - values[t - 1]);
            if (t >= season) {
                seasonal += Math.abs(values[t] - values[t - season]);
            }
            units[t] = seasonal > 0 ? seasonal / (t - season + 1) : stepwise / t;
        }
        return new NormalizedHistory(values, units, logarithmic);
    }

    int length() {
        return values.length;
    }

    double unit(int t) {
        return units[t];
    }

    /** Returns values in the unit of the history. */
    double[][] undo(double[][] rows) {
        return logarithmic
                ? Arrays.stream(rows)
                        .map(row -> Arrays.stream(row).map(Math::exp).toArray())
                        .toArray(double[][]::new)
                : rows;
    }
}
