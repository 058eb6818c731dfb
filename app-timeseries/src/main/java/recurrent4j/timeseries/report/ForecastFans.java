package recurrent4j.timeseries.report;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import recurrent4j.report.Chart;
import recurrent4j.report.Charts;
import recurrent4j.report.Continuation;
import recurrent4j.report.Fan;
import recurrent4j.timeseries.backtest.BacktestResult;
import recurrent4j.timeseries.backtest.BacktestResults;
import recurrent4j.timeseries.baseline.Baselines;
import recurrent4j.timeseries.forecast.Forecast;
import recurrent4j.timeseries.forecast.Interval;
import recurrent4j.timeseries.series.SeriesSet;
import recurrent4j.timeseries.series.SeriesWindows;

/**
 * Pictures of forecasts: the recent past, a forecast with its intervals, and the seasonal naive forecast beside it.
 *
 * @param set whose series they are of
 * @param charts draws them
 */
record ForecastFans(SeriesSet set, Charts charts) {

    private static final List<Double> SHOWN = List.of(0.95, 0.8);
    private static final int FEWEST = 40;
    private static final int HORIZONS = 4;
    private static final int SEASONS = 3;

    /** Draws the forecast of a trial from the last origin. */
    Chart of(String title, int series, BacktestResult trial, BacktestResults others) {
        Map<String, double[]> paths = new LinkedHashMap<>();
        Forecast forecast = trial.latest().get(series);
        paths.put(trial.name(), forecast.mean());
        others.of(Baselines.seasonalNaive().name())
                .ifPresent(naive ->
                        paths.put(naive.name(), naive.latest().get(series).mean()));
        return draw(title, trial.latestPast(series), trial.latestTruth(series), paths, forecast);
    }

    /** Draws a forecast of what nobody knows yet. */
    Chart of(String method, int series, Forecast forecast) {
        double[] known = set.series().get(series).values();
        Map<String, double[]> paths = new LinkedHashMap<>();
        paths.put(method, forecast.mean());
        var naive = Baselines.seasonalNaive();
        paths.putIfAbsent(naive.name(), naive.forecast(known, set.season(), forecast.horizon()));
        String title = "Forecast of " + set.series().get(series).id();
        return draw(title, known, new double[0], paths, forecast);
    }

    private Chart draw(String title, double[] past, double[] truth, Map<String, double[]> paths, Forecast forecast) {
        Map<String, float[]> predictions = new LinkedHashMap<>();
        paths.forEach((name, path) -> predictions.put(name, SeriesWindows.floats(path, 0, path.length)));
        List<Fan.Band> bands = SHOWN.stream()
                .flatMap(level -> forecast.interval(level).stream())
                .map(ForecastFans::band)
                .toList();
        int shown = Math.max(FEWEST, Math.max(HORIZONS * forecast.horizon(), SEASONS * set.season()));
        float[] recent = SeriesWindows.floats(past, Math.max(0, past.length - shown), past.length);
        float[] came = SeriesWindows.floats(truth, 0, truth.length);
        return charts.fan(new Fan(new Continuation(title, recent, came, predictions), bands));
    }

    private static Fan.Band band(Interval interval) {
        String name = String.format(Locale.ROOT, "%.0f %%", 100 * interval.level());
        return new Fan.Band(name, interval.lower(), interval.upper());
    }
}
