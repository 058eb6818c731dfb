package recurrent4j.timeseries.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import recurrent4j.eval.Provenance;
import recurrent4j.eval.Scoreboard;
import recurrent4j.report.Chart;
import recurrent4j.report.Charts;
import recurrent4j.report.Continuation;
import recurrent4j.report.HtmlReport;
import recurrent4j.report.LearningCurves;
import recurrent4j.report.LinePlot;
import recurrent4j.report.Section;
import recurrent4j.report.Series;
import recurrent4j.timeseries.course.CourseResults;
import recurrent4j.timeseries.course.CourseTask;
import recurrent4j.timeseries.course.Preset;
import recurrent4j.timeseries.forecast.Forecast;
import recurrent4j.timeseries.series.SeriesSet;
import recurrent4j.train.Epoch;

/** What there is to see of trainings: examples of what was learned, learning curves, and gradients through time. */
public final class TrainingSections {

    private static final int EXAMPLES = 3;

    /** Marks of more would hide each other in a small chart. */
    private static final int CONTESTANTS = 4;

    private TrainingSections() {}

    /** Returns the page of networks that competed on a preset. */
    public static HtmlReport page(Provenance provenance, CourseResults results) {
        List<CourseTask.Trial> trials = results.contest().contestants();
        var charts = new Charts(trials.stream().map(CourseTask.Trial::name).toList());
        List<Section> leading = List.of(
                examples(results.task(), best(results), charts),
                new LearningCurves(results.epochs())
                        .section(
                                charts,
                                "The mean squared error on the validation part after each epoch, in the scale that the networks are trained"
                                        + " in, and over all the answers that they are taught: of a network that is taught at every step, also"
                                        + " the hard ones at the beginning of a window.",
                                "validation loss",
                                true));
        List<Section> details = gradients(results.gradients(), charts);
        String title = "Forecast: preset " + results.task().preset();
        return new HtmlReport(title, provenance, results.contest().scores(), leading, details);
    }

    /** Returns how networks have learned that nothing is held out from, after others that the last windows have judged. */
    public static List<Section> of(Map<String, List<Epoch>> epochs, Map<String, double[]> gradients) {
        Map<String, double[]> losses = new LinkedHashMap<>();
        Map<String, double[]> judged = new LinkedHashMap<>();
        epochs.forEach((name, list) -> {
            if (list.stream().anyMatch(epoch -> epoch.validationLoss() != epoch.trainLoss())) {
                judged.put(
                        name, list.stream().mapToDouble(Epoch::validationLoss).toArray());
            } else {
                losses.put(name, list.stream().mapToDouble(Epoch::trainLoss).toArray());
            }
        });
        var charts = new Charts(List.copyOf(losses.keySet()));
        List<Section> sections = new ArrayList<>();
        sections.add(Section.of(
                "Learning curves",
                "The loss of the networks that were saved in the course of each epoch, in the scale that they are trained in."
                        + " They have learned from all values, so that there is no validation loss.",
                lines(charts, "Learning curves", new LinePlot.Axes("epoch", "training loss", true), 1, losses)));
        if (!judged.isEmpty()) {
            sections.add(Section.of(
                    "Early stopping",
                    "The loss on the last windows of each series, after each epoch of networks that have learned from those before."
                            + " Their best epochs, on average, tell for how many the networks that were saved have learned from all.",
                    lines(
                            new Charts(List.copyOf(judged.keySet())),
                            "Early stopping",
                            new LinePlot.Axes("epoch", "validation loss", true),
                            1,
                            judged)));
        }
        sections.addAll(gradients(gradients, charts));
        return sections;
    }

    private static List<Section> gradients(Map<String, double[]> gradients, Charts charts) {
        if (gradients.isEmpty()) {
            return List.of();
        }
        var axes = new LinePlot.Axes("step", "norm of the gradient", true);
        return List.of(Section.of(
                "Gradients through time",
                "The norm of the loss's derivative with respect to the hidden state of the top layer at each step of the"
                        + " window, after training. The forecast is made at the last step: a network whose curve has fallen"
                        + " to nothing at an earlier one can no longer learn what to remember from there. Networks that are"
                        + " taught at many steps get their derivatives from all of those.",
                lines(charts, "Gradients through time", axes, 0, gradients)));
    }

    private static Chart lines(
            Charts charts, String title, LinePlot.Axes axes, int start, Map<String, double[]> values) {
        List<Series> lines = new ArrayList<>();
        values.forEach((name, y) -> lines.add(Series.counted(name, start, y)));
        return charts.lines(new LinePlot(title, axes, lines));
    }

    /** The best contestants by validation, in the order of their entry. */
    private static List<CourseTask.Trial> best(CourseResults results) {
        Scoreboard board = results.contest().scores();
        List<String> best = board.scores().stream()
                .sorted(Comparator.comparingDouble(board::improvement).reversed())
                .limit(CONTESTANTS)
                .map(score -> score.contestant().name())
                .toList();
        return results.contest().contestants().stream()
                .filter(trial -> best.contains(trial.name()))
                .toList();
    }

    /** The first series of the validation part, or evenly spread ones where neighbours nearly coincide. */
    private static Section examples(CourseTask task, List<CourseTask.Trial> trials, Charts charts) {
        SeriesSet part = task.parts().validation();
        int stride = task.preset() == Preset.COURSE ? 1 : Math.max(1, part.size() / EXAMPLES);
        Chart[] drawn = IntStream.range(0, Math.min(EXAMPLES, part.size()))
                .mapToObj(i -> charts.continuation(continuation(task, trials, i * stride)))
                .toArray(Chart[]::new);
        return Section.of(
                "Three forecasts",
                "From the validation part, which no network was fitted to: the %d values that a forecast is made from, what"
                                .formatted(task.window())
                        + " truly followed, and what the best contestants said would follow.",
                drawn);
    }

    private static Continuation continuation(CourseTask task, List<CourseTask.Trial> trials, int number) {
        double[] values = task.parts().validation().series().get(number).values();
        Map<String, double[]> forecasts = new LinkedHashMap<>();
        for (CourseTask.Trial trial : trials) {
            forecasts.put(trial.name(), Forecast.of(trial.validation()[number]).mean());
        }
        return new Continuation(
                "Validation window " + (number + 1),
                Arrays.copyOf(values, task.window()),
                Arrays.copyOfRange(values, task.window(), values.length),
                forecasts);
    }
}
