package recurrent4j.seq2seq;

import java.io.ByteArrayInputStream;
import java.io.FileInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import recurrent4j.cli.Bounds;
import recurrent4j.cli.EngineOptions;
import recurrent4j.cli.Heading;
import recurrent4j.cli.StandardOutput;
import recurrent4j.io.InputException;
import recurrent4j.io.TextOutput;
import recurrent4j.io.Utf8Reader;
import recurrent4j.seq2seq.apply.AnswerFormat;
import recurrent4j.seq2seq.apply.ApplyLoop;
import recurrent4j.seq2seq.apply.SavedRewriter;
import recurrent4j.seq2seq.apply.SourceRewriter;
import recurrent4j.seq2seq.apply.SourceWatch;
import recurrent4j.seq2seq.evaluate.RewrittenPage;
import recurrent4j.seq2seq.saved.SavedTranslator;

/** The options that give texts to be rewritten, and say how the answers look. */
@Heading("Model and texts")
final class Seq2SeqApplyOptions {

    @Mixin
    private Seq2SeqSavedOptions saved;

    @Parameters(arity = "0..*", paramLabel = "TEXT", description = "Texts, each in quotes.")
    private List<String> texts = List.of();

    @Option(names = "--file", paramLabel = "FILE", description = "Texts, a line each, or - for standard input.")
    private Path file;

    @Option(names = "--label", paramLabel = "NAME", description = "Label that a text is asked for, such as Italian.")
    private String label;

    @Bounds(max = 1_000)
    @Option(
            names = "--n-best",
            paramLabel = "N",
            description = "Texts for each source, each on a line behind the number of its source (default: the best).")
    private Integer best;

    @Option(names = "--scores", description = "Write the log-probability before each text.")
    private boolean scores;

    @Option(
            names = "--score",
            description = "Score given targets: lines are a source, a tab, and a target; the log-probability of the"
                    + " target, that per token, and the line are written.")
    private boolean score;

    @Option(
            names = "--as",
            paramLabel = "FORM",
            description = "How answers are written: ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
    private AnswerFormat.Form form = AnswerFormat.Form.TEXT;

    @Option(names = "--attention", description = "Write into JSON how much each token looked at each of its source.")
    private boolean attention;

    @Option(names = "--explain", description = "Show the texts on a page, and where the model looked.")
    private boolean explain;

    @Option(names = "--out", paramLabel = "DIR", description = "Folder for the page of --explain (default: no page).")
    private Path out;

    @Mixin
    private Seq2SeqDecodingOptions decoding;

    /** Refuses options that contradict each other, before anything is loaded. */
    void check() throws IOException {
        decoding.check();
        if (label != null && !texts.isEmpty()) {
            throw new InputException("A label is the whole source; give either --label or a text.");
        }
        if (!sources().isEmpty() && file != null) {
            throw new InputException("The text is given both as an argument and by --file; give one of the two.");
        }
        if (explain == (out == null)) {
            throw new InputException("--out is where the page of --explain goes; give both, or neither.");
        }
        if (explain && sources().isEmpty()) {
            throw new InputException("--explain shows texts of the command on a page; give some, each in quotes.");
        }
        if (score && (best != null || scores || explain || attention)) {
            throw new InputException(
                    "--score takes targets as they are and searches for none; leave out --n-best, --scores, --attention and --explain.");
        }
        if (file != null && !isStandardInput() && !Files.exists(file)) {
            throw new NoSuchFileException(file.toString());
        }
        if (file != null && Files.isDirectory(file)) {
            throw new InputException("%s is a folder; name a file of texts.", file);
        }
        format();
    }

    private List<String> sources() {
        return label == null ? texts : List.of(label);
    }

    private AnswerFormat format() {
        return new AnswerFormat(form, best != null, scores, attention);
    }

    private boolean isStandardInput() {
        return file.toString().equals("-");
    }

    /** Loads the model. */
    SavedTranslator model(EngineOptions engines) throws IOException {
        return saved.load(engines);
    }

    /** Whether texts are typed, one line at a time, by a person who waits for each answer. */
    boolean interactive() {
        return sources().isEmpty() && file == null && System.console() != null;
    }

    /** Lets a model rewrite the texts, until standard output is closed. */
    void apply(SavedTranslator model, Consumer<String> remarks) throws IOException {
        decoding.remark(model, best != null || attention).ifPresent(remarks);
        var output = new TextOutput(new StandardOutput());
        var watch = new SourceWatch(model.learned().longestSource(), remarks);
        var loop = new ApplyLoop(List.of(rewriter(model)), format(), output, watch);
        try (Utf8Reader lines = lines()) {
            if (score) {
                loop.score(name(), lines);
            } else {
                loop.rewrite(name(), lines);
            }
        } catch (TextOutput.ClosedException e) {
            // Who reads the answers has seen enough of them.
        }
    }

    private SourceRewriter rewriter(SavedTranslator model) {
        return SavedRewriter.of(model, usual -> saved.settings(decoding, usual, best == null ? 1 : best));
    }

    Optional<Path> out() {
        return Optional.ofNullable(out);
    }

    /** Returns what is made of the texts of the command, to be shown on a page. */
    List<RewrittenPage.Answer> explained(SavedTranslator model) {
        var made = rewriter(model).rewrite(sources(), 0);
        List<RewrittenPage.Answer> answers = new ArrayList<>();
        IntStream.range(0, made.size())
                .forEach(i -> answers.add(
                        new RewrittenPage.Answer(sources().get(i), made.get(i).best())));
        return answers;
    }

    private String name() {
        return !sources().isEmpty()
                ? "the command"
                : file == null || isStandardInput() ? "standard input" : file.toString();
    }

    private Utf8Reader lines() throws IOException {
        if (!sources().isEmpty()) {
            byte[] all = String.join("\n", sources()).getBytes(StandardCharsets.UTF_8);
            return new Utf8Reader("The argument", new ByteArrayInputStream(all));
        }
        if (file == null || isStandardInput()) {
            return new Utf8Reader("Standard input", System.in);
        }
        // Not Files.newInputStream for a pipe: its streams ask for their place, which a pipe does not have.
        boolean pipe = !Files.isRegularFile(file);
        return new Utf8Reader(file.toString(), pipe ? new FileInputStream(file.toFile()) : Files.newInputStream(file));
    }
}
