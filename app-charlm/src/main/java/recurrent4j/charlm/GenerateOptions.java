package recurrent4j.charlm;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;
import recurrent4j.charlm.corpus.TextFiles;
import recurrent4j.charlm.corpus.TextSource;
import recurrent4j.charlm.generate.BeamSearch;
import recurrent4j.charlm.generate.GenerateLoop;
import recurrent4j.charlm.generate.Sampling;
import recurrent4j.charlm.generate.StopText;
import recurrent4j.cli.Bounds;
import recurrent4j.cli.Heading;
import recurrent4j.io.InputException;
import recurrent4j.io.Utf8Reader;

/** The options of text generation: what is continued, and how tokens are sampled or searched. */
@Heading("Generation")
final class GenerateOptions {

    /** More than any model remembers, and little for any memory. */
    private static final int LONGEST_PRIME = 1_000_000;

    @Option(names = "--prime", paramLabel = "TEXT", description = "What to continue, literally (default: a new line).")
    private String prime;

    @Option(
            names = "--prime-file",
            paramLabel = "FILE",
            description = "A UTF-8 text to continue, up to 1,000,000 characters.")
    private Path primeFile;

    @Option(names = "--by", paramLabel = "NAME", description = "Who writes: NETWORK, or 5-gram (default: the best).")
    private String by;

    @Option(names = "--skip-unknown", description = "Skip what the vocabulary lacks of the prime, and name it.")
    private boolean skipUnknown;

    @Option(names = "--interactive", description = "Continue each line of standard input, until Ctrl-D.")
    private boolean interactive;

    @Bounds(max = Integer.MAX_VALUE)
    @Option(names = "--length", paramLabel = "N", description = "Tokens to write at most (default: ${DEFAULT-VALUE}).")
    private int length = 500;

    @Option(names = "--stop", paramLabel = "TEXT", description = "Stop before this text, wherever the model writes it.")
    private String stop;

    @Bounds(min = 0, max = 1_000)
    @Option(names = "--temperature", paramLabel = "T", description = "0 is greedy, 1 the model's own (default: 0.8).")
    private Double temperature;

    @Bounds(max = Integer.MAX_VALUE)
    @Option(names = "--top-k", paramLabel = "K", description = "Draw from the K most likely tokens only.")
    private Integer topK;

    @Bounds(min = 0, max = 1)
    @Option(names = "--top-p", paramLabel = "P", description = "Draw from the fewest tokens that reach probability P.")
    private Double topP;

    @Bounds(max = 100)
    @Option(
            names = "--repetition-penalty",
            paramLabel = "P",
            description = "Make repeated words or passages less likely; 1 for not at all (default: 1).")
    private Double repetitionPenalty;

    @Bounds(max = 1_000)
    @Option(names = "--beam", paramLabel = "K", description = "Beam search: show the K most likely texts found.")
    private Integer beam;

    @Bounds(max = 1_000_000)
    @Option(names = "--samples", paramLabel = "N", description = "How many texts to sample (default: 1).")
    private Integer samples;

    @Option(names = "--seed", paramLabel = "N", description = "Seed of the sampling (default: ${DEFAULT-VALUE}).")
    private long seed = 42;

    @Option(
            names = "--training-text",
            paramLabel = "FILE",
            arity = "1..*",
            description = "The training text, a file, or files as in train, to say what is novel.")
    private List<Path> trainingText;

    /** Returns what is to be generated, if no two options contradict each other. */
    GenerateLoop.Request request() {
        if ((prime != null ? 1 : 0) + (primeFile != null ? 1 : 0) + (interactive ? 1 : 0) > 1) {
            throw new InputException(
                    "--prime, --prime-file and --interactive each say what is to be continued; give one of them.");
        }
        if (beam != null
                && (temperature != null
                        || topK != null
                        || topP != null
                        || repetitionPenalty != null
                        || samples != null)) {
            throw new InputException(
                    "--beam draws nothing, so that --temperature, --top-k, --top-p, --repetition-penalty and --samples have no meaning with it;"
                            + " leave out either.");
        }
        StopText end = stop == null ? StopText.NONE : StopText.of(stop);
        Sampling usual = Sampling.USUAL;
        var sampling = new Sampling(
                temperature == null ? usual.temperature() : temperature,
                topK == null ? usual.topK() : topK,
                topP == null ? usual.topP() : topP,
                repetitionPenalty == null ? usual.repetitionPenalty() : repetitionPenalty,
                length,
                end.text(),
                skipUnknown,
                seed);
        return new GenerateLoop.Request(
                sampling,
                samples == null ? 1 : samples,
                Optional.ofNullable(beam).map(width -> new BeamSearch(width, length, end)));
    }

    Optional<String> by() {
        return Optional.ofNullable(by);
    }

    boolean interactive() {
        return interactive;
    }

    String prime() throws IOException {
        if (primeFile == null) {
            return prime == null ? "" : prime;
        }
        var text = new StringBuilder();
        try (Utf8Reader reader = TextSource.file(primeFile).read()) {
            for (int point = reader.read(); point != Utf8Reader.END; point = reader.read()) {
                text.appendCodePoint(point);
                if (text.length() > LONGEST_PRIME) {
                    throw new InputException(
                            "%s has more than the %,d characters that can be continued; give its end alone.",
                            primeFile, LONGEST_PRIME);
                }
            }
        }
        return text.toString();
    }

    Optional<TextSource> trainingText() throws IOException {
        if (trainingText == null) {
            return Optional.empty();
        }
        return Optional.of(
                TextFiles.areSeveral(trainingText)
                        ? TextFiles.of(trainingText, TextFiles.USUAL_GLOB).text()
                        : TextSource.file(trainingText.get(0)));
    }
}
