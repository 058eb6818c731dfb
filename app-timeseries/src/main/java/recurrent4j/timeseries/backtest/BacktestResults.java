package recurrent4j.timeseries.backtest;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.DoubleFunction;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import recurrent4j.eval.Effort;
import recurrent4j.eval.Entry;
import recurrent4j.eval.Measured;
import recurrent4j.eval.Metric;
import recurrent4j.eval.Score;
import recurrent4j.eval.Scoreboard;
import recurrent4j.eval.Table;
import recurrent4j.timeseries.baseline.Baselines;

/**
 * Methods side by side on the same origins, as tables and as a scoreboard, which judges by OWA.
 *
 * @param backtest what was forecast, and from where
 * @param trials in the order of the tables
 */
public record BacktestResults(Backtest backtest, List<BacktestResult> trials) {

    /** The overall weighted average of the M4 competition, 1 for Naive2. */
    public static final Metric OWA = new Metric("OWA", true);

    /** Returns the trial of a method, if it took part. */
    public Optional<BacktestResult> of(String method) {
        return trials.stream().filter(trial -> trial.name().equals(method)).findFirst();
    }

    /** Returns the same, the best first. */
    public BacktestResults ranked() {
        BacktestResult naive2 = naive2();
        return new BacktestResults(
                backtest,
                trials.stream()
                        .sorted(Comparator.comparingDouble(trial -> trial.owa(naive2)))
                        .toList());
    }

    /**
     * Returns the scoreboard; nothing is chosen by what is held out, so all of it is test.
     *
     * @param networks the names of the methods that are networks
     */
    public Scoreboard scores(Set<String> networks) {
        return scores(networks, Measured::onTest);
    }

    /** Returns the scoreboard by which a method is chosen, so that all of it is validation. */
    public Scoreboard choice(Set<String> networks) {
        return scores(networks, error -> new Measured(error, Double.NaN));
    }

    private Scoreboard scores(Set<String> networks, DoubleFunction<Measured> part) {
        Scoreboard board = new Scoreboard(OWA);
        trials.forEach(trial -> board.enter(score(trial, networks.contains(trial.name()), part)));
        return board;
    }

    private Score score(BacktestResult trial, boolean isNetwork, DoubleFunction<Measured> part) {
        Entry entry = isNetwork
                ? Entry.network(trial.name(), trial.parameters())
                : Entry.baseline(trial.name(), trial.parameters());
        Score score = Score.of(entry, new Effort(0, trial.seconds(), 0), OWA, part.apply(trial.owa(naive2())));
        for (PointMetric metric : PointMetric.values()) {
            score = score.with(new Metric(metric.title(), true), part.apply(trial.error(metric)));
        }
        for (double level : Backtest.LEVELS) {
            for (IntervalMetric metric : IntervalMetric.values()) {
                var named = new Metric(
                        String.format(Locale.ROOT, "%s of %.0f %%", metric.title(), 100 * level),
                        metric != IntervalMetric.COVERAGE);
                Optional<Double> measured = trial.score(metric, level);
                if (measured.isPresent()) {
                    score = score.with(named, part.apply(measured.get()));
                }
            }
        }
        return score;
    }

    private BacktestResult naive2() {
        return of(Baselines.naive2().name()).orElseThrow();
    }

    /**
     * Returns the errors over the whole horizon: a row a method. Where methods were fitted anew in several folds, the standard
     * deviation of MASE over the folds stands beside it. OWA needs Naive2 among them, and skill, which is by
     * how much MASE is smaller, the seasonal naive forecast.
     */
    public Table errors() {
        List<Column> columns = new ArrayList<>();
        for (PointMetric metric : PointMetric.values()) {
            columns.add(new Column(metric.title(), trial -> number(trial.error(metric))));
            if (metric == PointMetric.MASE && backtest.plan().isCrossValidation()) {
                columns.add(new Column("± folds", trial -> number(trial.spread(metric))));
            }
        }
        of(Baselines.naive2().name())
                .ifPresent(naive2 -> columns.add(new Column("OWA", trial -> number(trial.owa(naive2)))));
        of(Baselines.seasonalNaive().name())
                .ifPresent(naive ->
                        columns.add(new Column("skill", trial -> percent(trial.skill(PointMetric.MASE, naive)))));
        columns.add(new Column("seconds", trial -> String.format(Locale.ROOT, "%.1f", trial.seconds())));
        return table("method", columns);
    }

