package recurrent4j.timeseries.esrnn;

import java.util.List;
import recurrent4j.io.InputException;

/**
 * The periods of a series, and how what is learned of one series lies in a vector: the logit of the level's smoothing, that
 * of each season's, then the first indices of each season.
 *
 * @param lengths steps to a period, shortest first; none where nothing repeats
 */
record Seasons(List<Integer> lengths) {

    /** Cycles from which the first indices are guessed. */
    private static final int FIRST_CYCLES = 3;

    private static final double LEVEL_RATE = 0.3;
    private static final double SEASON_RATE = 0.1;

    private static final int MOST = 1_000_000;

    /** @throws InputException if a length is none, or beyond all reason */
    Seasons {
        lengths = List.copyOf(lengths);
        if (lengths.stream().anyMatch(length -> length < 1 || length > MOST)) {
            throw new InputException("Seasons of %s steps are none; choose 1 to %,d for each.", lengths, MOST);
        }
    }

    int count() {
        return lengths.size();
    }

    /** Returns the steps of the shortest period; 1 where nothing repeats. */
    int shortest() {
        return lengths.isEmpty() ? 1 : lengths.get(0);
    }

    /** Returns how many numbers are learned of each series. */
    int parameters() {
        return offset(count());
    }

    int rates() {
        return 1 + count();
    }

    /** Returns where the first indices of a period begin in the vector. */
    int offset(int period) {
        return rates()
                + lengths.stream().limit(period).mapToInt(length -> length).sum();
    }

    /**
     * Returns a vector to start learning from: usual rates, and the mean deviations of the first cycles from their trend,
     * shrunk by as much as they could be chance.
     */
    double[] guess(double[] values) {
        double[] vector = new double[parameters()];
        double[] rest = values.clone();
        vector[0] = logit(LEVEL_RATE);
        for (int j = 0; j < count(); j++) {
            vector[1 + j] = logit(SEASON_RATE);
            int length = lengths.get(j);
            double[] indices = indices(rest, length);
            System.arraycopy(indices, 0, vector, offset(j), length);
            for (int t = 0; t < rest.length; t++) {
                rest[t] -= indices[t % length];
            }
        }
        return vector;
    }

    private static double[] indices(double[] values, int length) {
        int cycles = Math.min(FIRST_CYCLES, values.length / length);
        double[] indices = new double[length];
        if (cycles < 2) {
            return indices;
        }
        double[] flat = flat(values, length, cycles);
        for (int t = 0; t < flat.length; t++) {
            indices[t % length] += flat[t] / cycles;
        }
        double between = 0;
        double within = 0;
        for (int t = 0; t < flat.length; t++) {
            double index = indices[t % length];
            between += index * index / flat.length;
            within += (flat[t] - index) * (flat[t] - index) / flat.length / (cycles - 1);
        }
        double kept = between > 0 ? Math.max(0, 1 - within / between) : 0;
        for (int i = 0; i < length; i++) {
            indices[i] *= kept;
        }
        return indices;
    }

    /** Returns the first cycles without their means and without the slope from one to the next. */
    private static double[] flat(double[] values, int length, int cycles) {
        double[] means = new double[cycles];
        for (int t = 0; t < cycles * length; t++) {
            means[t / length] += values[t] / length;
        }
        double slope = (means[cycles - 1] - means[0]) / ((cycles - 1) * length);
        double[] flat = new double[cycles * length];
        for (int t = 0; t < flat.length; t++) {
            flat[t] = values[t] - means[t / length] - slope * (t % length - (length - 1) / 2.0);
        }
        return flat;
    }

    static double logit(double rate) {
        return Math.log(rate / (1 - rate));
    }

    static double sigmoid(double logit) {
        return 1 / (1 + Math.exp(-logit));
    }
}
