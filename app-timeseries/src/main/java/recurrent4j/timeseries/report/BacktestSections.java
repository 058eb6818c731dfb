package recurrent4j.timeseries.report;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import recurrent4j.eval.Scoreboard;
import recurrent4j.io.CsvWriter;
import recurrent4j.report.Chart;
import recurrent4j.report.Charts;
import recurrent4j.report.LinePlot;
import recurrent4j.report.Section;
import recurrent4j.report.Series;
import recurrent4j.timeseries.backtest.BacktestResult;
import recurrent4j.timeseries.backtest.BacktestResults;
import recurrent4j.timeseries.backtest.BacktestScores;
import recurrent4j.timeseries.backtest.BacktestTask;
import recurrent4j.timeseries.backtest.IntervalMetric;
import recurrent4j.timeseries.backtest.PointMetric;
import recurrent4j.timeseries.baseline.Baselines;

/**
 * What there is to see of a backtest: errors, errors by horizon, who wins where, what the intervals hold, and the series
 * that were forecast best and worst.
 *
 * @param task what was forecast
 * @param trials how well
 * @param scores the scoreboard of the trials
 */
public record BacktestSections(BacktestTask task, BacktestResults trials, Scoreboard scores) {

    private static final int EXAMPLES = 3;
    private static final int LINES = 5;

    /** Wider tables than this have to be scrolled. */
    private static final int ROOM = 12;

    /** Returns the tables and the verdict for a terminal. */
    public String text() {
        List<String> parts = new ArrayList<>();
        parts.add(trials.errors().toString());
        if (hasIntervals()) {
            parts.add(trials.coverage(List.of(0.8, 0.95)).toString());
        }
        parts.add(trials.byHorizon(PointMetric.MASE, ROOM).toString());
        parts.add(scores.verdict());
        return String.join("\n", parts) + "\n" + String.join("\n", scores.remarks());
    }

    /** Returns the sections of a page, which the scores come before. */
    List<Section> sections() {
        Charts charts = charts();
        List<Section> sections = new ArrayList<>();
        sections.add(Section.ofTables("Errors", errorsText(), ranked().errors()));
        sections.add(byHorizon(charts));
        if (task.set().size() > 1) {
            sections.add(Section.ofTables("Who wins where", winsText(), ranked().wins()));
        }
        if (hasIntervals()) {
            sections.add(intervals(charts));
        }
        sections.addAll(examples(charts));
        return sections;
    }

    /** Returns the section of what nobody knows yet: the forecasts of some series. */
    Section future(ForecastOutput output) {
        var fans = new ForecastFans(output.known(), charts());
        int shown = Math.min(EXAMPLES, output.known().size());
        Chart[] drawn = IntStream.range(0, shown)
                .mapToObj(i -> fans.of(output.method(), i, output.forecasts().get(i)))
                .toArray(Chart[]::new);
        String which = shown == output.known().size()
                ? ""
                : ", of the first %d of %,d series"
                        .formatted(shown, output.known().size());
        return Section.of(
                "Forecast",
                "What %s expects next%s, with its intervals, and the seasonal naive forecast beside it."
                        .formatted(output.method(), which),
                drawn);
    }

    private Charts charts() {
        return new Charts(shown().stream().map(BacktestResult::name).toList());
    }

    private boolean hasIntervals() {
        return !trials.trials().get(0).latest().get(0).intervals().isEmpty();
    }

    /** On the page, the best comes first. */
    private BacktestResults ranked() {
        return new BacktestResults(trials.set(), trials.plan(), BacktestScores.ranked(trials));
    }

    /**
     * The best, and who they must be compared with: more lines would hide each other, and a bad one all others. Methods
     * that are the same on these series, as Holt-Winters is Holt without a season, are shown once.
     */
    private List<BacktestResult> shown() {
        List<BacktestResult> shown = new ArrayList<>();
        for (BacktestResult trial : ranked().trials()) {
            boolean again = shown.stream()
                    .anyMatch(other -> other.error(PointMetric.MASE) == trial.error(PointMetric.MASE)
                            && other.error(PointMetric.SMAPE) == trial.error(PointMetric.SMAPE));
            if (shown.size() < LINES && !again) {
                shown.add(trial);
            }
        }
        trials.of(Baselines.seasonalNaive().name())
                .filter(naive -> !shown.contains(naive))
                .ifPresent(shown::add);
        return shown;
    }

