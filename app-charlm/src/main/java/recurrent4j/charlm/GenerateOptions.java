package recurrent4j.charlm;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;
import recurrent4j.charlm.corpus.TextSource;
import recurrent4j.charlm.generate.BeamSearch;
import recurrent4j.charlm.generate.GenerateLoop;
import recurrent4j.charlm.generate.Sampler;
import recurrent4j.charlm.generate.SearchConfig;
import recurrent4j.charlm.generate.StopText;
import recurrent4j.io.InputException;
import recurrent4j.io.Utf8Reader;

/** The options of text generation: what is continued, and how tokens are sampled or searched. */
final class GenerateOptions {

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
            description = "Characters to generate at most, or words for a model of words (default: ${DEFAULT-VALUE}).")
    private int length;

    @Option(
            names = "--stop",
            paramLabel = "TEXT",
            description = "Stop before this text, which is not shown, wherever the model generates it.")
    private String stop;

    @Option(
            names = "--temperature",
            paramLabel = "T",
            description = "Sampling temperature: 0 is greedy, 1 draws by the model's own probabilities (default: "
                    + USUAL_TEMPERATURE + ").")
    private Double temperature;

    @Option(
            names = "--top-k",
            paramLabel = "K",
            description = "Top-k sampling: draw from the K most likely tokens only.")
    private Integer topK;

    @Option(
            names = "--top-p",
            paramLabel = "P",
            description =
                    "Nucleus sampling: draw from the fewest most likely tokens that together have the probability P.")
    private Double topP;

    @Option(
            names = "--beam",
            paramLabel = "K",
            description = "Beam search instead of sampling: show the K most likely texts that a beam of width K finds.")
    private Integer beam;

    @Option(
            names = "--samples",
            paramLabel = "N",
            description = "Texts to sample, each with a seed of its own that comes from --seed (default: 1).")
    private Integer samples;

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "42",
            description = "Seed of the sampling: the same one generates the same (default: ${DEFAULT-VALUE}).")
    private long seed;

    @Option(
            names = "--training-text",
            paramLabel = "FILE",
            description =
                    "Where the text lies now that the model was trained on, to say how novel what is generated is.")
    private Path trainingText;

    /**
     * Returns what is to be generated.
     *
     * @throws InputException if two options contradict each other, or one has no meaning
     */
    GenerateLoop.Request request() {
        if ((prime != null ? 1 : 0) + (primeFile != null ? 1 : 0) + (interactive ? 1 : 0) > 1) {
            throw new InputException(
                    "--prime, --prime-file and --interactive each say what is to be continued; give one of them.");
        }
        if (beam != null && (temperature != null || topK != null || topP != null || samples != null)) {
            throw new InputException(
                    "--beam draws nothing, so that --temperature, --top-k, --top-p and --samples have no meaning with it;"
                            + " leave out either.");
        }
        StopText end = stop == null ? StopText.NONE : StopText.of(stop);
        Sampler sampler = Sampler.temperature(temperature == null ? USUAL_TEMPERATURE : temperature);
        sampler = topP == null ? sampler : sampler.topP(topP);
        sampler = topK == null ? sampler : sampler.topK(topK);
        return new GenerateLoop.Request(
                new SearchConfig(sampler, length, end),
                samples == null ? 1 : samples,
                seed,
                Optional.ofNullable(beam).map(width -> new BeamSearch(width, length, end)));
    }

    /** Whether the lines of standard input are to be continued. */
    boolean interactive() {
        return interactive;
    }

    /** Returns what is to be continued, which may be empty. */
    String prime() throws IOException {
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

    /** Returns where the training text lies, if the user has named it. */
    Optional<TextSource> trainingText() throws IOException {
        return trainingText == null ? Optional.empty() : Optional.of(TextSource.file(trainingText));
    }
}
