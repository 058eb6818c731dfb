package recurrent4j.seq2seq;

import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import picocli.CommandLine.Option;
import recurrent4j.cli.Bounds;
import recurrent4j.cli.Heading;
import recurrent4j.io.InputException;
import recurrent4j.seq2seq.decode.DecodingSettings;
import recurrent4j.seq2seq.decode.LengthLimit;
import recurrent4j.seq2seq.decode.Search;
import recurrent4j.seq2seq.decode.Unknowns;
import recurrent4j.seq2seq.network.RecurrentTranslator;
import recurrent4j.seq2seq.saved.SavedTranslator;

/** The options that say how targets are found by the probabilities of a network. */
@Heading("Decoding")
final class Seq2SeqDecodingOptions {

    private static final Search.Sampling DRAWN = Search.Sampling.USUAL;

    @Bounds(max = 1_000)
    @Option(
            names = "--beam",
            paramLabel = "N",
            description = "Beginnings of a target that beam search keeps; 1 for greedy search.")
    private Integer beam;

    @Bounds(min = 0, max = 10)
    @Option(
            names = "--length-penalty",
            paramLabel = "A",
            description = "How much a beam prefers longer targets; 0 for not at all.")
    private Double lengthPenalty;

    @Bounds(min = 0, max = 1_000)
    @Option(
            names = "--temperature",
            paramLabel = "T",
            description = "Draw tokens: 1 for the model's own probabilities, lower for the likelier ones.")
    private Double temperature;

    @Bounds(min = 0, max = 1)
    @Option(names = "--top-p", paramLabel = "P", description = "Draw from the fewest tokens that reach probability P.")
    private Double topP;

    @Bounds(max = Integer.MAX_VALUE)
    @Option(names = "--top-k", paramLabel = "K", description = "Draw from the K most likely tokens only.")
    private Integer topK;

    @Bounds(max = 1_000_000)
    @Option(names = "--max-length", paramLabel = "N", description = "Tokens of a target, at most.")
    private Integer longest;

    @Bounds(min = 0, max = 1_000)
    @Option(
            names = "--no-repeat-ngram",
            paramLabel = "N",
            description = "Never write N tokens in a row twice in a target; 0 for no such rule.")
    private Integer noRepeat;

    @Option(
            names = "--copy-unknown",
            description = "Write the word of the source that was looked at most where the model writes an unknown one.")
    private boolean copyUnknown;

    @Option(names = "--avoid-unknown", description = "Never write the unknown token, but the next likely one.")
    private boolean avoidUnknown;

    /**
     * Says that nothing is searched for, and these options change nothing, if that is so.
     *
     * @param more whether other options of a search were given
     */
    Optional<String> remark(SavedTranslator model, boolean more) {
        boolean given = drawn()
                || Stream.of(beam, lengthPenalty, longest, noRepeat).anyMatch(Objects::nonNull)
                || copyUnknown
                || avoidUnknown
                || more;
        return Optional.of(model)
                .filter(asked -> given && !(asked.model() instanceof RecurrentTranslator))
                .map(
                        asked -> asked.answers()
                                + " has one text for each source and searches for no other, so that options of decoding change nothing; choose a network by --by.");
    }

    /** Whether tokens are asked to be drawn. */
    private boolean drawn() {
        return temperature != null || topP != null || topK != null;
    }

    /**
     * Refuses options that contradict each other, before anything is loaded.
     *
     * @throws InputException if there are such
     */
    void check() {
        if (drawn() && (beam != null || lengthPenalty != null)) {
            throw new InputException(
                    "A beam draws nothing, so that --temperature, --top-p and --top-k have no meaning with --beam and --length-penalty; leave out either.");
        }
        if (copyUnknown && avoidUnknown) {
            throw new InputException(
                    "An unknown word is either copied or avoided; give --copy-unknown or --avoid-unknown, not both.");
        }
        if (topP != null && topP <= 0) {
            throw new InputException("A --top-p of %s leaves no token to draw; choose a number above 0.", topP);
        }
    }

    /**
     * Returns the settings in which every option that was given replaces what is usual.
     *
     * @param usual of a task, or of a saved model
     */
    DecodingSettings settings(DecodingSettings usual) {
        return settings(usual, 1, DRAWN.seed());
    }

    /**
     * Returns the settings in which every option that was given replaces what is usual.
     *
     * @param usual of a task, or of a saved model
     * @param answers texts for each source
     * @param seed of what is drawn
     */
    DecodingSettings settings(DecodingSettings usual, int answers, long seed) {
        check();
        Unknowns unknowns = copyUnknown ? Unknowns.COPY : avoidUnknown ? Unknowns.AVOID : usual.unknowns();
        return new DecodingSettings(
                search(usual.search(), answers, seed),
                longest == null ? usual.limit() : new LengthLimit(0, longest),
                noRepeat == null ? usual.noRepeat() : noRepeat,
                unknowns);
    }

    private Search search(Search usual, int answers, long seed) {
        boolean beams = beam != null || lengthPenalty != null;
        if (drawn() || !beams && usual instanceof Search.Sampling) {
            Search.Sampling before = usual instanceof Search.Sampling sampling ? sampling : DRAWN;
            return new Search.Sampling(
                    temperature == null ? before.temperature() : temperature,
                    topK == null ? before.topK() : topK,
                    topP == null ? before.topP() : topP,
                    answers,
                    seed);
        }
        Search.Beam before = usual instanceof Search.Beam same ? same : Search.Beam.of(5);
        int width = beam == null ? Math.max(before.width(), answers) : beam;
        return new Search.Beam(width, lengthPenalty == null ? before.lengthPenalty() : lengthPenalty, answers);
    }
}
