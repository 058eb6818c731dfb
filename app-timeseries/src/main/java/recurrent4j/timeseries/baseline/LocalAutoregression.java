package recurrent4j.timeseries.baseline;

import java.util.Arrays;
import java.util.List;
import recurrent4j.timeseries.series.Series;
import recurrent4j.timeseries.series.SeriesSet;
import recurrent4j.timeseries.series.SeriesWindows;

/**
 * A {@link LinearAutoregression} of each history by itself: every step ahead is a weighted sum of the last values, with
 * weights fitted to all windows of the history. The last values are two seasons and at least {@value #FEWEST_LAGS}, but
 * no more than a third of the history. Where fewer than {@value #FEWEST_WINDOWS} windows can be cut, or nothing changes,
 * it is the seasonal naive forecast.
 */
record LocalAutoregression() implements Baseline.Rule {

    private static final int FEWEST_LAGS = 14;
    private static final int FEWEST_WINDOWS = 10;

    @Override
    public double[] forecast(double[] history, int season, int horizon) {
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
        SeriesSet set = SeriesSet.of("scaled", season, List.of(Series.of("scaled", scaled)));
        double[] forecast = LinearAutoregression.fit(SeriesWindows.of(set, lags, horizon))
                .forecast(set)
                .get(0)
                .mean();
        return Baseline.steps(horizon, step -> mean + deviation * forecast[step]);
    }
}
