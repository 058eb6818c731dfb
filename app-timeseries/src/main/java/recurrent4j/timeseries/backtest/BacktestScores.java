package recurrent4j.timeseries.backtest;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import recurrent4j.eval.Effort;
import recurrent4j.eval.Entry;
import recurrent4j.eval.Measured;
import recurrent4j.eval.Metric;
import recurrent4j.eval.Score;
import recurrent4j.eval.Scoreboard;
import recurrent4j.timeseries.baseline.Baselines;

/** The trials of a backtest as a scoreboard, which judges by OWA. */
public final class BacktestScores {

    /** The overall weighted average of the M4 competition, 1 for Naive2. */
    public static final Metric OWA = new Metric("OWA", true);

    private BacktestScores() {}

    /**
     * Returns the scoreboard; nothing is chosen by what is held out, so all of it is test.
     *
     * @param networks the names of the methods that are networks
     */
    public static Scoreboard of(BacktestResults trials, Set<String> networks) {
        Scoreboard board = new Scoreboard(OWA);
        for (BacktestResult trial : trials.trials()) {
            Entry entry = networks.contains(trial.name())
                    ? Entry.network(trial.name(), trial.parameters())
                    : Entry.baseline(trial.name(), trial.parameters());
            board.enter(score(trial, entry, naive2(trials)));
        }
        return board;
    }

    /** Returns the trials, the best first. */
    public static List<BacktestResult> ranked(BacktestResults trials) {
        BacktestResult naive2 = naive2(trials);
        return trials.trials().stream()
                .sorted(Comparator.comparingDouble(trial -> trial.owa(naive2)))
                .toList();
    }

    private static BacktestResult naive2(BacktestResults trials) {
        return trials.of(Baselines.naive2().name()).orElseThrow();
    }

    private static Score score(BacktestResult trial, Entry contestant, BacktestResult naive2) {
        Score score = Score.of(contestant, new Effort(0, trial.seconds(), 0), OWA, Measured.onTest(trial.owa(naive2)));
        for (PointMetric metric : PointMetric.values()) {
            score = score.with(new Metric(metric.title(), true), Measured.onTest(trial.error(metric)));
        }
        for (double level : BacktestTask.LEVELS) {
            for (IntervalMetric metric : IntervalMetric.values()) {
                var named = new Metric(
                        String.format(Locale.ROOT, "%s of %.0f %%", metric.title(), 100 * level),
                        metric != IntervalMetric.COVERAGE);
                Optional<Double> measured = trial.score(metric, level);
                if (measured.isPresent()) {
                    score = score.with(named, Measured.onTest(measured.get()));
                }
            }
        }
        return score;
    }
}
