package recurrent4j.timeseries.esrnn;

import java.util.Arrays;

/**
 * The values of one series as a network is taught about them: logarithms where all values are positive, and at each of them
 * the size of an ordinary change so far, the mean absolute change over a season, or over a step until a season has passed.
 */
final class NormalizedHistory {

    private final double[] values;
    private final double[] units;
    private final boolean logarithmic;

    /** @param season steps; 1 where nothing repeats */
    NormalizedHistory(double[] history, int season) {
        this.logarithmic = Arrays.stream(history).allMatch(value -> value > 0);
        this.values = logarithmic ? Arrays.stream(history).map(Math::log).toArray() : history.clone();
        this.units = new double[values.length];
        double seasonal = 0;
        double stepwise = 0;
        for (int t = 1; t < units.length; t++) {
            stepwise += Math.abs(values[t] - values[t - 1]);
            if (t >= season) {
                seasonal += Math.abs(values[t] - values[t - season]);
            }
            units[t] = seasonal > 0 ? seasonal / (t - season + 1) : stepwise / t;
        }
    }

    double[] values() {
        return values;
    }

    int length() {
        return values.length;
    }

    /** Returns the size of an ordinary change up to a value; 0 where nothing has changed yet. */
    double unit(int t) {
        return units[t];
    }

    boolean logarithmic() {
        return logarithmic;
    }

    /** Returns a value in the unit of the history. */
    double undo(double value) {
        return logarithmic ? Math.exp(value) : value;
    }
}
