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

    /**
     * What smoothing makes of a history.
     *
     * @param level after the last value
     * @param trend after the last value
     * @param damping what is left of the trend after a step
     * @param error the mean squared one-step error
     */
    record Fit(double level, double trend, double damping, double error) {

        double[] forecast(int horizon) {
            double[] forecast = new double[horizon];
            double sum = 0;
            double left = 1;
            for (int step = 0; step < horizon; step++) {
                left *= damping;
                sum += left;
                forecast[step] = level + sum * trend;
            }
            return forecast;
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
    private Fit fitted(double[] history, double[] at) {
        double alpha = LEAST + at[0] * (MOST - LEAST);
        double beta = trend == Trend.NONE ? 0 : LEAST + at[1] * (alpha - LEAST);
        double damping = trend == Trend.DAMPED ? LEAST_DAMPING + at[2] * (MOST_DAMPING - LEAST_DAMPING) : 1;
        return fit(history, alpha, beta, damping);
    }

    /**
     * Follows a history from the state that gives the least squared error. The error at each step is {@code a - c l - d b}
     * for a state {@code (l, b)} at the start: {@code a} is the error from a start at the first value without trend,
     * and {@code c} and {@code d} are what a unit of level or trend adds to the forecasts.
     *
     * @param alpha the part of an error that the level takes
     * @param beta the part that the trend takes; 0 if there is no trend
     * @param damping what is left of the trend after a step
     */
    static Fit fit(double[] history, double alpha, double beta, double damping) {
        double base = history[0]; // large levels would eat the digits of the sums below
        double level = 0, trend = 0;
        double levelOfLevel = 1, trendOfLevel = 0;
        double levelOfTrend = 0, trendOfTrend = beta > 0 ? 1 : 0;
        double aa = 0, ac = 0, ad = 0, cc = 0, cd = 0, dd = 0;
        for (double value : history) {
            double a = value - base - (level + damping * trend);
            double c = levelOfLevel + damping * trendOfLevel;
            double d = levelOfTrend + damping * trendOfTrend;
            level = level + damping * trend + alpha * a;
            trend = damping * trend + beta * a;
            levelOfLevel = c - alpha * c;
            trendOfLevel = damping * trendOfLevel - beta * c;
            levelOfTrend = d - alpha * d;
            trendOfTrend = damping * trendOfTrend - beta * d;
            aa += a * a;
            ac += a * c;
            ad += a * d;
            cc += c * c;
            cd += c * d;
            dd += d * d;
        }
        double determinant = cc * dd - cd * cd;
        boolean trended = determinant > 1e-12 * cc * dd;
        double l = trended ? (ac * dd - ad * cd) / determinant : ac / cc;
        double b = trended ? (ad * cc - ac * cd) / determinant : 0;
        return new Fit(
                base + level + l * levelOfLevel + b * levelOfTrend,
                trend + l * trendOfLevel + b * trendOfTrend,
                damping,
                Math.max(0, aa - l * ac - b * ad) / history.length);
    }
}
