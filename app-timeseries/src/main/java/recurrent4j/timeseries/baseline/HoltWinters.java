package recurrent4j.timeseries.baseline;

import java.util.Arrays;

/**
 * The method of Holt and Winters (1960), with a trend that fades as Gardner and McKenzie's (1985): a level, a trend, and an
 * index for each position of the season, all of which follow the history. Added to the level,
 * {@code l' = α (y - s) + (1 - α) (l + φ b)}, {@code b' = β (l' - l) + (1 - β) φ b}, {@code s' = γ (y - l') + (1 - γ) s};
 * multiplied, {@code y / s} and {@code y / l'} take the place of the differences. After {@code h} steps the trend has
 * added {@code (φ + … + φ^h) b}.
 *
 * <p>At the start the trend is the mean change from the first season to the second, and the indices are the mean
 * distances of both from a line of that slope. α, β and γ, each from 0 to 1, and φ, from {@value #LEAST_DAMPING} to 1,
 * have the least mean squared one-step error; without φ, the last change of an hour would be taken for the trend of days.
 * With fewer than two seasons, or no season, it is Holt's method; where a history is not positive throughout, the indices
 * are added.
 *
 * @param kind how the indices act
 */
public record HoltWinters(Kind kind) implements Baseline.Rule {

    /** How seasonal indices act on the level. */
    public enum Kind {
        /** They are added: the season's swing does not depend on the level. */
        ADDITIVE,
        /** They are multiplied: the season's swing grows with the level. */
        MULTIPLICATIVE
    }

    /** Below it a trend would fade before it is seen. */
    private static final double LEAST_DAMPING = 0.8;

    @Override
    public double[] forecast(double[] history, int season, int horizon) {
        if (season < 2 || history.length < 2 * season) {
            return new ExponentialSmoothing(ExponentialSmoothing.Trend.LINEAR).forecast(history, 1, horizon);
        }
        boolean positive = Arrays.stream(history).allMatch(value -> value > 0);
        boolean multiplied = kind == Kind.MULTIPLICATIVE && positive;
        double[] best = BoxSearch.minimize(at -> new State(history, season, multiplied).follow(history, at), 4, 4);
        State state = new State(history, season, multiplied);
        return Double.isFinite(state.follow(history, best))
                ? state.forecast(history.length, horizon)
                : Baselines.lastSeason(history, season, horizon);
    }

    private static double mean(double[] values, int from, int to) {
        return Arrays.stream(values, from, to).average().orElseThrow();
    }

    /** What is believed after the values that have been seen. */
    private static final class State {

        private final double[] indices;
        private final boolean multiplied;
        private double level;
        private double trend;
        private double damping = 1;

        State(double[] history, int season, boolean multiplied) {
            double first = mean(history, 0, season);
            trend = (mean(history, season, 2 * season) - first) / season;
            level = first - trend * (season + 1) / 2;
            indices = new double[season];
            for (int i = 0; i < 2 * season; i++) {
                double line = level + trend * (i + 1);
                indices[i % season] += (multiplied ? history[i] / line : history[i] - line) / 2;
            }
            this.multiplied = multiplied;
        }

        /** Takes all values in, with the parameters α, β, γ and φ; returns the mean squared one-step error. */
        double follow(double[] history, double[] parameters) {
            double squares = 0;
            damping = LEAST_DAMPING + (1 - LEAST_DAMPING) * parameters[3];
            for (int i = 0; i < history.length; i++) {
                double value = history[i];
                double index = indices[i % indices.length];
                double expected = level + damping * trend;
                double error = value - (multiplied ? expected * index : expected + index);
                squares += error * error;
                double before = level;
                level = expected + parameters[0] * (multiplied ? value / index - expected : value - index - expected);
                trend = damping * trend + parameters[1] * (level - before - damping * trend);
                double seen = multiplied ? value / level : value - level;
                indices[i % indices.length] += parameters[2] * (seen - index);
            }
            return squares / history.length;
        }

        /** Goes on from what has been seen. */
        double[] forecast(int seen, int horizon) {
            double[] forecast = new double[horizon];
            for (int step = 0; step < horizon; step++) {
                double index = indices[(seen + step) % indices.length];
                trend *= damping;
                level += trend;
                forecast[step] = multiplied ? level * index : level + index;
            }
            return forecast;
        }
    }
}
