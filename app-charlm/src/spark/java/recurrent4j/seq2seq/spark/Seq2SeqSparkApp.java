package recurrent4j.seq2seq.spark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import recurrent4j.charlm.spark.CharacterLearner;
import recurrent4j.cli.Bounds;
import recurrent4j.cli.Cli;
import recurrent4j.cli.spark.AveragingOptions;
import recurrent4j.cli.spark.ScoreOptions;
import recurrent4j.scoring.BatchScorer;

/** Other texts for more texts than one machine can read, on Spark. */
@Command(
        name = "charlm-spark",
        mixinStandardHelpOptions = true,
        description = "Lets a saved encoder-decoder rewrite the texts of files on Spark.",
        footer = {
            "  charlm-spark score --task translate --model runs/seq2seq/dates/model \\",
            "    --in dates.txt --out iso",
        })
public final class Seq2SeqSparkApp {

    /** What a model does. */
    enum Task {
        /** Rewrite texts as other texts. */
        TRANSLATE
    }

    /** Runs a command. */
    public static void main(String... args) {
        Cli.run(new Seq2SeqSparkApp(), args);
    }

    @Command(
            description = "Answer the records of files by a saved model.",
            footer = {
                "  charlm-spark score --task translate --model runs/seq2seq/dates/model \\",
                "    --in dates.txt --out iso",
                "  charlm-spark --master spark://node:7077 score --task translate \\",
                "    --model model --in hdfs:///texts --out hdfs:///translated --as JSON"
            },
            mixinStandardHelpOptions = true)
    void score(
            @Option(
                            names = "--task",
                            paramLabel = "NAME",
                            required = true,
                            description = "What the model does: ${COMPLETION-CANDIDATES}.")
                    Task task,
            @Mixin ScoreOptions records)
            throws IOException {
        BatchScorer.Opener opener = switch (task) {
            case TRANSLATE -> new TranslatorOpener(records.by(), records.form());
        };
        records.run(opener);
    }

    @Command(
            description =
                    "Train a language model by parameter averaging, beside the same on this machine: an experiment.",
            footer = {"  charlm-spark averaging --data app-charlm/examples/romeo-and-juliet.txt --workers 2"},
            mixinStandardHelpOptions = true)
    void averaging(
            @Option(names = "--data", paramLabel = "FILE", required = true, description = "A text, here.") Path data,
            @Bounds(max = 4_096) @Option(names = "--units", paramLabel = "N", description = "Of a GRU (default: 128).")
                    Integer units,
            @Mixin AveragingOptions experiment)
            throws IOException {
        String text = Files.readString(data);
        System.out.println(experiment.run(CharacterLearner.of(text, units == null ? 128 : units, experiment.epochs())));
    }
}
