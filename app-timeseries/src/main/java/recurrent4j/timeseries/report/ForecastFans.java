package recurrent4j.timeseries.report;

import java.time.LocalDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import recurrent4j.report.Chart;
import recurrent4j.report.Charts;
import recurrent4j.report.Continuation;
import recurrent4j.timeseries.backtest.BacktestResult;
import recurrent4j.timeseries.backtest.BacktestResults;
import recurrent4j.timeseries.baseline.Baselines;
import recurrent4j.timeseries.forecast.Forecast;
import recurrent4j.timeseries.series.Series;

/**
 * Pictures of forecasts: the recent past, a forecast with its intervals, and the seasonal naive forecast beside it.
 */
record ForecastFans(int season, Charts charts) {

    private static final List<Double> SHOWN = List.of(0.95, 0.8);
    private static final int FEWEST = 40;
    private static final int HORIZONS = 4;
    private static final int SEASONS = 2;

    /** Draws the forecast of a trial from the last origin. */
    Chart of(String title, int series, BacktestResult trial, BacktestResults others) {
        Map<String, double[]> paths = new LinkedHashMap<>();
        Forecast forecast = trial.latest().get(series);
        paths.put(trial.name(), forecast.mean());
        others.of(Baselines.seasonalNaive().name())
                .ifPresent(naive ->
                        paths.put(naive.name(), naive.latest().get(series).mean()));
        return draw(title, new Shown(trial.latestPast(series), trial.latestTruth(series)), paths, forecast);
    }

    /** Draws a forecast of what nobody knows yet. */
    Chart of(ForecastOutput output, int number) {
        Series series = output.known().series().get(number);
        Forecast forecast = output.forecasts().get(number);
        Map<String, double[]> paths = new LinkedHashMap<>();
        paths.put(output.method(), forecast.mean());
        var naive = Baselines.seasonalNaive();
        paths.putIfAbsent(naive.name(), naive.forecast(series.values(), season, forecast.horizon()));
        return draw("Forecast of " + series.id(), new Shown(series, new double[0]), paths, forecast);
    }

    /** A series, and what truly followed, or nothing where nobody knows. */
    private record Shown(Series past, double[] truth) {

        /** When the last values were measured, and those that follow will be; none if that is not told by the calendar. */
        List<LocalDateTime> moments(int recent, int horizon) {
            List<LocalDateTime> moments = IntStream.rangeClosed(1 - recent, horizon)
                    .mapToObj(past.clock()::dateTime)
                    .flatMap(Optional::stream)
                    .toList();
            return moments.size() == recent + horizon ? moments : List.of();
        }
    }

    private Chart draw(String title, Shown series, Map<String, double[]> paths, Forecast forecast) {
        int shown = Math.max(FEWEST, Math.max(HORIZONS * forecast.horizon(), SEASONS * season));
        Series recent = series.past().last(Math.min(shown, series.past().length()));
        List<LocalDateTime> moments = series.moments(recent.length(), forecast.horizon());
        List<Continuation.Band> bands = SHOWN.stream()
                .flatMap(level -> forecast.interval(level).stream())
                .map(ForecastFans::band)
                .toList();
        return charts.fan(new Continuation(title, recent.values(), series.truth(), paths, moments), bands);
    }

    private static Continuation.Band band(Forecast.Interval interval) {
        String name = String.format(Locale.ROOT, "%.0f %%", 100 * interval.level());
        return new Continuation.Band(name, interval.lower(), interval.upper());
    }
}
