package recurrent4j.sentiment;

import java.io.FileInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import recurrent4j.bundle.SavedChoice;
import recurrent4j.cli.Bounds;
import recurrent4j.cli.CsvOptions;
import recurrent4j.cli.EngineOptions;
import recurrent4j.cli.Heading;
import recurrent4j.cli.StandardOutput;
import recurrent4j.io.CsvReader;
import recurrent4j.io.InputException;
import recurrent4j.io.TextOutput;
import recurrent4j.io.Utf8Reader;
import recurrent4j.sentiment.classify.ClassifyLoop;
import recurrent4j.sentiment.classify.ClassifyTable;
import recurrent4j.sentiment.classify.Explained;
import recurrent4j.sentiment.classify.SavedClassifier;
import recurrent4j.sentiment.classify.TextLoop;
import recurrent4j.sentiment.multilabel.LabelLoop;
import recurrent4j.sentiment.multilabel.SavedLabeller;
import recurrent4j.sentiment.reviews.Columns;

/** The options that give texts to be classified, and say how the predictions look. */
@Heading("Model and texts")
final class QuestionOptions {

    @Option(names = "--model", paramLabel = "DIR", required = true, description = "A run's model folder.")
    private Path model;

    @Option(
            names = "--by",
            paramLabel = "NAME",
            description = "Contestant that answers (default: who won by validation).")
    private String by;

    @Parameters(arity = "0..*", paramLabel = "TEXT", description = "Texts, each in quotes.")
    private List<String> texts = List.of();

    @Option(names = "--file", paramLabel = "FILE", description = "A text in each line, or - for standard input.")
    private Path file;

    @Option(
            names = "--csv",
            paramLabel = "FILE",
            description = "A table, which is written with labels behind its rows.")
    private Path table;

    @Option(
            names = "--text-column",
            paramLabel = "NAME",
            description = "Its column of the texts (default: by its name).")
    private String column;

    @Mixin
    private CsvOptions csv;

    @Bounds(max = 1_000)
    @Option(names = "--top", paramLabel = "K", description = "Show K labels, the most probable first (default: 1).")
    private Integer top;

    @Option(names = "--json", description = "Answer with a line of JSON for each text.")
    private boolean json;

    @Option(names = "--explain", description = "Show the probability after each word.")
    private boolean explain;

    @Option(names = "--out", paramLabel = "DIR", description = "Folder for the page of --explain.")
    private Path out;

    /** Refuses options that contradict each other, before anything is loaded. */
    void check() throws IOException {
        if (!texts.isEmpty() && file != null) {
            throw new InputException("The text is given both as an argument and by --file; give one of the two.");
        }
        if (table != null && (!texts.isEmpty() || file != null)) {
            throw new InputException("Texts are given by --csv and otherwise, too; give them in one way.");
        }
        if (table != null && (json || explain)) {
            throw new InputException("--csv writes a table; leave out --json and --explain.");
        }
        if (table == null && column != null) {
            throw new InputException("--text-column names a column of --csv; give both, or neither.");
        }
        if (top != null && explain) {
            throw new InputException("--explain explains one label; leave out --top.");
        }
        if (out != null && !explain) {
            throw new InputException("--out is where the page of --explain goes; give both, or neither.");
        }
        if (file != null && !file.toString().equals("-") && !Files.exists(file)) {
            throw new NoSuchFileException(file.toString());
        }
        if (file != null && Files.isDirectory(file)) {
            throw new InputException(file + " is a folder; name a file with a text in each line.");
        }
    }

    SavedClassifier model(EngineOptions engines) throws IOException {
        return SavedClassifier.load(model, Optional.ofNullable(by), engines.onDemand());
    }

    /** Whether the model is one of several labels a text. */
    boolean several() {
        return SavedLabeller.is(model);
    }

    SavedLabeller labeller(EngineOptions engines) throws IOException {
        if (table != null || explain || top != null) {
            throw new InputException(
                    "--csv, --explain and --top are for models of one label a text, and this one predicts several; leave them out, or ask with --json.");
        }
        return SavedLabeller.load(model, new SavedChoice.Asked(Optional.ofNullable(by), false), engines.onDemand());
    }

    /** Lets a model of several labels answer the texts, until standard output is closed. */
    void label(SavedLabeller saved) throws IOException {
        var loop = new LabelLoop(saved, json, new TextOutput(new StandardOutput()));
        try {
            if (texts.isEmpty()) {
                try (Utf8Reader lines = lines()) {
                    new TextLoop(loop::label).read(lines);
                }
            } else {
                loop.label(texts);
            }
        } catch (TextOutput.ClosedException e) {
            // Who reads the answers has seen enough of them.
        }
    }

    /** Whether texts are typed, one line at a time, by a person who waits for each answer. */
    boolean interactive() {
        return texts.isEmpty() && file == null && table == null && System.console() != null;
    }

    /** Lets a model classify the texts, until standard output is closed, and returns what is explained on the page. */
    List<Explained> classify(SavedClassifier saved) throws IOException {
        var format = new ClassifyLoop.Format(json, explain, out != null, top == null ? 0 : top);
        var output = new TextOutput(new StandardOutput());
        var loop = new ClassifyLoop(saved.classifier(), saved.labels(), format, output);
        try {
            if (table != null) {
                var columns = new Columns(Optional.ofNullable(column), Optional.empty(), csv.format());
                try (CsvReader rows = CsvReader.open(table, columns.csv())) {
                    new ClassifyTable(saved.classifier(), saved.labels(), top == null ? 1 : top)
                            .classify(rows, columns, output);
                }
            } else if (texts.isEmpty()) {
                try (Utf8Reader lines = lines()) {
                    loop.classify(lines);
                }
            } else {
                loop.classify(texts);
            }
        } catch (TextOutput.ClosedException e) {
            // Who reads the answers has seen enough of them.
        }
        return loop.explanations();
    }

    private Utf8Reader lines() throws IOException {
        if (file == null || file.toString().equals("-")) {
            return new Utf8Reader("Standard input", System.in);
        }
        // Not Files.newInputStream for a pipe: its streams ask for their place, which a pipe does not have.
        boolean pipe = Files.exists(file) && !Files.isRegularFile(file);
        return new Utf8Reader(file.toString(), pipe ? new FileInputStream(file.toFile()) : Files.newInputStream(file));
    }

    Optional<Path> out() {
        return Optional.ofNullable(out);
    }
}
