package recurrent4j.timeseries.backtest;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import recurrent4j.io.InputException;
import recurrent4j.timeseries.forecast.FittedMethod;
import recurrent4j.timeseries.forecast.Forecast;
import recurrent4j.timeseries.forecast.ForecastMethod;
import recurrent4j.timeseries.series.Series;
import recurrent4j.timeseries.series.SeriesSet;

/**
 * Forecasts what has happened already, from origins of which it was still to come. A method is shown copies that end at
 * the origin, so it cannot look ahead, unless somebody showed it the whole before. Series may end
 * at different times: origins are counted from each series' own end.
 *
 * @param set the series, with what is held out
 * @param plan from where they are forecast
 */
public record Backtest(SeriesSet set, BacktestPlan plan) {

    /** More levels than anybody asks for at once, to see whether all of them hold. */
    public static final List<Double> LEVELS = List.of(0.5, 0.6, 0.7, 0.8, 0.9, 0.95);

    /** Their scores hardly differ from those of all, which would take most of the time of a training. */
    private static final int MOST_JUDGED = 10_000;

    /** @throws InputException if the shortest series is too short for the plan; it is named */
    public Backtest {
        plan.requireLength(set);
    }

    /** Returns how many values the shortest series needs for a backtest with intervals. */
    public static long fewest(BacktestPlan plan) {
        long heldOut = plan.horizon() + (plan.folds() - 1L) * plan.step();
        return heldOut + Math.max(plan.horizon() + 1L, plan.window().orElse(1));
    }

    /** Returns how many it needs for a training. */
    public static long fewestOfTraining(int horizon) {
        return 2L * horizon + 1;
    }

    /**
     * Returns the backtest after checking that even the shortest series leaves something to learn the width of intervals
     * from.
     *
     * @throws InputException if it does not; it is named
     */
    public static Backtest withIntervals(SeriesSet set, BacktestPlan plan) {
        long heldOut = plan.horizon() + (plan.folds() - 1L) * plan.step();
        set.requireLength(
                heldOut + plan.horizon() + 1,
                "A horizon of %d in %d fold(s), and once more for intervals,".formatted(plan.horizon(), plan.folds()));
        if (plan.window().orElse(Integer.MAX_VALUE) <= plan.horizon()) {
            throw new InputException(
                    "A window of %d leaves nothing before a horizon of %d to learn intervals from; choose a longer --window."
                            .formatted(plan.window().getAsInt(), plan.horizon()));
        }
        return new Backtest(set, plan);
    }

    /**
     * Returns the backtest by which a network is judged that will learn from everything in the end: what intervals are
     * learned from is held out first, and the errors there are the scores. Of more than {@value #MOST_JUDGED} series, so
     * many judge for all.
     *
     * @throws InputException if a series is too short for that; it is named
     */
    public static Backtest ofTraining(SeriesSet set, int horizon) {
        BacktestPlan.holdOut(horizon);
        set.requireLength(fewestOfTraining(horizon), "A horizon of %d, held out once,".formatted(horizon));
        if (set.series().stream().allMatch(Series::isConstant)) {
            throw new InputException(
                    "%s never changes, so that there is nothing to learn; choose another column or another file."
                            .formatted(set.shortName()));
        }
        SeriesSet judging = set.spread(MOST_JUDGED);
        List<Integer> lengths = judging.series().stream().map(Series::length).toList();
        return new Backtest(judging, Conformal.calibration(horizon, lengths));
    }

    /** Returns what methods may learn from that are fitted once: all before the first origin. */
    public SeriesSet learned() {
        return plan.origins().get(0).shown(set);
    }

    /**
     * Lets a method forecast from every origin.
     *
     * @throws IllegalStateException if it answers another number of series or steps than it was asked for
     */
    public BacktestResult run(ForecastMethod method) {
        long start = System.nanoTime();
        List<List<Forecast>> forecasts = new ArrayList<>();
        Optional<FittedMethod> fitted = Optional.empty();
        for (BacktestPlan.Fold fold : plan.origins()) {
            SeriesSet shown = fold.shown(set);
            if (fitted.isEmpty() || plan.refit()) {
                fitted = Optional.of(method.fit(shown, plan.horizon()));
            }
            forecasts.add(checked(method.name(), fitted.get().forecast(shown)));
        }
        double seconds = (System.nanoTime() - start) / 1e9;
        return new BacktestResult(
                method.name(), this, forecasts, seconds, fitted.orElseThrow().parameters());
    }

    /** Lets several methods forecast, one after another. */
    public BacktestResults run(List<? extends ForecastMethod> methods) {
        return run(methods, trial -> {});
    }

    /**
     * Lets several methods forecast, one after another.
     *
     * @param told sees each trial as soon as it is done
     */
    public BacktestResults run(List<? extends ForecastMethod> methods, Consumer<BacktestResult> told) {
        List<BacktestResult> trials = methods.stream().map(this::run).peek(told).toList();
        return new BacktestResults(this, trials);
    }

    /** Lets several methods forecast, with intervals from their own past errors. */
    public BacktestResults runWithIntervals(List<ForecastMethod> methods, Consumer<BacktestResult> told) {
        List<Integer> shown =
                set.series().stream().map(Series::length).map(plan::shown).toList();
        BacktestPlan calibration = Conformal.calibration(plan.horizon(), shown);
        return run(
                methods.stream()
                        .map(method -> new Conformal(method, calibration, LEVELS))
                        .toList(),
                told);
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

    /** Returns what decides the results of networks, a line each. */
    public List<String> settings(String... networks) {
        String series = "%s, %s, %s".formatted(set.features(), set.frequency(), plan);
        return Stream.concat(Stream.of(series), Stream.of(networks)).toList();
    }

    /** Says what was read and how it is tested, in one sentence. */
    public String sentence() {
        String folds = plan.folds() == 1 ? "one fold" : "%d folds, %d apart".formatted(plan.folds(), plan.step());
        String past = plan.window().isPresent()
                ? "the last %d values".formatted(plan.window().getAsInt())
                : "all values before";
        return "%s Horizon %d in %s, from %s.".formatted(set.sentence(), plan.horizon(), folds, past);
    }
}
