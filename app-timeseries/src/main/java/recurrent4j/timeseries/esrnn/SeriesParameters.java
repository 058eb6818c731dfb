package recurrent4j.timeseries.esrnn;

import java.util.ArrayList;
import java.util.List;

/**
 * What is learned of each series by itself: its rates of smoothing and the first indices of its seasons, by Adam (Kingma
 * and Ba, 2015). Short series keep what was guessed, since they would learn their chance.
 */
final class SeriesParameters {

    /** Values from which a series learns parameters of its own. */
    static final int FEWEST_VALUES = 200;

    /** Steps of logits beside those of weights: from 0.3 to 0.5 in ten steps at a rate of 0.01. */
    private static final double LOGITS = 10;

    private static final double MEAN_KEPT = 0.9;

    /** Each series moves but once an epoch, so its running squares must not be those of a hundred epochs ago. */
    private static final double SQUARE_KEPT = 0.99;

    private static final double TINY = 1e-12;

    private final Seasons seasons;
    private final List<NormalizedHistory> pasts;
    private final List<double[]> vectors = new ArrayList<>();
    private final double[][] means;
    private final double[][] squares;
    private final int[] steps;

    SeriesParameters(Seasons seasons, List<NormalizedHistory> pasts) {
        this.seasons = seasons;
        this.pasts = pasts;
        pasts.forEach(past -> vectors.add(seasons.guess(past.values())));
        this.means = new double[pasts.size()][seasons.parameters()];
        this.squares = new double[pasts.size()][seasons.parameters()];
        this.steps = new int[pasts.size()];
    }

    /** Returns the vector of a series, as {@link Seasons} lays it out. */
    double[] of(int series) {
        return vectors.get(series);
    }

    /** Returns whether a series is long enough to learn any. */
    boolean learns(int series) {
        return pasts.get(series).length() >= FEWEST_VALUES;
    }

    /** Moves the parameters of a series down a gradient; indices in units of an ordinary change. */
    void step(int series, double[] gradient, double learningRate) {
        NormalizedHistory past = pasts.get(series);
        double[] vector = vectors.get(series);
        int step = ++steps[series];
        for (int i = 0; i < vector.length; i++) {
            double mean = MEAN_KEPT * means[series][i] + (1 - MEAN_KEPT) * gradient[i];
            double square = SQUARE_KEPT * squares[series][i] + (1 - SQUARE_KEPT) * gradient[i] * gradient[i];
            means[series][i] = mean;
            squares[series][i] = square;
            double direction = mean
                    / (1 - Math.pow(MEAN_KEPT, step))
                    / (Math.sqrt(square / (1 - Math.pow(SQUARE_KEPT, step))) + TINY);
            double unit = i < seasons.rates() ? LOGITS : past.unit(past.length() - 1);
            vector[i] -= learningRate * unit * direction;
        }
    }
}
