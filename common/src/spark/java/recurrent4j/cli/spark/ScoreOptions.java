package recurrent4j.cli.spark;

import java.io.IOException;
import org.apache.spark.api.java.JavaSparkContext;
import picocli.CommandLine.Option;
import recurrent4j.cli.Bounds;
import recurrent4j.cli.Heading;
import recurrent4j.io.InputException;
import recurrent4j.scoring.BatchScorer;
import recurrent4j.scoring.PackedModel;
import recurrent4j.spark.ScoreJob;
import recurrent4j.spark.Scoring;

/** The options of a job that lets a saved model answer the records of files. */
@Heading("Records and answers")
public final class ScoreOptions {

    @Option(
            names = "--model",
            paramLabel = "DIR",
            required = true,
            description = "A run's model folder, here or in any file system that Spark knows.")
    private String model;

    @Option(
            names = "--in",
            paramLabel = "PATH",
            required = true,
            description = "Files, a folder of them, or dir/*.txt.")
    private String in;

    @Option(names = "--out", paramLabel = "PATH", required = true, description = "Folder for the answers, a new one.")
    private String out;

    @Option(
            names = "--format",
            paramLabel = "NAME",
            description = "Of the files: ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
    private ScoreJob.Layout layout = ScoreJob.Layout.TEXT;

    @Option(
            names = "--column",
            paramLabel = "NAME",
            description = "Of the texts, where records have columns (default: text).")
    private String column;

    @Option(
            names = "--as",
            paramLabel = "FORM",
            description = "How answers are written: ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
    private BatchScorer.Form form = BatchScorer.Form.TEXT;

    @Option(
            names = "--by",
            paramLabel = "NAME",
            description = "Contestant that answers (default: who won by validation).")
    private String by;

    @Bounds(max = 1_000_000)
    @Option(
            names = "--partitions",
            paramLabel = "N",
            description = "Divide text files into at least so many parts (default: as Spark does).")
    private Integer partitions;

    /** Returns the name of whoever shall answer; empty for whoever has won. */
    public String by() {
        return by == null ? "" : by;
    }

    /** Returns what answers look like. */
    public BatchScorer.Form form() {
        return form;
    }

    /** Lets a model answer the records of files, and says on standard error what has been done. */
    public void run(BatchScorer.Opener opener) throws IOException {
        if (layout == ScoreJob.Layout.TEXT && column != null) {
            throw new InputException("--column names a column, and a line of text has none; say --format, too.");
        }
        var job = new ScoreJob(in, out, layout, column == null ? "text" : column, form);
        Jobs.run(session -> {
            var context = JavaSparkContext.fromSparkContext(session.sparkContext());
            Jobs.requireFree(context, out);
            PackedModel packed = Jobs.packed(context, model, opener);
            int parts = partitions == null ? context.defaultMinPartitions() : partitions;
            return job.run(new ScoreJob.Work(session, parts), Scoring.of(context, packed, opener));
        });
    }
}
