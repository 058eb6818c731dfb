package recurrent4j.sentiment.evaluate;

import java.util.Arrays;
import recurrent4j.io.InputException;

/**
 * Makes a classifier as sure of itself as it is right: probabilities are raised to the power 1 / temperature and divided by
 * their sum, which leaves their order (temperature scaling; Guo et al., On Calibration of Modern Neural Networks, 2017).
 *
 * @param value above 1 for a classifier that is too sure, below for one that is not sure enough
 */
public record Temperature(double value) {

    /** Leaves probabilities as they are. */
    public static final Temperature NONE = new Temperature(1);

    private static final double LARGEST = 100;

    /** The golden section, by which the interval shrinks at each step. */
    private static final double SECTION = (Math.sqrt(5) - 1) / 2;

    private static final double ENOUGH = 1e-7;

    /** What a network in single precision calls impossible still has a logarithm. */
    private static final double LEAST = Float.MIN_NORMAL;

    /** @throws InputException if it is not between 1/100 and 100 */
    public Temperature {
        if (!(value >= 1 / LARGEST && value <= LARGEST)) {
            throw new InputException(
                    "A temperature of %s is none that was fitted; it lies between 0.01 and 100.", value);
        }
    }

    /**
     * Finds the temperature of the least mean log loss. The true class is asked for with a probability of (n + 1) / (n + 2) where
     * there are n texts, the others with the rest, as Platt does for his sigmoid: otherwise a few texts without an error would
     * ask for boundless certainty.
     *
     * @param probabilities a row for each text of the validation part
     * @param classes of the texts; of none at all, the probabilities are left as they are
     */
    static Temperature fit(double[][] probabilities, int... classes) {
        if (classes.length == 0) {
            return NONE;
        }
        double[][] logs = Arrays.stream(probabilities)
                .map(row -> Arrays.stream(row).map(Temperature::log).toArray())
                .toArray(double[][]::new);
        double low = -Math.log(LARGEST);
        double high = Math.log(LARGEST);
        // The loss has one minimum along the inverse temperature, and so along its logarithm.
        while (high - low > ENOUGH) {
            double left = high - SECTION * (high - low);
            double right = low + SECTION * (high - low);
            if (loss(logs, classes, Math.exp(-left)) < loss(logs, classes, Math.exp(-right))) {
                high = right;
            } else {
                low = left;
            }
        }
        return new Temperature(Math.exp((low + high) / 2));
    }

    private static double loss(double[][] logs, int[] classes, double power) {
        double other = 1.0 / (classes.length + 2);
        double loss = 0;
        for (int text = 0; text < classes.length; text++) {
            double[] row = logs[text];
            double greatest = Arrays.stream(row).max().orElseThrow();
            double sum = 0;
            double all = 0;
            for (double log : row) {
                sum += Math.exp(power * (log - greatest));
                all += power * (log - greatest);
            }
            double own = power * (row[classes[text]] - greatest);
            double rest = row.length == 1 ? 0 : (all - own) / (row.length - 1);
            loss += Math.log(sum) - (1 - other) * own - other * rest;
        }
        return loss;
    }

    private static double log(double probability) {
        return Math.log(Math.max(LEAST, probability));
    }

    /** Returns probabilities at this temperature. */
    double[] apply(double... probabilities) {
        if (value == 1) {
            return probabilities;
        }
        double greatest = Arrays.stream(probabilities).max().orElseThrow();
        double[] scaled = Arrays.stream(probabilities)
                .map(probability -> Math.exp((log(probability) - log(greatest)) / value))
                .toArray();
        double sum = Arrays.stream(scaled).sum();
        return Arrays.stream(scaled).map(probability -> probability / sum).toArray();
    }
}
