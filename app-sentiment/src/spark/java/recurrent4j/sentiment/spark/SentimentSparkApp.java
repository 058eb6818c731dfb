package recurrent4j.sentiment.spark;

import java.io.IOException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import recurrent4j.cli.Cli;
import recurrent4j.cli.spark.ScoreOptions;
import recurrent4j.scoring.BatchScorer;

/** Labels and tags for more texts than one machine can read, on Spark. */
@Command(
        name = "sentiment-spark",
        mixinStandardHelpOptions = true,
        description = "Lets a saved model label or tag the texts of files on Spark.",
        footer = {
            "  sentiment-spark score --task classify --model runs/sentiment/mails/model \\",
            "    --in mails.txt --out labels",
        })
public final class SentimentSparkApp {

    /** What a model does. */
    enum Task {
        /** Predict the labels of texts. */
        CLASSIFY,

        /** Tag the words of sentences. */
        TAG
    }

    /** Runs a command. */
    public static void main(String... args) {
        Cli.run(new SentimentSparkApp(), args);
    }

    @Command(
            description = "Answer the records of files by a saved model.",
            footer = {
                "  sentiment-spark score --task classify --model runs/sentiment/mails/model \\",
                "    --in mails.txt --out labels",
                "  sentiment-spark --master spark://node:7077 score --task classify \\",
                "    --model model --in hdfs:///mails --out hdfs:///labels \\",
                "    --format parquet --column body --as JSON"
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
            case CLASSIFY -> new ClassifierOpener(records.by(), records.form());
            case TAG -> new TaggerOpener(records.by(), records.form());
        };
        records.run(opener);
    }
}
