package recurrent4j.timeseries.backtest;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
import recurrent4j.eval.Table;
import recurrent4j.timeseries.baseline.Baselines;
import recurrent4j.timeseries.series.SeriesSet;

/**
 * Methods side by side on the same origins, as tables.
 *
 * @param set what was forecast
 * @param plan from where
 * @param trials in the order of the tables
 */
public record BacktestResults(SeriesSet set, BacktestPlan plan, List<BacktestResult> trials) {

    /** Returns the trial of a method, if it took part. */
    public Optional<BacktestResult> of(String method) {
        return trials.stream().filter(trial -> trial.name().equals(method)).findFirst();
    }

    /**
     * Returns the errors over the whole horizon: a row a method. OWA needs Naive2 among them, and skill, which is by
     * how much MASE is smaller, the seasonal naive forecast.
     */
    public Table errors() {
        List<Column> columns = new ArrayList<>();
        columns.add(new Column("method", BacktestResult::name));
        for (PointMetric metric : PointMetric.values()) {
            columns.add(new Column(metric.title(), trial -> number(trial.error(metric))));
        }
        of(Baselines.naive2().name())
                .ifPresent(naive2 -> columns.add(new Column("OWA", trial -> number(trial.owa(naive2)))));
        of(Baselines.seasonalNaive().name())
                .ifPresent(naive ->
                        columns.add(new Column("skill", trial -> percent(trial.skill(PointMetric.MASE, naive)))));
        columns.add(new Column("seconds", trial -> String.format(Locale.ROOT, "%.1f", trial.seconds())));
        return table(columns);
    }

    /**
     * Returns an error along the horizon: a row a method, a column a step, the last among them, and none left out if
     * there is room for all.
     *
     * @param room columns at most, 1 or more
     */
    public Table byHorizon(PointMetric metric, int room) {
        List<Column> columns = new ArrayList<>();
        columns.add(new Column(metric.title(), BacktestResult::name));
        int apart = (plan.horizon() + room - 1) / room;
        for (int step = (plan.horizon() - 1) % apart + 1; step <= plan.horizon(); step += apart) {
            int at = step;
            columns.add(new Column(Integer.toString(step), trial -> number(trial.error(metric, at))));
        }
        return table(columns);
    }

    /**
     * Returns who wins where: for each method the share of series on which no other has a smaller MASE, its mean rank, and
     * the steps of the horizon at which it is best over all series.
     */
    public Table wins() {
        double[][] errors =
                trials.stream().map(trial -> trial.bySeries(PointMetric.MASE)).toArray(double[][]::new);
        List<Column> columns = List.of(
                new Column("method", BacktestResult::name),
                new Column(
                        "series won",
                        trial -> share(
                                ranks(errors, trial).filter(rank -> rank == 1).count() / (double) set.size())),
                new Column(
                        "mean rank",
                        trial -> number(ranks(errors, trial).average().orElseThrow())),
                new Column(
                        "steps won",
                        trial -> Long.toString(IntStream.rangeClosed(1, plan.horizon())
                                .filter(step -> trials.stream()
                                        .noneMatch(other -> other.error(PointMetric.MASE, step)
                                                < trial.error(PointMetric.MASE, step)))
                                .count())));
        return table(columns);
    }

    /** Returns how often intervals held what they claim, and their MSIS: a row a method, two columns a level. */
    public Table coverage(List<Double> levels) {
        List<Column> columns = new ArrayList<>();
        columns.add(new Column("intervals", BacktestResult::name));
        for (double level : levels) {
            columns.add(intervals(share(level) + " hold", IntervalMetric.COVERAGE, level));
            columns.add(intervals("MSIS", IntervalMetric.MSIS, level));
        }
        return table(columns);
    }

    /** Returns how often intervals of a level held what they claim, beside how wide they are: a row a method. */
    public Table intervals(double level) {
        List<Column> columns = new ArrayList<>();
        columns.add(new Column("interval of " + share(level), BacktestResult::name));
        for (IntervalMetric metric : IntervalMetric.values()) {
            columns.add(intervals(metric.title(), metric, level));
        }
        return table(columns);
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

    private static Column intervals(String heading, IntervalMetric metric, double level) {
        return new Column(
                heading,
                trial -> trial.score(metric, level)
                        .map(score -> metric == IntervalMetric.COVERAGE ? share(score) : number(score))
                        .orElse("-"));
    }

    private record Column(String heading, Function<BacktestResult, String> cell) {}

    private Table table(List<Column> columns) {
        return new Table(
                columns.stream().map(Column::heading).toList(),
                trials.stream()
                        .map(trial -> columns.stream()
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
