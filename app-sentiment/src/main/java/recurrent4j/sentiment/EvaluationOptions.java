package recurrent4j.sentiment;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import recurrent4j.bundle.RunCard;
import recurrent4j.bundle.SavedChoice;
import recurrent4j.cli.EngineOptions;
import recurrent4j.cli.Heading;
import recurrent4j.sentiment.classify.SavedClassifier;
import recurrent4j.sentiment.multilabel.SavedLabeller;
import recurrent4j.sentiment.reviews.Columns;
import recurrent4j.sentiment.reviews.Corpus;
import recurrent4j.sentiment.reviews.LabelledTexts;
import recurrent4j.sentiment.reviews.Reviews;
import recurrent4j.sentiment.reviews.SeveralLabels;

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

    /** Whether the model is one of several labels a text. */
    boolean several() {
        return SavedLabeller.is(model);
    }

    SavedLabeller labeller(EngineOptions engines) throws IOException {
        if (!Files.exists(data)) {
            throw new NoSuchFileException(data.toString());
        }
        return SavedLabeller.load(model, new SavedChoice.Asked(Optional.ofNullable(by), true), engines::install);
    }

    /** Reads texts with several labels, which are separated as those were that the model has learned, unless it is said how. */
    LabelledTexts labelledTexts(SavedLabeller saved, Consumer<String> remarks) throws IOException {
        Columns given = columns.columns();
        SeveralLabels several = given.several().orElseGet(() -> new SeveralLabels(saved.separator()));
        var asked = new Columns(given.text(), given.label(), given.csv(), Optional.of(several));
        return LabelledTexts.readForEvaluation(data, asked, saved.labels(), remarks);
    }

    /** Returns a warning, which belongs beside the scores, if a model was trained on the texts. */
    Optional<String> warning(RunCard card) throws IOException {
        return SavedClassifier.remarkOn(data, card);
    }

    /** Reads the texts; how they are written is passed on. */
    Reviews reviews(SavedClassifier saved, Consumer<String> remarks) throws IOException {
        columns.requireOneLabel("a model that was trained without it");
        return Corpus.readForEvaluation(data, columns.columns(), saved.labels(), remarks);
    }
}
