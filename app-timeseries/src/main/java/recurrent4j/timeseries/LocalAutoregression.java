package recurrent4j.timeseries;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import recurrent4j.data.Window;
import recurrent4j.timeseries.baseline.Baseline;
import recurrent4j.timeseries.baseline.SeasonalNaive;

/**
 * A {@link LinearAutoregression} of each history by itself: every step ahead is a weighted sum of the last values, with
 * weights fitted to all windows of the history. The last values are two seasons and at least {@value #FEWEST_LAGS}, but
 * no more than a third of the history. Where fewer than {@value #FEWEST_WINDOWS} windows can be cut, or nothing changes,
 * it is the seasonal naive forecast.
 */
record LocalAutoregression() implements Baseline {

    private static final int FEWEST_LAGS = 14;
    private static final int FEWEST_WINDOWS = 10;

    @Override
    public String name() {
        return "Linear autoregression";
    }

    @Override
    public double[] forecast(double[] history, int season, int horizon) {
        int lags = Math.min(Math.max(2 * season, FEWEST_LAGS), history.length / 3);
        double mean = Arrays.stream(history).average().orElseThrow();
        double deviation = Math.sqrt(Arrays.stream(history)
                .map(value -> (value - mean) * (value - mean))
                .average()
                .orElseThrow());
        if (lags < 1 || history.length - lags - horizon + 1 < FEWEST_WINDOWS || deviation == 0) {
            return new SeasonalNaive().forecast(history, season, horizon);
        }
        float[] scaled = new float[history.length]; // windows hold floats, which need a level near zero
        for (int i = 0; i < scaled.length; i++) {
            scaled[i] = (float) ((history[i] - mean) / deviation);
        }
        LinearAutoregression fitted = LinearAutoregression.fit(windows(scaled, lags, horizon));
        float[] forecast = fitted.forecast(List.of(window(scaled, scaled.length - lags, lags, 0)))[0];
        double[] unscaled = new double[horizon];
        for (int step = 0; step < horizon; step++) {
            unscaled[step] = mean + deviation * forecast[step];
        }
        return unscaled;
    }

    private static List<Window> windows(float[] values, int lags, int horizon) {
        List<Window> windows = new ArrayList<>();
        for (int start = 0; start + lags + horizon <= values.length; start++) {
            windows.add(window(values, start, lags, horizon));
        }
        return windows;
    }

    private static Window window(float[] values, int start, int lags, int horizon) {
        int present = start + lags;
        return new Window(
                new float[][] {Arrays.copyOfRange(values, start, present)},
                Arrays.copyOfRange(values, present, present + horizon));
    }
}
