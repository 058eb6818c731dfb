package recurrent4j.timeseries.esrnn;

/**
 * Exponential smoothing of the level and of each season of one series, and its gradient. In the error-correction form of
 * Hyndman and others (2008), for values {@code x}, level {@code l} and season {@code s}
 *
 * <pre>
 * r  = x(t) - Σ s(t)
 * l(t) = l(t-1) + α (r - l(t-1))
 * s(t+m) = s(t) + γ (r - l(t))      for each season of m steps
 * </pre>
 *
 * so that each season's indices are known a whole season ahead. Of logarithms this is Smyl's multiplicative smoothing, with
 * geometric means in place of arithmetic ones.
 */
final class SeasonalSmoothing {

    private final double[] values;
    private final Seasons seasons;
    private final double[] rates;
    private final double start;
    private final double[] level;
    private final double[][] season;

    /** @param parameters as {@link Seasons} lays them out */
    SeasonalSmoothing(double[] values, Seasons seasons, double[] parameters) {
        this.values = values;
        this.seasons = seasons;
        this.rates = new double[seasons.rates()];
        for (int i = 0; i < rates.length; i++) {
            rates[i] = Seasons.sigmoid(parameters[i]);
        }
        this.level = new double[values.length];
        this.season = new double[seasons.count()][];
        for (int j = 0; j < season.length; j++) {
            int length = seasons.lengths().get(j);
            season[j] = new double[values.length + length];
            System.arraycopy(parameters, seasons.offset(j), season[j], 0, length);
        }
        this.start = start();
        run();
    }

    /** The mean of the first of the shortest seasons, or the first value: nothing that is learned. */
    private double start() {
        int length = Math.min(values.length, seasons.shortest());
        double mean = 0;
        for (int t = 0; t < length; t++) {
            mean += values[t] / length;
        }
        return mean;
    }

    private void run() {
        for (int t = 0; t < values.length; t++) {
            double rest = values[t] - season(t);
            double before = before(t);
            level[t] = before + rates[0] * (rest - before);
            double error = rest - level[t];
            for (int j = 0; j < season.length; j++) {
                season[j][t + seasons.lengths().get(j)] = season[j][t] + rates[1 + j] * error;
            }
        }
    }

    private double before(int t) {
        return t == 0 ? start : level[t - 1];
    }

    double level(int t) {
        return level[t];
    }

    /** Returns the sum of the seasons' indices as they were known before the value came. */
    double season(int t) {
        double sum = 0;
        for (double[] indices : season) {
            sum += indices[t];
        }
        return sum;
    }

    /** Returns the sum of the seasons' indices so many steps ahead, 1 or more, as known after a value. */
    double ahead(int t, int steps) {
        double sum = 0;
        for (int j = 0; j < season.length; j++) {
            sum += season[j][moment(t, steps, j)];
        }
        return sum;
    }

    private int moment(int t, int steps, int j) {
        return t + 1 + (steps - 1) % seasons.lengths().get(j);
    }

    /** Collects derivatives of some number by the levels and the indices, and tells that by the parameters. */
    final class Adjoint {

        private final double[] byLevel = new double[level.length];
        private final double[][] bySeason = new double[season.length][];

        Adjoint() {
            for (int j = 0; j < season.length; j++) {
                bySeason[j] = new double[season[j].length];
            }
        }

        void level(int t, double derivative) {
            byLevel[t] += derivative;
        }

        void season(int t, double derivative) {
            for (double[] by : bySeason) {
                by[t] += derivative;
            }
        }

        void ahead(int t, int steps, double derivative) {
            for (int j = 0; j < bySeason.length; j++) {
                bySeason[j][moment(t, steps, j)] += derivative;
            }
        }

        /** Returns the derivatives by all parameters; what was collected is used up. */
        double[] byParameters() {
            double[] gradient = new double[seasons.parameters()];
            for (int t = values.length - 1; t >= 0; t--) {
                back(t, gradient);
            }
            for (int i = 0; i < rates.length; i++) {
                gradient[i] *= rates[i] * (1 - rates[i]);
            }
            for (int j = 0; j < bySeason.length; j++) {
                int length = seasons.lengths().get(j);
                System.arraycopy(bySeason[j], 0, gradient, seasons.offset(j), length);
            }
            return gradient;
        }

        private void back(int t, double[] gradient) {
            double rest = values[t] - SeasonalSmoothing.this.season(t);
            double error = rest - level[t];
            double byError = 0;
            for (int j = 0; j < bySeason.length; j++) {
                double later = bySeason[j][t + seasons.lengths().get(j)];
                byError += rates[1 + j] * later;
                gradient[1 + j] += later * error;
                bySeason[j][t] += later;
            }
            double byThis = byLevel[t] - byError;
            gradient[0] += byThis * (rest - before(t));
            if (t > 0) {
                byLevel[t - 1] += (1 - rates[0]) * byThis;
            }
            season(t, -(byError + rates[0] * byThis));
        }
    }
}
