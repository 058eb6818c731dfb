package recurrent4j.tagging;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import recurrent4j.bundle.RunCard;
import recurrent4j.cli.EngineOptions;
import recurrent4j.cli.Heading;
import recurrent4j.io.InputException;
import recurrent4j.io.SmallFiles;
import recurrent4j.tagging.corpus.Sentence;
import recurrent4j.tagging.corpus.SentenceFormat;
import recurrent4j.tagging.corpus.TaggedFiles;
import recurrent4j.tagging.saved.SavedTagger;

/** The options that say which saved model is evaluated, and on which sentences. */
@Heading("Model and sentences")
final class TaggingEvaluationOptions {

    @Option(names = "--model", paramLabel = "DIR", required = true, description = "A run's model folder.")
    private Path model;

    @Option(
            names = "--data",
            paramLabel = "PATH",
            required = true,
            description = "Tagged sentences, as for train: a file, or the test part of a folder or archive.")
    private Path data;

    @Option(
            names = "--by",
            paramLabel = "NAME",
            description = "Contestant whose kinds of spans are shown (default: who won by validation).")
    private String by;

    @Mixin
    private TaggingColumnOptions columns;

    SavedTagger model(EngineOptions engines) throws IOException {
        if (!Files.exists(data)) {
            throw new NoSuchFileException(data.toString());
        }
        return SavedTagger.loadAll(model, Optional.ofNullable(by), engines::install);
    }

    /** Reads the sentences, whose columns are those of the model unless it is said otherwise; how they are written is passed on. */
    List<Sentence> sentences(SavedTagger saved, Consumer<String> remarks) throws IOException {
        SentenceFormat format = columns.format(saved.format());
        int wanted = saved.task().columns().size();
        if (format.columns().size() != wanted) {
            throw new InputException(
                    "The model reads %d further columns, and --columns names %d; name those that hold the same.",
                    wanted, format.columns().size());
        }
        List<String> found = new ArrayList<>();
        List<Sentence> sentences =
                TaggedFiles.readForEvaluation(data, format, saved.task().scheme(), found);
        found.forEach(remarks);
        return sentences;
    }

    /** Returns a warning, which belongs beside the scores, if the model was trained on the sentences. */
    Optional<String> warning(RunCard card) throws IOException {
        boolean file = Files.isRegularFile(data) && !SmallFiles.isArchive(data);
        boolean same = file && TaggedFiles.of(data).are(card.provenance().data());
        return Optional.of(
                        "The model was trained on most of %s, so that it seems better here than it is; give other sentences."
                                .formatted(data.getFileName()))
                .filter(warning -> same);
    }
}
