package recurrent4j.timeseries.baseline;

import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import recurrent4j.timeseries.forecast.FittedMethod;
import recurrent4j.timeseries.forecast.Forecast;
import recurrent4j.timeseries.forecast.ForecastMethod;
import recurrent4j.timeseries.series.Series;
import recurrent4j.timeseries.series.SeriesSet;

/**
 * A method that forecasts each series from its own history alone. Whatever it estimates, it estimates from that history
 * when it is asked, so that there is nothing to fit ahead.
 *
 * @param name as tables show it
 * @param rule what is forecast
 */
public record Baseline(String name, Rule rule) implements ForecastMethod {

    /** What follows from a history. */
    @FunctionalInterface
    public interface Rule {

        /**
         * Forecasts what follows a history.
         *
         * @param history oldest value first, at least one, all finite; not changed
         * @param season steps to a season, 1 where there is none
         * @param horizon steps to forecast, 1 or more
         * @return one finite value a step
         */
        double[] forecast(double[] history, int season, int horizon);

        /** Forecasts what follows a series, from its history alone unless the rule {@link #readsAhead}. */
        default double[] forecast(Series series, int season, int horizon) {
            return forecast(series.values(), season, horizon);
        }

        /** Whether covariates that are known ahead are read over the horizon, too. */
        default boolean readsAhead() {
            return false;
        }
    }

    /** Forecasts what follows a history, by the rule. */
    public double[] forecast(double[] history, int season, int horizon) {
        return rule.forecast(history, season, horizon);
    }

    /** Returns the method itself; series are forecast on all cores, and the answer does not depend on how many. */
    @Override
    public FittedMethod fit(SeriesSet known, int horizon) {
        return later -> (rule.readsAhead() ? later.reaching(horizon) : later)
                .series().parallelStream()
                        .map(series ->
                                Forecast.of(series, () -> Forecast.of(rule.forecast(series, later.season(), horizon))))
                        .toList();
    }

    /** Returns one value for each step, the first at 0. */
    static double[] steps(int horizon, IntToDoubleFunction value) {
        return IntStream.range(0, horizon).mapToDouble(value).toArray();
    }
}
