package recurrent4j.timeseries.backtest;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import recurrent4j.timeseries.forecast.FittedMethod;
import recurrent4j.timeseries.forecast.Forecast;
import recurrent4j.timeseries.forecast.ForecastMethod;
import recurrent4j.timeseries.forecast.Interval;
import recurrent4j.timeseries.series.Series;
import recurrent4j.timeseries.series.SeriesSet;

/**
 * Another method with intervals from its own past errors. Before it forecasts, it is backtested on what is known; at
 * each step of the horizon, its errors there, in units of each series' scale and of all series together, say how far
 * the truth may lie from the forecast: up to the {@code ceil(level (n + 1))}-th smallest of {@code n} (split conformal
 * prediction; Vovk and others, 2005), or the largest where {@code n} is too small for the level. Where the method gives
 * intervals of the level itself, they are widened or narrowed by as much as its past ones needed (conformalized quantile
 * regression; Romano, Patterson and Candès, 2019).
 *
 * @param method what is to get intervals
 * @param calibration the backtest from which the errors come
 * @param levels of the intervals
 */
public record Conformal(ForecastMethod method, BacktestPlan calibration, List<Double> levels)
        implements ForecastMethod {

    private static final int USUAL_FOLDS = 3;
    private static final int ENOUGH_ERRORS = 60;

    /** Returns a method with intervals at 80 and 95 % from the errors of so many folds. */
    public static Conformal of(ForecastMethod method, int horizon, int folds) {
        return new Conformal(method, BacktestPlan.holdOut(horizon).folds(folds), List.of(0.8, 0.95));
    }

    /**
     * Returns a method with intervals from as many past errors as the series allow: three horizons back if there are many
     * series; a step apart, up to half of the shortest, if there are few, since a level of 95 % takes at least 19 errors
     * at each step. The method is fitted once for all of them.
     *
     * @param shown the lengths of the series that will be known, of which the shortest is longer than the horizon
     */
    public static Conformal of(ForecastMethod method, int horizon, List<Integer> shown, List<Double> levels) {
        int needed = Math.max(USUAL_FOLDS, (ENOUGH_ERRORS + shown.size() - 1) / shown.size());
        int step = needed > USUAL_FOLDS ? 1 : horizon;
        int room = (Collections.min(shown) / 2 - horizon) / step + 1;
        BacktestPlan plan = BacktestPlan.holdOut(horizon).step(step).folds(Math.max(1, Math.min(needed, room)));
        return new Conformal(method, plan.fittedOnce(), levels);
    }

    @Override
    public String name() {
        return method.name();
    }

    @Override
    public FittedMethod fit(SeriesSet known, int horizon) {
        Trial past = new Backtest(known, calibration).run(method);
        List<double[]> margins =
                levels.stream().map(level -> margins(past, level)).toList();
        FittedMethod fitted = method.fit(known, horizon);
        return later -> {
            List<Forecast> forecasts = fitted.forecast(later);
            return IntStream.range(0, forecasts.size())
                    .mapToObj(i -> widened(forecasts.get(i), later.series().get(i), later.season(), margins))
                    .toList();
        };
    }

    /** Returns how far a level's bounds lie from the forecast at each step, in units of the series' scale. */
    private double[] margins(Trial past, double level) {
        List<double[]> errors = new ArrayList<>();
        past.visit((truth, forecast, scale) -> errors.add(IntStream.range(0, truth.length)
                .mapToDouble(step -> outside(truth[step], forecast, step, level) / scale)
                .toArray()));
        int rank = (int) Math.min(errors.size(), Math.ceil(level * (errors.size() + 1)));
        return IntStream.range(0, calibration.horizon())
                .mapToDouble(step -> errors.stream()
                        .mapToDouble(error -> error[step])
                        .sorted()
                        .skip(rank - 1L)
                        .findFirst()
                        .orElseThrow())
                .toArray();
    }

    private static double outside(double truth, Forecast forecast, int step, double level) {
        return forecast.interval(level)
                .map(own -> Math.max(own.lower()[step] - truth, truth - own.upper()[step]))
                .orElse(Math.abs(truth - forecast.mean()[step]));
    }

    private Forecast widened(Forecast forecast, Series series, int season, List<double[]> margins) {
        double scale = Scale.of(series.values(), season);
        List<Interval> intervals = IntStream.range(0, levels.size())
                .mapToObj(i -> interval(forecast, levels.get(i), scale, margins.get(i)))
                .toList();
        return new Forecast(forecast.mean(), intervals);
    }

    /** Bounds that would cross when narrowed meet in the middle. */
    private static Interval interval(Forecast forecast, double level, double scale, double[] margins) {
        double[] lower = forecast.interval(level)
                .map(Interval::lower)
                .orElse(forecast.mean())
                .clone();
        double[] upper = forecast.interval(level)
                .map(Interval::upper)
                .orElse(forecast.mean())
                .clone();
        for (int step = 0; step < lower.length; step++) {
            double margin = Math.max(margins[step] * scale, (lower[step] - upper[step]) / 2);
            lower[step] -= margin;
            upper[step] += margin;
            upper[step] = Math.max(lower[step], upper[step]);
        }
        return new Interval(level, lower, upper);
    }
}
