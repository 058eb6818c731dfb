package recurrent4j.timeseries.backtest;

import java.util.Collections;
import java.util.List;
import java.util.OptionalInt;
import recurrent4j.timeseries.forecast.FittedMethod;
import recurrent4j.timeseries.forecast.Forecast;
import recurrent4j.timeseries.forecast.ForecastMethod;
import recurrent4j.timeseries.series.SeriesSet;

/**
 * Another method with intervals from its own past errors. Before it forecasts, it is backtested on what is known; at
 * each step of the horizon, its errors there, in units of each series' {@link Scale#USUAL_CHANGE} and of all series together,
 * say how far the truth may lie from the forecast: up to the {@code ceil(level (n + 1))}-th smallest of {@code n} (split
 * conformal prediction; Vovk and others, 2005). Where {@code n} is too small for the level, errors at the steps about it count
 * as well, and where all are too few, it is the largest. Where the method gives intervals of the level itself, they are
 * widened or narrowed by as much as its past ones needed (conformalized quantile regression; Romano, Patterson and Candès,
 * 2019).
 *
 * @param calibration the backtest from which the errors come
 */
public record Conformal(ForecastMethod method, BacktestPlan calibration, List<Double> levels)
        implements ForecastMethod {

    private static final int USUAL_FOLDS = 3;
    private static final int ENOUGH_ERRORS = 60;

    /** Of so many series one origin tells enough, and more would take their time and memory. */
    private static final int MANY = 10_000;

    /**
     * Returns the backtest that finds as many past errors as the series allow: three horizons back if there are many series;
     * a step apart, up to half of the shortest, if there are few, since a level of 95 % takes at least 19 errors at each
     * step. The method is fitted once for all of them.
     *
     * @param shown the lengths of the series that will be known, of which the shortest is longer than the horizon
     */
    public static BacktestPlan calibration(int horizon, List<Integer> shown) {
        int needed =
                shown.size() >= MANY ? 1 : Math.max(USUAL_FOLDS, (ENOUGH_ERRORS + shown.size() - 1) / shown.size());
        int step = needed > USUAL_FOLDS ? 1 : horizon;
        int room = (Collections.min(shown) / 2 - horizon) / step + 1;
        return new BacktestPlan(horizon, Math.max(1, Math.min(needed, room)), step, OptionalInt.empty(), false);
    }

    @Override
    public String name() {
        return method.name();
    }

    @Override
    public FittedMethod fit(SeriesSet known, int horizon) {
        Margins margins = Margins.of(new Backtest(known, calibration).run(method), levels);
        FittedMethod fitted = method.fit(known, horizon);
        return new Calibrated(fitted, margins);
    }

    private record Calibrated(FittedMethod fitted, Margins margins) implements FittedMethod {

        @Override
        public List<Forecast> forecast(SeriesSet known) {
            return margins.around(fitted.forecast(known), known);
        }

        @Override
        public long parameters() {
            return fitted.parameters();
        }
    }
}
