package recurrent4j.timeseries.saved;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import recurrent4j.eval.Scoreboard;
import recurrent4j.timeseries.backtest.Backtest;
import recurrent4j.timeseries.backtest.BacktestPlan;
import recurrent4j.timeseries.backtest.BacktestResult;
import recurrent4j.timeseries.backtest.BacktestResults;
import recurrent4j.timeseries.backtest.BacktestScores;
import recurrent4j.timeseries.baseline.Baselines;
import recurrent4j.timeseries.forecast.ForecastMethod;
import recurrent4j.timeseries.forecast.SavedModel;
import recurrent4j.timeseries.series.Series;
import recurrent4j.timeseries.series.SeriesSet;

/**
 * On which series saved networks can be scored: the last values of each, as many as are forecast, unless they have
 * learned from those.
 *
 * @param set the series to score on
 * @param sentence what must be known about it
 */
record UnseenValues(SeriesSet set, String sentence) {

    /** Returns what is left of a set for a model, or all of it, with a warning, if nothing is. */
    static UnseenValues of(SavedNetworks model, SeriesSet set) {
        int horizon = model.horizon();
        List<Series> known =
                set.series().stream().filter(one -> model.seen().of(one) > 0).toList();
        List<Series> unseen = set.series().stream()
                .filter(one -> one.length() >= model.seen().of(one) + horizon
                        || model.seen().of(one) == 0)
                .toList();
        int left = set.size() - unseen.size();
        if (unseen.isEmpty()) {
            return new UnseenValues(
                    set,
                    "The model has learned from the last %d values of every series here: this says how well it remembers, not how well it forecasts."
                            .formatted(horizon));
        }
        String sentence = known.isEmpty()
                ? "No series here begins with what the model has learned from; see to it that they don't overlap."
                : left == 0
                        ? "The model has learned from the beginning of %d of these %d series, but not from the last %d values, on which it is scored."
                                .formatted(known.size(), set.size(), horizon)
                        : "The model has learned from the last %d values of %d of these %d series; they are left out."
                                .formatted(horizon, left, set.size());
        return new UnseenValues(set.with(unseen), sentence);
    }

    /** Scores a model there, beside all baselines. */
    SavedModel.Evaluation evaluate(SavedNetworks model) {
        var plan = BacktestPlan.holdOut(model.horizon());
        List<ForecastMethod> methods = new ArrayList<>(Baselines.all());
        methods.add(model);
        BacktestResults trials = new Backtest(set, plan).run(methods);
        BacktestResult own = trials.of(model.name()).orElseThrow();
        Scoreboard scores = BacktestScores.of(trials, Set.of(model.name()));
        List<String> parts = new ArrayList<>();
        parts.add(trials.errors().toString());
        parts.add(new BacktestResults(set, plan, List.of(own))
                .coverage(List.of(0.8, 0.95))
                .toString());
        parts.add(scores.verdict());
        parts.addAll(scores.remarks());
        return new SavedModel.Evaluation(sentence, String.join("\n", parts));
    }
}
