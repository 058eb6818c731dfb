package recurrent4j.timeseries.baseline;

/**
 * What exponential smoothing makes of a history.
 *
 * @param level after the last value
 * @param trend after the last value
 * @param damping what is left of the trend after a step
 * @param error the mean squared one-step error
 */
record Smoothing(double level, double trend, double damping, double error) {

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

    /**
     * Follows a history from the state that gives the least squared error. The error at each step is {@code a - c l - d b}
     * for a state {@code (l, b)} at the start: {@code a} is the error from a start at the first value without trend,
     * and {@code c} and {@code d} are what a unit of level or trend adds to the forecasts.
     *
     * @param alpha the part of an error that the level takes
     * @param beta the part that the trend takes; 0 if there is no trend
     * @param damping what is left of the trend after a step
     */
    static Smoothing of(double[] history, double alpha, double beta, double damping) {
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
        return new Smoothing(
                base + level + l * levelOfLevel + b * levelOfTrend,
                trend + l * trendOfLevel + b * trendOfTrend,
                damping,
                Math.max(0, aa - l * ac - b * ad) / history.length);
    }
}
