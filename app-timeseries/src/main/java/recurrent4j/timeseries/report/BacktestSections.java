package recurrent4j.timeseries.report;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import recurrent4j.eval.Provenance;
import recurrent4j.eval.Scoreboard;
import recurrent4j.io.CsvWriter;
import recurrent4j.report.Chart;
import recurrent4j.report.Charts;
import recurrent4j.report.HtmlReport;
import recurrent4j.report.LinePlot;
import recurrent4j.report.Section;
import recurrent4j.report.Series;
import recurrent4j.timeseries.backtest.Backtest;
import recurrent4j.timeseries.backtest.BacktestResult;
import recurrent4j.timeseries.backtest.BacktestResults;
import recurrent4j.timeseries.backtest.IntervalMetric;
import recurrent4j.timeseries.backtest.PointMetric;
import recurrent4j.timeseries.baseline.Baselines;

/**
 * What there is to see of a backtest: errors, errors by horizon, who wins where, what the intervals hold, and the series
 * that were forecast best and worst.
 */
public record BacktestSections(BacktestResults trials, Scoreboard scores) {

    private static final String NOT_YET =
            "The steps to come are not forecast here: they take columns that are known no further than the values. "
                    + "The command forecast draws them, from a file that goes on with these columns, or with --future-file.";

    private static final String ERRORS =
            "\nMAE and RMSE are in the unit of the values. sMAPE is in percent, from 0 to 200. MASE is the absolute error"
                    + " as a multiple of the mean absolute change over a season before the origin. OWA is the mean of sMAPE"
                    + " and MASE as multiples of Naive2's. Skill is by how much MASE is smaller than that of the seasonal"
                    + " naive forecast; what is below 0 is not worth its trouble.";

    private static final String WINS =
            "On how many series no other method has a smaller MASE, the mean place on all series, and at how many steps of"
                    + " the horizon a method is best over all series. A method that wins on average need not be the one for"
                    + " each.";

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

    /** Returns the page of the backtest. */
    public HtmlReport page(Provenance provenance) {
        return new HtmlReport("Backtest: " + backtest().set().shortName(), provenance, scores, List.of(), sections());
    }

    /** Returns the page of a network that was judged by it and saved, where not all is known that it reads ahead. */
    public HtmlReport page(Provenance provenance, List<Section> training) {
        return page(provenance, List.of(new Section("Forecast", NOT_YET, List.of())), training);
    }

    /**
     * Returns the page of a network that was judged by it and saved.
     *
     * @param future what the network forecasts now
     * @param training what is to be said of how it has learned, the learning curves first
     */
    public HtmlReport page(Provenance provenance, ForecastOutput future, List<Section> training) {
        return page(provenance, List.of(future(future)), training);
    }

    /** Before the scores stands what was asked for: the forecast, if there is one, and the learning curves. */
    private HtmlReport page(Provenance provenance, List<Section> first, List<Section> training) {
        int curves = Math.min(1, training.size());
        List<Section> leading = new ArrayList<>(first);
        leading.addAll(training.subList(0, curves));
        List<Section> details = new ArrayList<>(sections());
        details.addAll(training.subList(curves, training.size()));
        String title = "Forecast: " + backtest().set().shortName();
        return new HtmlReport(title, provenance, scores, leading, details);
    }

    /** Returns the sections that come after the scores. */
    private List<Section> sections() {
        Charts charts = charts();
        BacktestResults ranked = trials.ranked();
        List<Section> sections = new ArrayList<>();
        sections.addAll(examples(charts));
        sections.add(byHorizon(charts));
        sections.add(Section.ofTables("Errors", backtest().sentence() + ERRORS, ranked.errors()));
        if (backtest().set().size() > 1) {
            sections.add(Section.ofTables("Who wins where", WINS, ranked.wins()));
        }
        if (hasIntervals()) {
            sections.add(intervals(charts));
        }
        return sections;
    }

    /** Returns the section of what nobody knows yet: the forecasts of some series. */
    private Section future(ForecastOutput output) {
        var fans = new ForecastFans(output.known().season(), charts());
        return output.section("Forecast", EXAMPLES, fans);
    }

    private Charts charts() {
        return new Charts(shown().stream().map(BacktestResult::name).toList());
    }

    private boolean hasIntervals() {
        return !trials.trials().get(0).latest().get(0).intervals().isEmpty();
    }

    private Backtest backtest() {
        return trials.backtest();
    }

    /**
     * The best, and who they must be compared with: more lines would hide each other, and a bad one all others. Methods
     * that are the same on these series, as Holt-Winters is Holt without a season, are shown once.
     */
    private List<BacktestResult> shown() {
        List<BacktestResult> shown = new ArrayList<>();
        for (BacktestResult trial : trials.ranked().trials()) {
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

    private Section byHorizon(Charts charts) {
        List<Series> lines = shown().stream()
                .map(trial -> Series.counted(
                        trial.name(),
                        1,
                        IntStream.rangeClosed(1, backtest().plan().horizon())
                                .mapToDouble(step -> trial.error(PointMetric.MASE, step))
                                .toArray()))
                .toList();
        var plot = new LinePlot("Errors by horizon", new LinePlot.Axes("steps ahead", "MASE", false), lines);
        return Section.of(
                        "Errors by horizon",
                        "How the errors of the best methods grow with the number of steps ahead; the table has all methods.",
                        charts.lines(plot))
                .with(trials.ranked().byHorizon(PointMetric.MASE, ROOM));
    }

    private Section intervals(Charts charts) {
        double[] claimed =
                Backtest.LEVELS.stream().mapToDouble(level -> 100 * level).toArray();
        var asClaimed = new Series("as claimed", claimed, new double[claimed.length]);
        List<Series> lines = new ArrayList<>();
        for (BacktestResult trial : shown()) {
            double[] beyond = Backtest.LEVELS.stream()
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
                        charts.lines(new LinePlot("What the intervals hold", axes, lines, List.of(asClaimed))))
                .with(trials.ranked().intervals(0.8))
                .with(trials.ranked().intervals(0.95));
    }

    private List<Section> examples(Charts charts) {
        BacktestResult best = trials.ranked().trials().get(0);
        double[] errors = best.bySeries(PointMetric.MASE);
        List<Integer> order = IntStream.range(0, errors.length)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> errors[i]))
                .toList();
        var fans = new ForecastFans(backtest().set().season(), charts);
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
                .map(i -> {
                    String id = backtest().set().series().get(i).id();
                    return fans.of(String.format(Locale.ROOT, "%s, MASE %.2f", id, errors[i]), i, best, trials);
                })
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
            for (int step = 1; step <= backtest().plan().horizon(); step++) {
                List<Object> cells = new ArrayList<>(List.of(trial.name(), step));
                for (PointMetric metric : PointMetric.values()) {
                    cells.add(trial.error(metric, step));
                }
                csv.row(cells.toArray());
            }
        }
        return csv;
    }
}
