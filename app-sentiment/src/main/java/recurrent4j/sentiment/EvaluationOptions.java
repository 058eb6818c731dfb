package recurrent4j.sentiment;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import recurrent4j.cli.EngineOptions;
import recurrent4j.cli.Heading;
import recurrent4j.sentiment.classify.SavedClassifier;
import recurrent4j.sentiment.reviews.Corpus;
import recurrent4j.sentiment.reviews.Reviews;

/** The options that say which saved model is evaluated, and on which texts. */
@Heading("Model and texts")
final class EvaluationOptions {

    @Option(names = "--model", paramLabel = "DIR", required = true, description = "A run's model folder.")
    private Path model;

    @Option(names = "--data", paramLabel = "PATH", required = true, description = "Labelled texts, as for train.")
    private Path data;

    @Option(
            names = "--by",
            paramLabel = "NAME",
            description = "Contestant whose classes are shown (default: who won by validation).")
    private String by;

    @Mixin
    private ColumnOptions columns;

    SavedClassifier model(EngineOptions engines) throws IOException {
        if (!Files.exists(data)) {
            throw new NoSuchFileException(data.toString());
        }
        return SavedClassifier.loadAll(model, Optional.ofNullable(by), engines::install);
    }

    /** Reads the texts; how they are written is passed on. */
    Reviews reviews(SavedClassifier saved, Consumer<String> remarks) throws IOException {
        return Corpus.readForEvaluation(data, columns.columns(), saved.labels(), remarks);
    }

    /** Returns a warning, which belongs beside the scores, if the model was trained on the texts. */
    Optional<String> warning(SavedClassifier saved) throws IOException {
        return saved.remarkOn(data);
    }
}