    private String errorsText() {
        return task.sentence()
                + "\nMAE and RMSE are in the unit of the values. sMAPE is in percent, from 0 to 200. MASE is the absolute error"
                + " as a multiple of the mean absolute change over a season before the origin. OWA is the mean of sMAPE and"
                + " MASE as multiples of Naive2's. Skill is by how much MASE is smaller than that of the seasonal naive"
                + " forecast; what is below 0 is not worth its trouble.";
    }

    private Section byHorizon(Charts charts) {
        List<Series> lines = shown().stream()
                .map(trial -> Series.counted(
                        trial.name(),
                        1,
                        IntStream.rangeClosed(1, task.plan().horizon())
                                .mapToDouble(step -> trial.error(PointMetric.MASE, step))
                                .toArray()))
                .toList();
        var plot = new LinePlot("Errors by horizon", new LinePlot.Axes("steps ahead", "MASE", false), lines);
        return Section.of(
                        "Errors by horizon",
                        "How the errors of the best methods grow with the number of steps ahead; the table has all methods.",
                        charts.lines(plot))
                .with(ranked().byHorizon(PointMetric.MASE, ROOM));
    }

    private static String winsText() {
        return "On how many series no other method has a smaller MASE, the mean place on all series, and at how many steps of"
                + " the horizon a method is best over all series. A method that wins on average need not be the one for"
                + " each.";
    }

    private Section intervals(Charts charts) {
        double[] claimed = percent(BacktestTask.LEVELS);
        List<Series> lines = new ArrayList<>();
        lines.add(new Series("as claimed", claimed, new double[claimed.length]));
        for (BacktestResult trial : shown()) {
            double[] beyond = BacktestTask.LEVELS.stream()
                    .mapToDouble(level ->
                            100 * (trial.score(IntervalMetric.COVERAGE, level).orElseThrow() - level))
                    .toArray();
            lines.add(new Series(trial.name(), claimed, beyond));
        }
        var axes = new LinePlot.Axes("claimed coverage, %", "achieved minus claimed, points", false);
        return Section.of(
                        "What the intervals hold",
                        "Intervals come from each method's own errors before the origin (split conformal prediction). Below"
                                + " the line too much was promised; above it the intervals are wider than need be. Of"
                                + " intervals that hold what they claim, narrow ones are better, and so are small MSIS and"
                                + " pinball loss. The chart shows the best methods.",
                        charts.lines(new LinePlot("Achieved against claimed coverage", axes, lines)))
                .with(ranked().intervals(0.8))
                .with(ranked().intervals(0.95));
    }

    private List<Section> examples(Charts charts) {
        BacktestResult best = BacktestScores.ranked(trials).get(0);
        double[] errors = best.bySeries(PointMetric.MASE);
        List<Integer> order = IntStream.range(0, errors.length)
                .boxed()
                .sorted((one, other) -> Double.compare(errors[one], errors[other]))
                .toList();
        var fans = new ForecastFans(task.set(), charts);
        if (order.size() <= EXAMPLES) {
            return List.of(section("The series", best, fans, order, errors));
        }
        List<Integer> worst = new ArrayList<>(order.subList(Math.max(EXAMPLES, order.size() - EXAMPLES), order.size()));
        Collections.reverse(worst);
        return List.of(
                section("The best series", best, fans, order.subList(0, EXAMPLES), errors),
                section("The worst series", best, fans, worst, errors));
    }

    private Section section(
            String title, BacktestResult best, ForecastFans fans, List<Integer> series, double[] errors) {
        Chart[] charts = series.stream()
                .map(i -> fans.of(
                        String.format(
                                Locale.ROOT,
                                "%s, MASE %.2f",
                                task.set().series().get(i).id(),
                                errors[i]),
                        i,
                        best,
                        trials))
                .toArray(Chart[]::new);
        return Section.of(
                title,
                "By the MASE of " + best.name()
                        + (hasIntervals() ? ", with its intervals of 95 and 80 % at the last origin" : "")
                        + ", and the seasonal naive forecast beside it.",
                charts);
    }

    /** Returns each method's errors at each step as a CSV file. */
    public CsvWriter errorsByStep() {
        var csv = new CsvWriter("contestant", "step", "MAE", "RMSE", "sMAPE", "MASE");
        for (BacktestResult trial : trials.trials()) {
            for (int step = 1; step <= task.plan().horizon(); step++) {
                List<Object> cells = new ArrayList<>(List.of(trial.name(), step));
                for (PointMetric metric : PointMetric.values()) {
                    cells.add(trial.error(metric, step));
                }
                csv.row(cells.toArray());
            }
        }
        return csv;
    }

    private static double[] percent(List<Double> fractions) {
        return fractions.stream().mapToDouble(fraction -> 100 * fraction).toArray();
    }
}
