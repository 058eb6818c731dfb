package recurrent4j.seq2seq.baseline;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import recurrent4j.bundle.Deflated;
import recurrent4j.io.InputException;
import recurrent4j.seq2seq.corpus.Pair;
import recurrent4j.seq2seq.evaluate.Hypothesis;
import recurrent4j.seq2seq.tokens.PairTokenizer;

/**
 * Answers each token of the source, in its place, by the target token that is most probable given it by IBM model 1; an
 * unknown one by itself.
 */
public final class WordByWord implements Baseline {

    /** On the validation part of Multi30k, German to English, 5 are worse by 3 BLEU, and 20 no better. */
    private static final int ROUNDS = 10;

    private final PairUnits units;
    private final String extent;
    private final Map<String, String> translations;

    WordByWord(PairUnits units, String extent, Map<String, String> translations) {
        this.units = units;
        this.extent = extent;
        this.translations = translations;
    }

    /**
     * Trains it.
     *
     * @throws InputException if no pair has tokens on both sides
     */
    public static WordByWord fit(List<Pair> training, PairUnits units) {
        var pairs = NumberedPairs.of(training, units);
        if (pairs.size() == 0) {
            throw new InputException("There are no words to be translated by words; give pairs of texts.");
        }
        return of(units, pairs);
    }

    static WordByWord of(PairUnits units, NumberedPairs pairs) {
        var cooccurrences = Cooccurrences.of(pairs);
        double[] probabilities = IbmModel1.probabilities(pairs, cooccurrences, ROUNDS);
        int[] sources = cooccurrences.sources();
        int[] targets = cooccurrences.targets();
        int[] best = new int[cooccurrences.empty() + 1];
        Arrays.fill(best, -1);
        for (int number = 0; number < probabilities.length; number++) {
            int source = sources[number];
            if (best[source] < 0 || probabilities[number] > probabilities[best[source]]) {
                best[source] = number;
            }
        }
        Map<String, String> translations = new LinkedHashMap<>();
        for (int source = 0; source < cooccurrences.empty(); source++) {
            if (best[source] >= 0) {
                translations.put(
                        pairs.sourceTokens().get(source), pairs.targetTokens().get(targets[best[source]]));
            }
        }
        return new WordByWord(units, pairs.extent(), translations);
    }

    @Override
    public String name() {
        return "Word by word (IBM model 1)" + extent;
    }

    @Override
    public long parameters() {
        return translations.size();
    }

    @Override
    public List<Hypothesis> rewrite(List<String> sources) {
        return sources.stream()
                .map(source -> Hypothesis.of(units.target()
                        .text(units.source().tokens(source).stream()
                                .map(token -> translations.getOrDefault(token, token))
                                .toList())))
                .toList();
    }

    @Override
    public Saved saved() {
        return new Saved(
                units,
                extent,
                Deflated.ofTexts(List.copyOf(translations.keySet())),
                Deflated.ofTexts(List.copyOf(translations.values())));
    }

    /**
     * It as a bundle keeps it.
     *
     * @param extent how much of the training part it learned from, if not all
     * @param words of the source
     * @param translations of these
     */
    public record Saved(PairUnits units, String extent, List<byte[]> words, List<byte[]> translations)
            implements SavedBaseline {

        @Override
        public WordByWord baseline(PairTokenizer tokens) {
            List<String> sources = Deflated.texts(words);
            List<String> targets = Deflated.texts(translations);
            if (units == null || extent == null || sources.size() != targets.size()) {
                throw SavedBaseline.damaged(
                        "Word by word", "%d translations of %d words", targets.size(), sources.size());
            }
            Map<String, String> map = new LinkedHashMap<>();
            IntStream.range(0, sources.size()).forEach(word -> map.put(sources.get(word), targets.get(word)));
            return new WordByWord(units, extent, map);
        }

        @Override
        public long bytes() {
            return SavedBaseline.bytes(words) + SavedBaseline.bytes(translations);
        }
    }
}
