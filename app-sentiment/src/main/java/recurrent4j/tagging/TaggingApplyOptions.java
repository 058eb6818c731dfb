package recurrent4j.tagging;

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
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import recurrent4j.cli.EngineOptions;
import recurrent4j.cli.Heading;
import recurrent4j.cli.StandardOutput;
import recurrent4j.io.InputException;
import recurrent4j.io.TextOutput;
import recurrent4j.io.Utf8Reader;
import recurrent4j.tagging.apply.AnswerFormat;
import recurrent4j.tagging.apply.ApplyLoop;
import recurrent4j.tagging.apply.PlacedSentence;
import recurrent4j.tagging.apply.TaggedText;
import recurrent4j.tagging.apply.TextTagger;
import recurrent4j.tagging.corpus.ColumnReader;
import recurrent4j.tagging.corpus.FileForm;
import recurrent4j.tagging.corpus.SentenceFormat;
import recurrent4j.tagging.corpus.TextReader;
import recurrent4j.tagging.corpus.TokenizedText;
import recurrent4j.tagging.corpus.WordTokenizer;
import recurrent4j.tagging.network.RecurrentTagger;
import recurrent4j.tagging.saved.SavedTagger;

/** The options that give sentences to be tagged, and say how the answers look. */
@Heading("Model and sentences")
final class TaggingApplyOptions {

    @Option(names = "--model", paramLabel = "DIR", required = true, description = "A run's model folder.")
    private Path model;

    @Option(
            names = "--by",
            paramLabel = "NAME",
            description = "Contestant that answers (default: who won by validation).")
    private String by;

    @Parameters(arity = "0..*", paramLabel = "TEXT", description = "Sentences, each in quotes.")
    private List<String> texts = List.of();

    @Option(names = "--file", paramLabel = "FILE", description = "Sentences, or - for standard input.")
    private Path file;

    @Option(
            names = "--as",
            paramLabel = "FORM",
            description = "How answers are written: ${COMPLETION-CANDIDATES} (default: as sentences are given).")
    private AnswerFormat answers;

    @Option(
            names = "--split",
            description = "Cut lines of text at the ends of sentences; otherwise a line is one sentence.")
    private boolean split;

    @Option(names = "--explain", description = "Mark what is found in the sentences on a page, with its probability.")
    private boolean explain;

    @Option(names = "--out", paramLabel = "DIR", description = "Folder for the page of --explain (default: no page).")
    private Path out;

    @Mixin
    private TaggingColumnOptions columns;

    /** Refuses options that contradict each other, before anything is loaded. */
    void check() throws IOException {
        if (!texts.isEmpty() && file != null) {
            throw new InputException("The text is given both as an argument and by --file; give one of the two.");
        }
        if (!inColumns() && columns.given()) {
            throw new InputException(
                    "Raw text has no columns; say by --format COLUMNS or CONLLU that there are, or leave out the options of columns.");
        }
        if (inColumns() && (split || !texts.isEmpty())) {
            throw new InputException(
                    "Sentences in columns are read from a file or standard input, and are cut already; leave out texts and --split, or --format.");
        }
        if (columns.form() == FileForm.PARALLEL) {
            throw new InputException(
                    "In the parallel form a sentence is a line of text; leave out --format to tag its seq.in.");
        }
        if (explain == (out == null)) {
            throw new InputException("--out is where the page of --explain goes; give both, or neither.");
        }
        if (explain && texts.isEmpty()) {
            throw new InputException("--explain marks sentences of the command on a page; give some, each in quotes.");
        }
        if (file != null && !isStandardInput() && !Files.exists(file)) {
            throw new NoSuchFileException(file.toString());
        }
        if (file != null && Files.isDirectory(file)) {
            throw new InputException("%s is a folder; name a file with sentences.", file);
        }
    }

    private boolean inColumns() {
        return columns.form() != FileForm.DETECTED;
    }

    private boolean isStandardInput() {
        return file.toString().equals("-");
    }

    /** Loads the model. */
    SavedTagger model(EngineOptions engines) throws IOException {
        return SavedTagger.load(model, Optional.ofNullable(by), engines.onDemand());
    }

    /** Whether sentences are typed, one line at a time, by a person who waits for each answer. */
    boolean interactive() {
        return texts.isEmpty() && file == null && System.console() != null;
    }

    /** Lets a model tag the sentences, until standard output is closed. */
    void apply(SavedTagger saved, EngineOptions engines) throws IOException {
        var output = new TextOutput(new StandardOutput());
        AnswerFormat usual = inColumns() ? AnswerFormat.COLUMNS : AnswerFormat.TEXT;
        var loop = new ApplyLoop(taggers(saved, engines), answers == null ? usual : answers, output);
        try {
            if (inColumns()) {
                SentenceFormat format = columns.format(saved.format()).as(columns.form());
                try (var sentences = new ColumnReader(name(), lines(), format, false)) {
                    loop.columns(sentences);
                }
            } else {
                try (var sentences = new TextReader(name(), lines(), split)) {
                    loop.text(sentences);
                }
            }
        } catch (TextOutput.ClosedException e) {
            // Who reads the answers has seen enough of them.
        }
    }

    Optional<Path> out() {
        return Optional.ofNullable(out);
    }

    /** Returns what is found in the sentences of the command, to be shown on a page. */
    List<TaggedText> explained(SavedTagger saved) {
        var tokenizer = new WordTokenizer();
        List<PlacedSentence> sentences = texts.stream()
                .map(text -> new TokenizedText(1, text, 0, tokenizer.tokens(text)))
                .flatMap(text -> PlacedSentence.of(text).stream())
                .toList();
        return new TextTagger(saved.tagger(), saved.task()).tag(sentences, true);
    }

    /** Networks answer side by side with a thread each, if there is more than a few sentences; a baseline does so by itself. */
    private List<TextTagger> taggers(SavedTagger saved, EngineOptions engines) throws IOException {
        List<TextTagger> taggers = new ArrayList<>(List.of(new TextTagger(saved.tagger(), saved.task())));
        int wanted = texts.isEmpty() && saved.tagger() instanceof RecurrentTagger ? engines.sideBySide() : 1;
        while (taggers.size() < wanted) {
            SavedTagger copy = SavedTagger.load(
                    model, Optional.ofNullable(by), network -> engines.engine().install(network, 1));
            taggers.add(new TextTagger(copy.tagger(), copy.task()));
        }
        return taggers;
    }

    private String name() {
        return file == null || isStandardInput() ? "Standard input" : file.toString();
    }

    private Utf8Reader lines() throws IOException {
        if (!texts.isEmpty()) {
            byte[] all = String.join("\n", texts).getBytes(StandardCharsets.UTF_8);
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
