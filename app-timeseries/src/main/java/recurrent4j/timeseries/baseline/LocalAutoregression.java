package recurrent4j.timeseries.baseline;

import java.util.Arrays;
import java.util.List;
import recurrent4j.timeseries.series.Series;
import recurrent4j.timeseries.series.SeriesSet;

/**
 * A {@link LinearAutoregression} of each history by itself: every step ahead is a weighted sum of the last values, with
 * weights fitted to all windows of the history. The last values are two seasons and at least {@value #FEWEST_LAGS}, but
 * no more than a third of the history. Where fewer than {@value #FEWEST_WINDOWS} windows can be cut, or nothing changes,
 * it is the seasonal naive forecast.
 */
public record LocalAutoregression() implements Baseline {

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
        // Windows hold floats, which need a level near zero.
        SeriesSet scaled = SeriesSet.of(
                name(),
                season,
                List.of(Series.of(
                        name(),
                        Arrays.stream(history)
                                .map(value -> (value - mean) / deviation)
                                .toArray())));
        double[] forecast = new GlobalAutoregression(lags)
                .fit(scaled, horizon)
                .forecast(scaled)
                .get(0)
                .mean();
        double[] unscaled = new double[horizon];
        for (int step = 0; step < horizon; step++) {
            unscaled[step] = mean + deviation * forecast[step];
        }
        return unscaled;
    }
}
