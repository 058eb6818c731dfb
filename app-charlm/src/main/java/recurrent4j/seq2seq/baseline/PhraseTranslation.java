package recurrent4j.seq2seq.baseline;

import java.util.Arrays;
import java.util.List;
import recurrent4j.bundle.Deflated;
import recurrent4j.io.InputException;
import recurrent4j.seq2seq.corpus.Pair;
import recurrent4j.seq2seq.evaluate.Hypothesis;
import recurrent4j.seq2seq.tokens.PairTokenizer;

/**
 * Answers the translation by phrases of up to five tokens that is the best by the scores of the phrases ({@link PhraseScores})
 * and a 3-gram of the targets together, found by beam search with little reordering ({@link PhraseSearch}): phrase-based
 * machine translation (Koehn, Och and Marcu 2003) with fixed weights. An unknown token is copied.
 */
public final class PhraseTranslation implements Baseline {

    private static final String NAME = "Phrases with a 3-gram";

    private static final int ORDER = 3;

    /** One number more than there are target tokens for those that are copied, and one for the end mark. */
    private static final int MARKS = 2;

    private final PairUnits units;
    private final String extent;
    private final PhraseOptions options;
    private final TargetNGrams grams;

    PhraseTranslation(PairUnits units, String extent, PhraseOptions options, TargetNGrams grams) {
        this.units = units;
        this.extent = extent;
        this.options = options;
        this.grams = grams;
    }

    /**
     * Aligns the training part, takes in its phrases, and counts the n-grams of its targets.
     *
     * @throws InputException if no pair has tokens on both sides
     */
    public static PhraseTranslation fit(List<Pair> training, PairUnits units) {
        var pairs = NumberedPairs.of(training, units);
        if (pairs.size() == 0) {
            throw new InputException("There are no phrases to translate by; give pairs of texts.");
        }
        return of(units, pairs, PhrasePairs.of(pairs));
    }

    static PhraseTranslation of(PairUnits units, NumberedPairs pairs, PhrasePairs phrases) {
        int size = pairs.targetTokens().size() + MARKS;
        return new PhraseTranslation(
                units,
                pairs.extent(),
                PhraseOptions.of(pairs, phrases),
                TargetNGrams.of(Arrays.asList(pairs.targets()), ORDER, size));
    }

    @Override
    public String name() {
        return NAME + extent;
    }

    @Override
    public long parameters() {
        return options.scores().length + (long) grams.size();
    }

    @Override
    public List<Hypothesis> rewrite(List<String> sources) {
        return sources.parallelStream()
                .map(source -> units.source().tokens(source))
                .map(tokens -> new PhraseSearch(options, grams, tokens).best())
                .map(tokens -> Hypothesis.of(units.target().text(tokens)))
                .toList();
    }

    @Override
    public Saved saved() {
        return new Saved(
                units,
                extent,
                Deflated.ofTexts(List.copyOf(options.sourceTokens().keySet())),
                Deflated.ofTexts(options.targetTokens()),
                options.saved(),
                grams.saved());
    }

    /**
     * It as a bundle keeps it.
     *
     * @param extent how much of the training part it learned from, if not all
     * @param sourceTokens in the order of their numbers, as those of the target
     */
    public record Saved(
            PairUnits units,
            String extent,
            List<byte[]> sourceTokens,
            List<byte[]> targetTokens,
            PhraseOptions.Saved options,
            TargetNGrams.Saved grams)
            implements SavedBaseline {

        @Override
        public PhraseTranslation baseline(PairTokenizer tokens) {
            List<String> targets = Deflated.texts(targetTokens);
            if (units == null || extent == null) {
                throw SavedBaseline.damaged(NAME, "no units");
            }
            return new PhraseTranslation(
                    units,
                    extent,
                    options.options(NAME, PhraseTable.numbers(Deflated.texts(sourceTokens)), targets),
                    grams.model(targets.size() + MARKS));
        }

        @Override
        public long bytes() {
            return SavedBaseline.bytes(sourceTokens)
                    + SavedBaseline.bytes(targetTokens)
                    + options.bytes()
                    + grams.bytes();
        }
    }
}
