package recurrent4j.timeseries.esrnn;

import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * What is learned of each series by itself: its rates of smoothing and the first indices of its seasons, by Adam (Kingma
 * and Ba, 2015). Short series keep what was guessed, since they would learn their chance.
 *
 * <p>The optimizer of the networks cannot take these steps: each series counts its own, moves in a unit of its own, and is in
 * double precision, since what is smoothed over a thousand values would show what single precision leaves out.
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
    private final List<NormalizedHistory> histories;
    private final double[] vectors;
    private final double[] means;
    private final double[] squares;
    private final double[] steps;

    SeriesParameters(Seasons seasons, List<NormalizedHistory> histories) {
        this.seasons = seasons;
        this.histories = histories;
        this.vectors = histories.stream()
                .flatMapToDouble(history -> Arrays.stream(seasons.guess(history.values())))
                .toArray();
        this.means = new double[vectors.length];
        this.squares = new double[vectors.length];
        this.steps = new double[histories.size()];
    }

    /** Returns the vector of a series, as {@link Seasons} lays it out. */
    double[] of(int series) {
        int from = series * seasons.parameters();
        return Arrays.copyOfRange(vectors, from, from + seasons.parameters());
    }

    /** Returns whether a series is long enough to learn any. */
    boolean learns(int series) {
        return histories.get(series).length() >= FEWEST_VALUES;
    }

    /** Moves the parameters of a series down a gradient; indices in units of an ordinary change. */
    void step(int series, double[] gradient, double learningRate) {
        NormalizedHistory history = histories.get(series);
        double step = ++steps[series];
        for (int i = 0; i < gradient.length; i++) {
            int place = series * gradient.length + i;
            means[place] = MEAN_KEPT * means[place] + (1 - MEAN_KEPT) * gradient[i];
            squares[place] = SQUARE_KEPT * squares[place] + (1 - SQUARE_KEPT) * gradient[i] * gradient[i];
            double direction = means[place]
                    / (1 - Math.pow(MEAN_KEPT, step))
                    / (Math.sqrt(squares[place] / (1 - Math.pow(SQUARE_KEPT, step))) + TINY);
            double unit = i < seasons.rates() ? LOGITS : history.unit(history.length() - 1);
            vectors[place] -= learningRate * unit * direction;
        }
    }

    /** Returns the vectors of all series, one after another; not copied. */
    double[] vectors() {
        return vectors;
    }

    /** Returns Adam's state for each of these numbers, and the steps of each series. */
    Map<String, double[]> moments() {
        return Map.of("means", means, "squares", squares, "steps", steps);
    }
}
