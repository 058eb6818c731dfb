package recurrent4j.timeseries.baseline;

/**
 * Continues a level, and a trend where there is one, that follow the history by parts of each one-step error:
 * {@code e = y - (l + φ b)}, {@code l' = l + φ b + α e}, {@code b' = φ b + β e}; after {@code h} steps it forecasts
 * {@code l + (φ + … + φ^h) b}.
 *
 * <p>The parameters and the state at the start have the least mean squared one-step error, with α from 0.0001 to 0.9999,
 * β from 0.0001 to α, φ from 0.8 to 0.98 (the bounds of {@code ets} in R's forecast package, which the benchmarks of the
 * M4 competition use). For given parameters the errors are linear in the state at the start, which is therefore solved
 * for, and only the parameters are searched. With fewer than {@value #FEWEST} values it is the naive forecast.
 *
 * @param trend what is believed of the trend
 */
record ExponentialSmoothing(Trend trend) implements Baseline.Rule {

    private static final int FEWEST = 5;
    private static final double LEAST = 1e-4;
    private static final double MOST = 0.9999;
    private static final double LEAST_DAMPING = 0.8;
    private static final double MOST_DAMPING = 0.98;

    /** What is believed of a trend. */
    enum Trend {
        /** There is none: simple exponential smoothing. */
        NONE(1, 20),
        /** It goes on as it is: Holt's method. */
        LINEAR(2, 8),
        /** It fades away: Gardner and McKenzie's method. */
        DAMPED(3, 5);

        private final int parameters;
        private final int levels;

        Trend(int parameters, int levels) {
            this.parameters = parameters;
            this.levels = levels;
        }
    }

    @Override
    public double[] forecast(double[] history, int season, int horizon) {
        if (history.length < FEWEST) {
            return Baselines.last(history, season, horizon);
        }
        double[] best = BoxSearch.minimize(at -> fitted(history, at).error(), trend.parameters, trend.levels);
        return fitted(history, best).forecast(horizon);
    }

    /** Spreads the unit box over the bounds of the parameters. */
    private Smoothing fitted(double[] history, double[] at) {
        double alpha = LEAST + at[0] * (MOST - LEAST);
        double beta = trend == Trend.NONE ? 0 : LEAST + at[1] * (alpha - LEAST);
        double damping = trend == Trend.DAMPED ? LEAST_DAMPING + at[2] * (MOST_DAMPING - LEAST_DAMPING) : 1;
        return Smoothing.of(history, alpha, beta, damping);
    }
}
