package recurrent4j.timeseries.spark;

import java.io.IOException;
import org.apache.spark.api.java.JavaSparkContext;
import picocli.CommandLine.Option;
import recurrent4j.cli.Bounds;
import recurrent4j.cli.Heading;
import recurrent4j.cli.spark.Jobs;
import recurrent4j.io.InputException;
import recurrent4j.scoring.BatchScorer;
import recurrent4j.scoring.PackedModel;
import recurrent4j.spark.ScoredLines;
import recurrent4j.spark.Scoring;

/** The options that say who forecasts, and how the answers look. */
@Heading("Forecasts")
final class ForecastOptions {

    @Option(
            names = "--model",
            paramLabel = "DIR",
            description = "A run's model folder, here or in any file system that Spark knows (default: none, and --by"
                    + " names a baseline).")
    private String model;

    @Option(
            names = "--by",
            paramLabel = "METHOD",
            description = "Who forecasts: Theta, Comb or another by its name (default: the best of the model).")
    private String by;

    @Bounds(max = 100_000)
    @Option(
            names = "--horizon",
            paramLabel = "N",
            description = "Steps to forecast (default: all that the model was trained for).")
    private Integer horizon;

    @Option(
            names = "--no-fallback",
            description = "Let a series that fails have an error, rather than a seasonal naive forecast.")
    private boolean refusing;

    @Option(names = "--out", paramLabel = "PATH", required = true, description = "Folder for the forecasts, a new one.")
    private String out;

    @Option(
            names = "--as",
            paramLabel = "FORM",
            description = "CSV, as the command line's, or a line of JSON a series: ${COMPLETION-CANDIDATES} (default:"
                    + " ${DEFAULT-VALUE}).")
    private BatchScorer.Form form = BatchScorer.Form.TEXT;

    /** Forecasts the series of files, and says on standard error what has been done. */
    void run(SeriesFileOptions files) throws IOException {
        if (model == null && (by == null || horizon == null)) {
            throw new InputException(
                    "A forecast is made by a saved model, --model, or by a baseline, --by with --horizon; give one of the two.");
        }
        SeriesLayout layout = files.layout(horizon == null ? 0 : horizon, !refusing);
        var opener = new ForecasterOpener(model != null, by == null ? "" : by, layout, form);
        Jobs.run(session -> {
            var context = JavaSparkContext.fromSparkContext(session.sparkContext());
            Jobs.requireFree(context, out);
            PackedModel packed = PackedModel.NONE;
            if (model == null) {
                packed.open(opener).close();
            } else {
                packed = Jobs.packed(context, model, opener);
            }
            return ScoredLines.write(files.records(session, layout), Scoring.of(context, packed, opener), form, out);
        });
    }
}
