package recurrent4j.timeseries.baseline;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import recurrent4j.data.Window;
import recurrent4j.timeseries.series.Series;

/**
 * Linear autoregression of what covariates that are known ahead leave unexplained: regression with autoregressive errors, as
 * textbooks have it. What a covariate adds is found by ridge regression of the changes over a season on its own changes, so that
 * neither level nor season is taken for it; of logarithms, where all values are positive and that explains more of them.
 */
record CovariateRegression() implements Baseline.Rule {

    /** Fewer changes than for each number that is found tell nothing. */
    private static final int CHANGES = 3;

    private static final int FEWEST_CHANGES = 10;

    /** Without covariates, it is the autoregression itself. */
    @Override
    public double[] forecast(double[] history, int season, int horizon) {
        return LinearAutoregression.forecast(history, season, horizon);
    }

    @Override
    public boolean readsAhead() {
        return true;
    }

    @Override
    public double[] forecast(Series series, int season, int horizon) {
        double[] values = series.values();
        double[][] covariates = changing(series);
        int lag = values.length > 2 * season ? season : 1;
        if (values.length - lag < Math.max(FEWEST_CHANGES, CHANGES * covariates.length) || covariates.length == 0) {
            return forecast(values, season, horizon);
        }
        Effects effects = Effects.of(values, covariates, lag);
        boolean logarithmic = false;
        if (Arrays.stream(values).allMatch(value -> value > 0)) {
            Effects ofLogarithms = Effects.of(logarithms(values), covariates, lag);
            logarithmic = ofLogarithms.explained() > effects.explained();
            effects = logarithmic ? ofLogarithms : effects;
        }
        double[] read = logarithmic ? logarithms(values) : values;
        double[] adds = effects.weights();
        double[] rest = Baseline.steps(values.length, i -> read[i] - sum(adds, covariates, i));
        double[] forecast = forecast(rest, season, horizon);
        for (int step = 0; step < horizon; step++) {
            forecast[step] += sum(adds, covariates, values.length + step);
        }
        return logarithmic ? Arrays.stream(forecast).map(Math::exp).toArray() : forecast;
    }

    /** Those that were not always the same; the others tell nothing of what they would do. */
    private static double[][] changing(Series series) {
        return Arrays.stream(series.covariates().future())
                .filter(covariate ->
                        Arrays.stream(covariate, 0, series.length()).anyMatch(number -> number != covariate[0]))
                .toArray(double[][]::new);
    }

    private static double[] logarithms(double[] values) {
        return Arrays.stream(values).map(Math::log).toArray();
    }

    private static double sum(double[] weights, double[][] covariates, int moment) {
        double sum = 0;
        for (int i = 0; i < weights.length; i++) {
            sum += weights[i] * covariates[i][moment];
        }
        return sum;
    }

    /**
     * What covariates add to values.
     *
     * @param weights one for each
     * @param explained the share of the squared changes that they explain
     */
    private record Effects(double[] weights, double explained) {

        static Effects of(double[] values, double[][] covariates, int lag) {
            double[] changes = Baseline.steps(values.length - lag, i -> values[i + lag] - values[i]);
            double size = Math.sqrt(Arrays.stream(changes)
                    .map(change -> change * change)
                    .average()
                    .orElseThrow());
            if (size == 0) {
                return new Effects(new double[covariates.length], 0);
            }
            double[] units = Arrays.stream(covariates)
                    .mapToDouble(covariate -> range(covariate, values.length))
                    .toArray();
            List<Window> windows = new ArrayList<>();
            for (int i = 0; i < changes.length; i++) {
                float[][] by = new float[covariates.length][1];
                for (int which = 0; which < by.length; which++) {
                    by[which][0] = (float) ((covariates[which][i + lag] - covariates[which][i]) / units[which]);
                }
                windows.add(new Window(by, new float[] {(float) (changes[i] / size)}));
            }
            LinearAutoregression fitted = LinearAutoregression.fit(windows);
            double[] weights =
                    Baseline.steps(covariates.length, which -> fitted.weights()[0][which] * size / units[which]);
            double left = 0;
            for (int i = 0; i < changes.length; i++) {
                double change = sum(weights, covariates, i + lag) - sum(weights, covariates, i);
                left += (changes[i] - change) * (changes[i] - change);
            }
            return new Effects(weights, 1 - left / (size * size * changes.length));
        }

        private static double range(double[] covariate, int moments) {
            double[] known = Arrays.copyOf(covariate, moments);
            return Arrays.stream(known).max().orElseThrow()
                    - Arrays.stream(known).min().orElseThrow();
        }
    }
}