    /**
     * Returns an error along the horizon: a row a method, a column a step, the last among them, and none left out if
     * there is room for all.
     *
     * @param room columns at most, 1 or more
     */
    public Table byHorizon(PointMetric metric, int room) {
        int apart = (horizon() + room - 1) / room;
        return table(
                metric.title(),
                IntStream.iterate((horizon() - 1) % apart + 1, step -> step <= horizon(), step -> step + apart)
                        .mapToObj(
                                step -> new Column(Integer.toString(step), trial -> number(trial.error(metric, step))))
                        .toList());
    }

    /**
     * Returns who wins where: for each method the share of series on which no other has a smaller MASE, its mean rank, and
     * the steps of the horizon at which it is best over all series.
     */
    public Table wins() {
        double[][] errors =
                trials.stream().map(trial -> trial.bySeries(PointMetric.MASE)).toArray(double[][]::new);
        List<Column> columns = List.of(
                new Column(
                        "series won",
                        trial -> share(
                                ranks(errors, trial).filter(rank -> rank == 1).count()
                                        / (double) backtest.set().size())),
                new Column(
                        "mean rank",
                        trial -> number(ranks(errors, trial).average().orElseThrow())),
                new Column(
                        "steps won",
                        trial -> Long.toString(IntStream.rangeClosed(1, horizon())
                                .filter(step -> trials.stream()
                                        .noneMatch(other -> other.error(PointMetric.MASE, step)
                                                < trial.error(PointMetric.MASE, step)))
                                .count())));
        return table("method", columns);
    }

    /** Returns how often intervals held what they claim, and their MSIS: a row a method, two columns a level. */
    public Table coverage(List<Double> levels) {
        List<Column> columns = new ArrayList<>();
        for (double level : levels) {
            columns.add(intervals(share(level) + " hold", IntervalMetric.COVERAGE, level));
            columns.add(intervals("MSIS", IntervalMetric.MSIS, level));
        }
        return table("intervals", columns);
    }

    /** Returns how often intervals of a level held what they claim, beside how wide they are: a row a method. */
    public Table intervals(double level) {
        return table(
                "interval of " + share(level).replace(".0 ", " "),
                Stream.of(IntervalMetric.values())
                        .map(metric -> intervals(metric.title(), metric, level))
                        .toList());
    }

    /** Returns the place of a method on each series, 1 for the best; methods that err alike share the better place. */
    private IntStream ranks(double[][] errors, BacktestResult trial) {
        double[] own = errors[trials.indexOf(trial)];
        return IntStream.range(0, own.length)
                .map(i -> 1
                        + (int) Arrays.stream(errors)
                                .filter(others -> others[i] < own[i])
                                .count());
    }

    private int horizon() {
        return backtest.plan().horizon();
    }

    private static Column intervals(String heading, IntervalMetric metric, double level) {
        return new Column(
                heading,
                trial -> trial.score(metric, level)
                        .map(score -> metric == IntervalMetric.COVERAGE ? share(score) : number(score))
                        .orElse("-"));
    }

    private record Column(String heading, Function<BacktestResult, String> cell) {}

    /** Returns a table with a row a method. */
    private Table table(String corner, List<Column> columns) {
        List<Column> all = new ArrayList<>(columns);
        all.add(0, new Column(corner, BacktestResult::name));
        return new Table(
                all.stream().map(Column::heading).toList(),
                trials.stream()
                        .map(trial -> all.stream()
                                .map(column -> column.cell().apply(trial))
                                .toList())
                        .toList());
    }

    private static String number(double value) {
        return Double.isInfinite(value) ? "infinite" : String.format(Locale.ROOT, "%.3f", value);
    }

    /** Without bound where the other is perfect. */
    private static String percent(double fraction) {
        return Double.isInfinite(fraction) ? "-infinite" : String.format(Locale.ROOT, "%+.1f %%", 100 * fraction);
    }

    private static String share(double fraction) {
        return String.format(Locale.ROOT, "%.1f %%", 100 * fraction);
    }
}
