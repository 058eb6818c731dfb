package recurrent4j.timeseries;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import recurrent4j.data.Window;
import recurrent4j.eval.Provenance;
import recurrent4j.report.Chart;
import recurrent4j.report.Charts;
import recurrent4j.report.Continuation;
import recurrent4j.report.HtmlReport;
import recurrent4j.report.JsonReport;
import recurrent4j.report.LearningCurves;
import recurrent4j.report.LinePlot;
import recurrent4j.report.Section;
import recurrent4j.report.Series;

/**
 * What a contest leaves for people and programs: a page with the scoreboard, three forecasts as pictures and the learning
 * curves; the same figures as JSON; every epoch's losses as CSV.
 *
 * @param task what was forecast
 * @param contest who forecast it, and how well
 * @param provenance how to do it again
 */
record ForecastReport(Task task, Contest contest, Provenance provenance) {

    private static final int EXAMPLES = 3;

    /** Writes {@code report.html}, {@code report.json} and {@code losses.csv} into a folder. */
    void write(Path folder, String bundle) throws IOException {
        var charts =
                new Charts(contest.forecasters().stream().map(Forecaster::name).toList());
        var curves = new LearningCurves(contest.epochs());
        List<Section> sections = new ArrayList<>();
        sections.add(Section.of("Three forecasts", examplesText(), examples(charts)));
        sections.add(Section.of(
                "Learning curves",
                "The mean squared error on the validation part after each epoch, in the scale that the networks are trained"
                        + " in, and over all the answers that they are taught: of a network that is taught at every step, also"
                        + " the hard ones at the beginning of a window.",
                charts.lines(curves.plot("Learning curves", "validation loss"))));
        if (!contest.gradients().isEmpty()) {
            sections.add(Section.of("How far back the loss reaches", gradientsText(), charts.lines(gradients())));
        }
        new HtmlReport("Forecasts of " + task.name(), provenance, contest.scores(), sections)
                .write(folder.resolve("report.html"));
        JsonReport.of(provenance, contest.scores(), bundle).write(folder.resolve("report.json"));
        curves.writeCsv(folder.resolve("losses.csv"));
    }

    private String examplesText() {
        return "From the validation part, which no network was fitted to: the %d values that a forecast is made from, what"
                        .formatted(task.steps())
                + " truly followed, and what each contestant said would follow.";
    }

    private static String gradientsText() {
        return "The norm of the loss's derivative with respect to the state of the top layer at each step of the window,"
                + " after training, on validation windows. The forecast is made at the last step: a network whose curve has"
                + " fallen to nothing at an earlier one can no longer learn what to remember from there. Networks that are"
                + " taught at many steps get their derivatives from all of those.";
    }

    private LinePlot gradients() {
        List<Series> lines = new ArrayList<>();
        contest.gradients().forEach((name, norms) -> lines.add(Series.counted(name, 0, norms)));
        return new LinePlot("Gradients through time", new LinePlot.Axes("step", "norm of the gradient", true), lines);
    }

    /** The first windows of the validation part, or evenly spread ones where neighbours nearly coincide. */
    private Chart[] examples(Charts charts) {
        List<Window> windows = task.windows().validation();
        int stride = task.series().isPresent() ? Math.max(1, windows.size() / EXAMPLES) : 1;
        return IntStream.range(0, Math.min(EXAMPLES, windows.size()))
                .mapToObj(i -> windows.get(i * stride))
                .map(window -> charts.continuation(continuation(window)))
                .toArray(Chart[]::new);
    }

    private Continuation continuation(Window window) {
        Map<String, float[]> forecasts = new LinkedHashMap<>();
        for (Forecaster forecaster : contest.forecasters()) {
            forecasts.put(forecaster.name(), forecaster.forecast(List.of(window))[0]);
        }
        int number = task.windows().validation().indexOf(window) + 1;
        return new Continuation("Validation window " + number, window.past()[0], window.future(), forecasts);
    }
}
