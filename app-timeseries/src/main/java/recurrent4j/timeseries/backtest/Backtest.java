package recurrent4j.timeseries.backtest;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import recurrent4j.io.InputException;
import recurrent4j.timeseries.forecast.FittedMethod;
import recurrent4j.timeseries.forecast.Forecast;
import recurrent4j.timeseries.forecast.ForecastMethod;
import recurrent4j.timeseries.series.SeriesSet;

/**
 * Forecasts what has happened already, from origins of which it was still to come. A method is shown copies that end at
 * the origin, so it cannot look ahead, unless somebody showed it the whole before. Series may end
 * at different times: origins are counted from each series' own end.
 */
public final class Backtest {

    private final SeriesSet set;
    private final BacktestPlan plan;

    /** @throws InputException if the shortest series is too short for the plan; it is named */
    public Backtest(SeriesSet set, BacktestPlan plan) {
        plan.requireLength(set);
        this.set = set;
        this.plan = plan;
    }

    /**
     * Lets a method forecast from every origin.
     *
     * @throws IllegalStateException if it answers another number of series or steps than it was asked for
     */
    public BacktestResult run(ForecastMethod method) {
        long start = System.nanoTime();
        List<Fold> folds = plan.origins();
        List<List<Forecast>> forecasts = new ArrayList<>();
        Optional<FittedMethod> fitted = Optional.empty();
        for (Fold fold : folds) {
            SeriesSet shown = fold.shown(set);
            if (fitted.isEmpty() || plan.refit()) {
                fitted = Optional.of(method.fit(shown, plan.horizon()));
            }
            forecasts.add(checked(method.name(), fitted.get().forecast(shown)));
        }
        var cost = new BacktestResult.Cost(
                (System.nanoTime() - start) / 1e9, fitted.orElseThrow().parameters());
        return new BacktestResult(method.name(), set, folds, forecasts, cost);
    }

    /** Lets several methods forecast, one after another. */
    public BacktestResults run(List<? extends ForecastMethod> methods) {
        return new BacktestResults(set, plan, methods.stream().map(this::run).toList());
    }

    private List<Forecast> checked(String name, List<Forecast> forecasts) {
        boolean complete = forecasts.size() == set.size()
                && forecasts.stream().allMatch(forecast -> forecast.horizon() == plan.horizon());
        if (!complete) {
            throw new IllegalStateException(
                    "%s did not answer with %d forecasts of %d steps.".formatted(name, set.size(), plan.horizon()));
        }
        return forecasts;
    }
}
