package recurrent4j.charlm;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.SplittableRandom;
import picocli.CommandLine.Option;
import recurrent4j.charlm.corpus.TextSource;
import recurrent4j.charlm.generate.BeamSearch;
import recurrent4j.charlm.generate.Sampler;
import recurrent4j.charlm.generate.SearchConfig;
import recurrent4j.charlm.generate.StopText;
import recurrent4j.io.InputException;
import recurrent4j.io.Utf8Reader;

/** The options that say what a model is to write, and how. */
public final class WritingOptions {

    private static final double USUAL_TEMPERATURE = 0.8;

    @Option(
            names = "--prime",
            paramLabel = "TEXT",
            description =
                    "What is to be continued, taken literally: a backslash is one, and a line end can only be typed"
                            + " where the shell lets you (default: nothing, so that the text begins on a new line).")
    private String prime;

    @Option(
            names = "--prime-file",
            paramLabel = "FILE",
            description =
                    "A text in UTF-8 to be continued, for what a shell would change; all of it, down to a line end at"
                            + " its end.")
    private Path primeFile;

    @Option(
            names = "--interactive",
            description = "Continue each line of standard input until it ends, or until Ctrl-D.")
    private boolean interactive;

    @Option(
            names = "--length",
            paramLabel = "N",
            defaultValue = "500",
            description = "Characters to write at most, or words for a model of words (default: ${DEFAULT-VALUE}).")
    private int length;

    @Option(
            names = "--stop",
            paramLabel = "TEXT",
            description = "End before this text, which is not shown, wherever the model writes it.")
    private String stop;

    @Option(
            names = "--temperature",
            paramLabel = "T",
            description =
                    "Boldness: 0 always takes the most likely, 1 draws by the model's own probabilities (default: "
                            + USUAL_TEMPERATURE + ").")
    private Double temperature;

    @Option(names = "--top-k", paramLabel = "K", description = "Draw from the K most likely only.")
    private Integer topK;

    @Option(
            names = "--top-p",
            paramLabel = "P",
            description = "Draw from the fewest most likely only that together have the probability P, such as 0.9.")
    private Double topP;

    @Option(
            names = "--beam",
            paramLabel = "K",
            description = "Draw nothing, but look for the K most likely phrases, and show them with their scores.")
    private Integer beam;

    @Option(
            names = "--samples",
            paramLabel = "N",
            description = "Texts to write, each with a seed of its own that comes from --seed (default: 1).")
    private Integer samples;

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "42",
            description = "Seed of what is drawn: the same one writes the same (default: ${DEFAULT-VALUE}).")
    private long seed;

    @Option(
            names = "--training-text",
            paramLabel = "FILE",
            description = "Where the text lies now that the model was trained on, to say how new the writing is.")
    private Path trainingText;

    /**
     * Refuses what cannot be done, before a model is loaded for it.
     *
     * @throws InputException if two options contradict each other, or one has no meaning
     * @throws IOException if there is no such training text
     */
    public void check() throws IOException {
        if ((prime != null ? 1 : 0) + (primeFile != null ? 1 : 0) + (interactive ? 1 : 0) > 1) {
            throw new InputException(
                    "--prime, --prime-file and --interactive each say what is to be continued; give one of them.");
        }
        if (beam != null && (temperature != null || topK != null || topP != null || samples != null)) {
            throw new InputException(
                    "--beam draws nothing, so that --temperature, --top-k, --top-p and --samples have no meaning with it;"
                            + " leave out either.");
        }
        if (samples() < 1) {
            throw new InputException("%d samples leave nothing to write; choose 1 or more.".formatted(samples));
        }
        manner();
        beam();
        trainingText();
    }

    /** Whether the lines of standard input are to be continued. */
    boolean interactive() {
        return interactive;
    }

    /** Reads what is to be continued; nothing if it was not told. */
    public String prime() throws IOException {
        if (primeFile == null) {
            return prime == null ? "" : prime;
        }
        var text = new StringBuilder();
        try (Utf8Reader reader = TextSource.file(primeFile).read()) {
            for (int point = reader.read(); point != Utf8Reader.END; point = reader.read()) {
                text.appendCodePoint(point);
            }
        }
        return text.toString();
    }

    /** Returns how to write. */
    public SearchConfig manner() {
        Sampler sampler = Sampler.temperature(temperature == null ? USUAL_TEMPERATURE : temperature);
        sampler = topP == null ? sampler : sampler.topP(topP);
        sampler = topK == null ? sampler : sampler.topK(topK);
        return new SearchConfig(sampler, length, stopText());
    }

    /** Returns how to look for the most likely phrases, if these are wanted. */
    public Optional<BeamSearch> beam() {
        return Optional.ofNullable(beam).map(width -> new BeamSearch(width, length, stopText()));
    }

    /** How many texts are wanted. */
    public int samples() {
        return samples == null ? 1 : samples;
    }

    /** Returns the source of all that is drawn. */
    public SplittableRandom random() {
        return new SplittableRandom(seed);
    }

    /** Returns where the training text lies, if that was told. */
    Optional<TextSource> trainingText() throws IOException {
        return trainingText == null ? Optional.empty() : Optional.of(TextSource.file(trainingText));
    }

    private StopText stopText() {
        return stop == null ? StopText.NONE : StopText.of(stop);
    }
}
