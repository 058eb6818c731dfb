package recurrent4j.sentiment;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import recurrent4j.io.InputException;
import recurrent4j.io.Utf8Reader;

/** The options that give texts to be classified, and say how the answers look. */
public final class QuestionOptions {

    @Parameters(arity = "0..*", paramLabel = "TEXT", description = "Texts, each in quotes.")
    private List<String> texts = List.of();

    @Option(
            names = "--file",
            paramLabel = "FILE",
            description = "A file with a text in each line, or - for standard input.")
    private Path file;

    @Option(names = "--json", description = "Answer with a line of JSON for each text.")
    private boolean json;

    @Option(names = "--explain", description = "Show the probability after each word.")
    private boolean explain;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description = "Folder for a page with the words in colour, for --explain.")
    private Path out;

    /**
     * Refuses options that contradict each other, before anything is loaded.
     *
     * @throws InputException if they do
     */
    public void check() throws IOException {
        if (!texts.isEmpty() && file != null) {
            throw new InputException("The text is given both as an argument and by --file; give one of the two.");
        }
        if (out != null && !explain) {
            throw new InputException("--out is where the page of --explain goes; give both, or neither.");
        }
        if (file != null && Files.isDirectory(file)) {
            throw new InputException(file + " is a folder; name a file with a text in each line.");
        }
    }

    /** Whether texts are typed, one line at a time, by somebody who waits for each answer. */
    boolean interactive() {
        return texts.isEmpty() && file == null && System.console() != null;
    }

    /** Returns the texts that the arguments are. */
    public List<String> texts() {
        return texts;
    }

    /** Opens the lines that hold the texts if no argument is one. */
    public Utf8Reader lines() throws IOException {
        return file == null || file.toString().equals("-")
                ? new Utf8Reader("Standard input", System.in)
                : new Utf8Reader(file.toString(), Files.newInputStream(file));
    }

    /** Whether the answers are lines of JSON. */
    public boolean json() {
        return json;
    }

    /** Whether each answer comes with the probability after each word. */
    public boolean explain() {
        return explain;
    }

    /** Returns the folder for a page, or null. */
    public Path out() {
        return out;
    }
}
