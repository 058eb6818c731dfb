package recurrent4j.timeseries.backtest;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import recurrent4j.eval.DataSource;
import recurrent4j.io.InputException;
import recurrent4j.timeseries.forecast.ForecastMethod;
import recurrent4j.timeseries.series.Series;
import recurrent4j.timeseries.series.SeriesSet;

/**
 * Series whose past is to be forecast.
 *
 * @param set the series, with what is held out
 * @param plan from where they are forecast
 * @param source where they came from
 */
public record BacktestTask(SeriesSet set, BacktestPlan plan, DataSource source) {

    /** More levels than anybody asks for at once, to see whether all of them hold. */
    public static final List<Double> LEVELS = List.of(0.5, 0.6, 0.7, 0.8, 0.9, 0.95);

    /** Their scores hardly differ from those of all, which would take most of the time of a training. */
    private static final int MOST_JUDGED = 10_000;

    /**
     * Returns the task after checking that even the shortest series leaves something to learn the width of intervals from.
     *
     * @throws InputException if it does not; it is named
     */
    public static BacktestTask of(SeriesSet set, BacktestPlan plan, DataSource source) {
        long heldOut = plan.horizon() + (plan.folds() - 1L) * plan.step();
        set.requireLength(
                heldOut + plan.horizon() + 1,
                "A horizon of %d in %d fold(s), and once more for intervals,".formatted(plan.horizon(), plan.folds()));
        if (plan.window().orElse(Integer.MAX_VALUE) <= plan.horizon()) {
            throw new InputException(
                    "A window of %d leaves nothing before a horizon of %d to learn intervals from; choose a longer --window."
                            .formatted(plan.window().getAsInt(), plan.horizon()));
        }
        return new BacktestTask(set, plan, source);
    }

    /**
     * Returns the task by which a network is judged that will learn from everything in the end: what intervals are learned
     * from is held out first, and the errors there are the scores. Of more than {@value #MOST_JUDGED} series, so many
     * judge for all.
     *
     * @throws InputException if a series is too short for that; it is named
     */
    public static BacktestTask ofTraining(SeriesSet set, int horizon, DataSource source) {
        BacktestPlan.holdOut(horizon);
        set.requireLength(2L * horizon + 1, "A horizon of %d, held out once,".formatted(horizon));
        if (set.series().stream().allMatch(Series::isConstant)) {
            throw new InputException(
                    "%s never changes, so that there is nothing to learn; choose another column or another file."
                            .formatted(set.shortName()));
        }
        SeriesSet judging = set.spread(MOST_JUDGED);
        List<Integer> lengths = judging.series().stream().map(Series::length).toList();
        return new BacktestTask(judging, Conformal.calibration(horizon, lengths), source);
    }

    /** Lets methods forecast from every origin, without intervals. */
    public BacktestResults judge(List<ForecastMethod> methods, Consumer<BacktestResult> told) {
        var backtest = new Backtest(set, plan);
        List<BacktestResult> trials = new ArrayList<>();
        for (ForecastMethod method : methods) {
            trials.add(backtest.run(method));
            told.accept(trials.get(trials.size() - 1));
        }
        return new BacktestResults(set, plan, trials);
    }

    /**
     * Lets methods forecast from every origin, with intervals from their own past errors.
     *
     * @param told sees each trial as soon as it is done
     */
    public BacktestResults run(List<ForecastMethod> methods, Consumer<BacktestResult> told) {
        List<Integer> shown =
                set.series().stream().map(Series::length).map(plan::shown).toList();
        return judge(
                methods.stream()
                        .<ForecastMethod>map(method -> Conformal.of(method, plan.horizon(), shown, LEVELS))
                        .toList(),
                told);
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
        return "%s: %d series, %s; %s. Horizon %d in %s, from %s."
                .formatted(set.name(), set.size(), set.frequency(), set.repairs(), plan.horizon(), folds, past);
    }
}
