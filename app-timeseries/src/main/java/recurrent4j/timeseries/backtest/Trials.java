package recurrent4j.timeseries.backtest;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import recurrent4j.timeseries.baseline.Baselines;
import recurrent4j.timeseries.baseline.SeasonalNaive;
import recurrent4j.timeseries.series.SeriesSet;

/**
 * Methods side by side on the same origins, as tables.
 *
 * @param set what was forecast
 * @param plan from where
 * @param trials in the order of the tables
 */
public record Trials(SeriesSet set, BacktestPlan plan, List<Trial> trials) {

    /** Returns the trial of a method, if it took part. */
    public Optional<Trial> of(String method) {
        return trials.stream().filter(trial -> trial.method().equals(method)).findFirst();
    }

    /**
     * Returns the errors over the whole horizon: a row a method. OWA needs Naive2 among them, and skill, which is by
     * how much MASE is smaller, the seasonal naive forecast.
     */
    public Table errors() {
        List<Column> columns = new ArrayList<>();
        columns.add(new Column("method", Trial::method));
        for (PointMetric metric : PointMetric.values()) {
            columns.add(new Column(metric.title(), trial -> number(trial.error(metric))));
        }
        of(Baselines.naive2().name())
                .ifPresent(naive2 -> columns.add(new Column("OWA", trial -> number(trial.owa(naive2)))));
        of(new SeasonalNaive().name())
                .ifPresent(naive ->
                        columns.add(new Column("skill", trial -> percent(trial.skill(PointMetric.MASE, naive)))));
        columns.add(new Column("seconds", trial -> String.format(Locale.ROOT, "%.1f", trial.seconds())));
        return table(columns);
    }

    /** Returns an error at each step of the horizon: a row a method, a column a step. */
    public Table byHorizon(PointMetric metric) {
        List<Column> columns = new ArrayList<>();
        columns.add(new Column(metric.title(), Trial::method));
        for (int step = 1; step <= plan.horizon(); step++) {
            int at = step;
            columns.add(new Column(Integer.toString(step), trial -> number(trial.error(metric, at))));
        }
        return table(columns);
    }

    /** Returns how often intervals of a level held what they claim, beside how wide they are: a row a method. */
    public Table intervals(double level) {
        List<Column> columns = new ArrayList<>();
        columns.add(new Column("interval of " + share(level), Trial::method));
        for (IntervalMetric metric : IntervalMetric.values()) {
            columns.add(new Column(
                    metric.title(),
                    trial -> trial.score(metric, level)
                            .map(score -> metric == IntervalMetric.COVERAGE ? share(score) : number(score))
                            .orElse("-")));
        }
        return table(columns);
    }

    private record Column(String heading, Function<Trial, String> cell) {}

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
        return String.format(Locale.ROOT, "%.3f", value);
    }

    private static String percent(double fraction) {
        return String.format(Locale.ROOT, "%+.1f %%", 100 * fraction);
    }

    private static String share(double fraction) {
        return String.format(Locale.ROOT, "%.1f %%", 100 * fraction);
    }
}
