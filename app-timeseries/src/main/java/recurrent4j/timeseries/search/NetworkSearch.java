package recurrent4j.timeseries.search;

import java.util.List;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.stream.Stream;
import recurrent4j.io.InputException;
import recurrent4j.search.Candidate;
import recurrent4j.search.RandomSearch;
import recurrent4j.search.SearchSpace;
import recurrent4j.search.TimeBudget;
import recurrent4j.timeseries.backtest.Backtest;
import recurrent4j.timeseries.backtest.BacktestPlan;
import recurrent4j.timeseries.backtest.PointMetric;
import recurrent4j.timeseries.global.GlobalRecurrent;
import recurrent4j.timeseries.global.Hyperparameters;
import recurrent4j.timeseries.global.TrainingContext;
import recurrent4j.timeseries.series.Series;
import recurrent4j.timeseries.series.SeriesSet;
import recurrent4j.train.Checkpoint;
import recurrent4j.train.EnsembleProgress;
import recurrent4j.train.EnsembleTrainer;
import recurrent4j.train.Progress;
import recurrent4j.train.TrainingPlan;

/**
 * What settings of a network are judged by: its MASE at the end of the part that a backtest lets methods learn from, so that
 * nothing of what is scored in the end is seen. A quarter of the usual training of one network is enough to compare.
 *
 * @param validation a backtest of that part
 * @param usual what is trained where nothing better is found
 * @param networks from settings to what is trained
 * @param context the engine and its threads, and where the training of the best is kept
 */
public record NetworkSearch(
        Backtest validation,
        Hyperparameters usual,
        Function<Candidate, GlobalRecurrent> networks,
        TrainingContext context) {

    /** Of the shortest series, at most a quarter judges. */
    private static final int LEARNED = 4;

    private static final int MOST_FOLDS = 5;

    /** So many series tell settings apart, and more would take the time of other trials. */
    private static final int MOST_SERIES = 1_000;

    /**
     * Returns the search on the part of a backtest that is learned from.
     *
     * @throws InputException if a series is too short to hold more of it out
     */
    public static NetworkSearch of(
            Backtest backtest,
            Hyperparameters usual,
            Function<Candidate, GlobalRecurrent> networks,
            TrainingContext context) {
        SeriesSet training = backtest.learned().spread(MOST_SERIES);
        int horizon = backtest.plan().horizon();
        int shortest = training.series().stream().mapToInt(Series::length).min().orElseThrow();
        if (shortest < 2 * horizon + 1) {
            throw new InputException(
                    "A search holds out a horizon of %d more before what is scored, and the shortest series has %d values there; leave out --search, or forecast fewer steps.",
                    horizon, shortest);
        }
        int folds = Math.max(1, Math.min(MOST_FOLDS, shortest / (LEARNED * horizon)));
        var plan = new BacktestPlan(horizon, folds, horizon, OptionalInt.empty(), false);
        return new NetworkSearch(new Backtest(training, plan), usual, networks, context);
    }

    /** Returns among what is chosen: the usual kinds and sizes, and windows from half to twice the usual. */
    public SearchSpace space() {
        int window = usual.window();
        return SearchSpace.usual(Stream.of(Math.max(1, window / 2), window, 2 * window)
                .distinct()
                .toList());
    }

    /**
     * Returns what judges settings.
     *
     * @param budget after which a training that is under way is broken off
     */
    public RandomSearch.Evaluator evaluator(TimeBudget budget) {
        return candidate -> {
            var deadline = new Progress() {
                @Override
                public void batch(TrainingPlan plan, int epoch, double done) {
                    budget.requireTime();
                }
            };
            EnsembleProgress.Display quiet = (name, examples, epochs, members) -> new EnsembleProgress() {
                @Override
                public Progress of(int number, String member) {
                    return deadline;
                }
            };
            var own = new TrainingContext(
                    context.engine(),
                    new EnsembleTrainer(context.trainer().threads(), quiet),
                    name -> Checkpoint.none());
            GlobalRecurrent network = networks.apply(candidate).smaller().in(own);
            double error = validation.run(network).error(PointMetric.MASE);
            int epochs =
                    own.epochs().values().stream().mapToInt(List::size).max().orElse(0);
            return new RandomSearch.Outcome(error, epochs);
        };
    }

    /** Says what is going to be done. */
    public String sentence(String time) {
        return "Searching for %s, judged by MASE on %d fold(s) of the last values of the training part: %s"
                .formatted(
                        time,
                        validation.plan().folds(),
                        "the seed decides which settings are tried, and the time how many of them.");
    }
}
