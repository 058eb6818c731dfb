package recurrent4j.timeseries.report;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import recurrent4j.eval.Provenance;
import recurrent4j.eval.Scoreboard;
import recurrent4j.report.HtmlReport;
import recurrent4j.report.JsonReport;
import recurrent4j.report.LearningCurves;
import recurrent4j.report.Section;
import recurrent4j.timeseries.course.CourseResults;
import recurrent4j.train.Epoch;

/**
 * What a run leaves for people and programs: a page with forecasts, scores and details, the same figures as JSON, and every
 * epoch's losses as CSV.
 *
 * @param title the heading
 * @param provenance how to do it again
 * @param scores who is how good
 * @param leading what the user came for, before the scores
 * @param details after the scores
 * @param epochs of each training; none where nothing was trained
 */
public record ForecastReport(
        String title,
        Provenance provenance,
        Scoreboard scores,
        List<Section> leading,
        List<Section> details,
        Map<String, List<Epoch>> epochs) {

    /** Returns the report of networks that competed on a preset. */
    public static ForecastReport of(CourseResults results, Provenance provenance) {
        return new ForecastReport(
                "Forecast: preset " + results.task().preset(),
                provenance,
                results.contest().scores(),
                List.of(),
                TrainingSections.of(results),
                results.epochs());
    }

    /** Returns the report of a backtest. */
    public static ForecastReport of(BacktestSections backtest, Provenance provenance) {
        String title = "Backtest: " + backtest.task().set().shortName();
        return new ForecastReport(title, provenance, backtest.scores(), List.of(), backtest.sections(), Map.of());
    }

    /**
     * Returns the report of a network that was judged and saved.
     *
     * @param backtest by which it was judged
     * @param future what it forecasts now
     * @param log of its trainings
     */
    public static ForecastReport of(
            BacktestSections backtest, ForecastOutput future, TrainingLog log, Provenance provenance) {
        List<Section> details = new ArrayList<>(backtest.sections());
        details.addAll(TrainingSections.curves(log));
        return new ForecastReport(
                "Forecast: " + future.known().shortName(),
                provenance,
                backtest.scores(),
                List.of(backtest.future(future)),
                details,
                log.epochs());
    }

    /**
     * Writes {@code report.html}, {@code report.json} and, if there were trainings, {@code losses.csv} into a folder.
     *
     * @param bundle where in it a model was saved, if one was
     */
    public void write(Path folder, Optional<String> bundle) throws IOException {
        new HtmlReport(title, provenance, scores, leading, details).write(folder.resolve("report.html"));
        JsonReport.of(provenance, scores, bundle.orElse("")).write(folder.resolve("report.json"));
        if (!epochs.isEmpty()) {
            new LearningCurves(epochs).writeCsv(folder.resolve("losses.csv"));
        }
    }
}
