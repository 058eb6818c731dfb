package recurrent4j.timeseries.baseline;

import java.util.Arrays;
import java.util.function.IntToDoubleFunction;

/**
 * The theta method (Assimakopoulos and Nikolopoulos, 2000) as the organisers of the M4 competition compute it: the mean
 * of the straight line fitted to the history by least squares, continued, and of the history with its distance from that
 * line doubled, continued by simple exponential smoothing. Forecasts below zero become zero, unless the history has
 * been there.
 */
record Theta() implements Baseline.Rule {

    private static final Baseline.Rule SMOOTHING = new ExponentialSmoothing(ExponentialSmoothing.Trend.NONE);

    @Override
    public double[] forecast(double[] history, int season, int horizon) {
        int count = history.length;
        double middle = (count - 1) / 2.0;
        double mean = Arrays.stream(history).average().orElseThrow();
        double moment = 0;
        double squares = 0;
        for (int i = 0; i < count; i++) {
            moment += (i - middle) * (history[i] - mean);
            squares += (i - middle) * (i - middle);
        }
        double slope = count == 1 ? 0 : moment / squares;
        IntToDoubleFunction line = i -> mean + slope * (i - middle);
        double[] doubled = Baseline.steps(count, i -> 2 * history[i] - line.applyAsDouble(i));
        double[] forecast = SMOOTHING.forecast(doubled, 1, horizon);
        double floor = Arrays.stream(history).allMatch(value -> value >= 0) ? 0 : Double.NEGATIVE_INFINITY;
        return Baseline.steps(
                horizon, step -> Math.max(floor, (forecast[step] + line.applyAsDouble(count + step)) / 2));
    }
}
