package recurrent4j.timeseries.baseline;

import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import recurrent4j.data.Window;
import recurrent4j.eval.Metrics;
import recurrent4j.io.InputException;
import recurrent4j.timeseries.forecast.FittedMethod;
import recurrent4j.timeseries.forecast.Forecast;
import recurrent4j.timeseries.series.Series;
import recurrent4j.timeseries.series.SeriesSet;
import recurrent4j.timeseries.series.SeriesWindows;

/**
 * Always forecasts a fixed weighted sum of all values of the past, of every feature, plus a constant; each step of the
 * horizon has weights of its own.
 *
 * <p>The weights minimize the squared error on the training windows plus a penalty on the squared weights (ridge
 * regression; all values at unit variance). The penalty is 1e-9, which is ordinary least squares with a safeguard
 * against rounding; a larger one takes its place only where it forecasts better by more than 1 %, fitted to the first
 * four fifths of the training windows and judged on their last fifth. That happens where windows are few, and it is
 * what makes it possible to fit more weights than there are windows.
 *
 * @param steps steps of the past, of each feature
 * @param weights {@code [horizon][feature * steps + step]}
 * @param constants {@code [horizon]}
 * @param penalty the penalty that was chosen, per training window
 */
public record LinearAutoregression(int steps, double[][] weights, double[] constants, double penalty)
        implements FittedMethod {

    /** What tables call it. */
    public static final String NAME = "Linear autoregression";

    private static final int FEWEST_LAGS = 14;
    private static final int FEWEST_WINDOWS = 10;

    /** From what keeps the equations of a noiseless series solvable to what leaves little but the mean. */
    private static final double[] PENALTIES = {1e-9, 1e-6, 1e-4, 1e-3, 1e-2, 1e-1, 1, 10, 100};

    public LinearAutoregression {
        if (steps < 1
                || weights == null
                || constants == null
                || weights.length == 0
                || weights[0] == null
                || weights.length != constants.length
                || weights[0].length == 0
                || weights[0].length % steps != 0
                || !Stream.of(weights).allMatch(row -> row != null && row.length == weights[0].length)
                || !Stream.concat(Stream.of(weights), Stream.of(constants))
                        .flatMapToDouble(DoubleStream::of)
                        .allMatch(Double::isFinite)) {
            throw new InputException("The weights of a linear autoregression do not fit its %d steps and its constants."
                    .formatted(steps));
        }
    }

    /**
     * Fits to windows.
     *
     * @param training in the order of time, where there is one; at least 2
     * @throws InputException if there are fewer, or if they differ in shape
     */
    public static LinearAutoregression fit(List<Window> training) {
        if (training.size() < 2) {
            throw new InputException(("Linear autoregression cannot be fitted to %d training window(s); "
                            + "it takes 2 or more, from a longer series or a smaller window.")
                    .formatted(training.size()));
        }
        return new NormalEquations(training).solve(choosePenalty(training));
    }

    /**
     * Forecasts a history by itself, as a {@link Baseline.Rule}: from its last two seasons and at least
     * {@value #FEWEST_LAGS} values, but no more than a third of them. Where fewer than {@value #FEWEST_WINDOWS} windows can
     * be cut, or nothing changes, it is the seasonal naive forecast.
     */
    static double[] forecast(double[] history, int season, int horizon) {
        int lags = Math.min(Math.max(2 * season, FEWEST_LAGS), history.length / 3);
        double mean = Arrays.stream(history).average().orElseThrow();
        double deviation = Math.sqrt(Arrays.stream(history)
                .map(value -> (value - mean) * (value - mean))
                .average()
                .orElseThrow());
        if (lags < 1 || history.length - lags - horizon + 1 < FEWEST_WINDOWS || deviation == 0) {
            return Baselines.lastSeason(history, season, horizon);
        }
        // Windows hold floats, which need a level near zero.
        double[] scaled = Baseline.steps(history.length, i -> (history[i] - mean) / deviation);
        SeriesSet set = SeriesSet.of(NAME, season, List.of(Series.of(NAME, scaled)));
        double[] forecast =
                fit(SeriesWindows.of(set, lags, horizon)).forecast(set).get(0).mean();
        return Baseline.steps(horizon, step -> mean + deviation * forecast[step]);
    }

    @Override
    public long parameters() {
        return (long) constants.length * (weights[0].length + 1);
    }

    /** Forecasts from the last values of each series. */
    @Override
    public List<Forecast> forecast(SeriesSet known) {
        return Stream.of(forecast(SeriesWindows.latest(known, steps)))
                .map(Forecast::of)
                .toList();
    }

    /**
     * Forecasts each window by itself.
     *
     * @return {@code [window][step]}
     */
    public float[][] forecast(List<Window> windows) {
        float[][] forecasts = new float[windows.size()][constants.length];
        for (int i = 0; i < forecasts.length; i++) {
            float[][] past = windows.get(i).past();
            if (past.length * steps != weights[0].length || past[0].length != steps) {
                throw new InputException(
                        "A past of %d features and %d steps meets weights for %d and %d; they must agree."
                                .formatted(past.length, past[0].length, weights[0].length / steps, steps));
            }
            for (int step = 0; step < constants.length; step++) {
                forecasts[i][step] = (float) (constants[step] + weightedSum(weights[step], past));
            }
        }
        return forecasts;
    }

    private static double choosePenalty(List<Window> training) {
        int held = Math.max(1, training.size() / 5);
        List<Window> later = training.subList(training.size() - held, training.size());
        float[][] futures = later.stream().map(Window::future).toArray(float[][]::new);
        NormalEquations earlier = new NormalEquations(training.subList(0, training.size() - held));
        double best = PENALTIES[0];
        double least = Double.POSITIVE_INFINITY;
        for (double penalty : PENALTIES) {
            double error = Metrics.mse(futures, earlier.solve(penalty).forecast(later));
            if (error < 0.99 * least) {
                least = error;
                best = penalty;
            }
        }
        return best;
    }

    private double weightedSum(double[] weight, float[][] past) {
        double sum = 0;
        for (int i = 0; i < weight.length; i++) {
            sum += weight[i] * past[i / steps][i % steps];
        }
        return sum;
    }
}
