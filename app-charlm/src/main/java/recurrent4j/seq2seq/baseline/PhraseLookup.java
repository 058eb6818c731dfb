package recurrent4j.seq2seq.baseline;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import recurrent4j.bundle.Deflated;
import recurrent4j.io.InputException;
import recurrent4j.seq2seq.corpus.Pair;
import recurrent4j.seq2seq.evaluate.Hypothesis;
import recurrent4j.seq2seq.tokens.PairTokenizer;

/**
 * Answers, from left to right, the longest phrase of up to five tokens that it knows by the phrase that it is most often
 * aligned with in the training part; an unknown token by itself. Of equally frequent phrases the first counts.
 */
public final class PhraseLookup implements Baseline {

    private static final String NAME = "Longest-match phrase lookup";

    private final PairUnits units;
    private final String extent;
    private final PhraseTable table;

    PhraseLookup(PairUnits units, String extent, PhraseTable table) {
        this.units = units;
        this.extent = extent;
        this.table = table;
    }

    /**
     * Aligns the training part and takes in its phrases.
     *
     * @throws InputException if no pair has tokens on both sides
     */
    public static PhraseLookup fit(List<Pair> training, PairUnits units) {
        var pairs = NumberedPairs.of(training, units);
        if (pairs.size() == 0) {
            throw new InputException("There are no phrases to look up; give pairs of texts.");
        }
        return of(units, pairs, PhrasePairs.of(pairs));
    }

    static PhraseLookup of(PairUnits units, NumberedPairs pairs, PhrasePairs phrases) {
        return new PhraseLookup(units, pairs.extent(), PhraseTable.of(pairs, phrases));
    }

    @Override
    public String name() {
        return NAME + extent;
    }

    @Override
    public long parameters() {
        return table.size();
    }

    @Override
    public List<Hypothesis> rewrite(List<String> sources) {
        return sources.stream().map(source -> Hypothesis.of(rewrite(source))).toList();
    }

    private String rewrite(String source) {
        List<String> tokens = units.source().tokens(source);
        List<String> targets = new ArrayList<>();
        for (int place = 0; place < tokens.size(); ) {
            place += table.append(tokens, place, targets);
        }
        return units.target().text(targets);
    }

    @Override
    public Saved saved() {
        return new Saved(
                units,
                extent,
                Deflated.ofTexts(List.copyOf(table.sourceTokens().keySet())),
                Deflated.ofTexts(table.targetTokens()),
                SavedTokenTrie.of(table.sources()),
                SavedTokenTrie.of(table.targets()),
                Deflated.ofNumbers(table.translations()));
    }

    /**
     * It as a bundle keeps it.
     *
     * @param extent how much of the training part it learned from, if not all
     * @param sourceTokens in the order of their numbers, as those of the target
     * @param translations by the row of a source phrase that of its target phrase, 0 for none
     */
    public record Saved(
            PairUnits units,
            String extent,
            List<byte[]> sourceTokens,
            List<byte[]> targetTokens,
            SavedTokenTrie sources,
            SavedTokenTrie targets,
            List<byte[]> translations)
            implements SavedBaseline {

        @Override
        public PhraseLookup baseline(PairTokenizer tokens) {
            Map<String, Integer> sourceNumbers = PhraseTable.numbers(Deflated.texts(sourceTokens));
            List<String> targetWords = Deflated.texts(targetTokens);
            TokenTrie sourceRows = sources.trie(NAME, sourceNumbers.size());
            TokenTrie targetRows = targets.trie(NAME, targetWords.size());
            int[] rows = Deflated.numbers(translations);
            boolean strange = Arrays.stream(rows).anyMatch(row -> row >= targetRows.size());
            if (units == null || extent == null || strange || rows.length != sourceRows.size()) {
                throw SavedBaseline.damaged(
                        NAME, "%d translations of %d phrases by %d", rows.length, sourceRows.size(), targetRows.size());
            }
            return new PhraseLookup(
                    units, extent, new PhraseTable(sourceNumbers, targetWords, sourceRows, targetRows, rows));
        }

        @Override
        public long bytes() {
            return SavedBaseline.bytes(sourceTokens)
                    + SavedBaseline.bytes(targetTokens)
                    + SavedBaseline.bytes(translations)
                    + sources.bytes()
                    + targets.bytes();
        }
    }
}
