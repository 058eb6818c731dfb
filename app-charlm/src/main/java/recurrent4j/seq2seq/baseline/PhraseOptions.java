package recurrent4j.seq2seq.baseline;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import recurrent4j.bundle.Deflated;
import recurrent4j.bundle.Packed;

/**
 * The best translations of each phrase, with their scores.
 *
 * @param sourceTokens in the order of their numbers, as those of the target
 * @param starts by the row of a source phrase, where its translations begin, the best first
 * @param rows of the target phrases
 * @param scores in the same order
 */
record PhraseOptions(
        Map<String, Integer> sourceTokens,
        List<String> targetTokens,
        TokenTrie sources,
        TokenTrie targets,
        int[] starts,
        int[] rows,
        float... scores) {

    /** More are hardly ever chosen. */
    private static final int MOST = 10;

    static PhraseOptions of(NumberedPairs tokens, PhrasePairs pairs) {
        var scoring = new PhraseScores(pairs);
        float[] all = new float[pairs.size()];
        for (int pair = 0; pair < all.length; pair++) {
            all[pair] = scoring.score(pair);
        }
        int[] order = IntStream.range(0, all.length)
                .boxed()
                .sorted(Comparator.<Integer>comparingInt(pairs::source).thenComparing(pair -> -all[pair]))
                .mapToInt(Integer::intValue)
                .toArray();
        var sources = new TokenTrie();
        var targets = new TokenTrie();
        int[] starts = new int[pairs.sources().size() + 1];
        int[] rows = new int[all.length];
        float[] scores = new float[all.length];
        int size = 0;
        int rank = 0;
        for (int place = 0; place < order.length; place++) {
            int pair = order[place];
            rank = place > 0 && pairs.source(order[place - 1]) == pairs.source(pair) ? rank + 1 : 0;
            if (rank < MOST) {
                int row = sources.addAll(pairs.sources().tokens(pairs.source(pair)));
                starts[row + 1]++;
                rows[size] = targets.addAll(pairs.targets().tokens(pairs.target(pair)));
                scores[size++] = all[pair];
            }
        }
        int[] ends = Arrays.copyOf(starts, sources.size() + 1);
        Arrays.parallelPrefix(ends, Integer::sum);
        return new PhraseOptions(
                PhraseTable.numbers(tokens.sourceTokens()),
                tokens.targetTokens(),
                sources,
                targets,
                ends,
                Arrays.copyOf(rows, size),
                Arrays.copyOf(scores, size));
    }

    /** Returns the rows of the phrases of one token and more that begin at a place; that of no tokens for one that is unknown. */
    int[] rows(List<String> source, int first) {
        int[] found = new int[Math.min(PhrasePairs.LONGEST, source.size() - first)];
        int row = TokenTrie.ROOT;
        for (int length = 1; length <= found.length; length++) {
            Integer token = sourceTokens.get(source.get(first + length - 1));
            row = token == null ? TokenTrie.NONE : sources.find(row, token);
            if (row == TokenTrie.NONE) {
                return Arrays.copyOf(found, Math.max(1, length - 1));
            }
            found[length - 1] = row;
        }
        return found;
    }

    /** Returns the number of the first translation of a row. */
    int begin(int row) {
        return starts[row];
    }

    /** Returns the number behind the last translation of a row. */
    int end(int row) {
        return starts[row + 1];
    }

    /** Returns the tokens of a translation. */
    int[] target(int option) {
        return targets.tokens(rows[option]);
    }

    Saved saved() {
        int[] counts = new int[sources.size()];
        for (int row = 0; row < counts.length; row++) {
            counts[row] = end(row) - begin(row);
        }
        return new Saved(
                SavedTokenTrie.of(sources),
                SavedTokenTrie.of(targets),
                Deflated.ofNumbers(counts),
                Deflated.ofNumbers(rows),
                Packed.floats(scores));
    }

    /**
     * Translations as a bundle keeps them.
     *
     * @param counts how many translations each source phrase has
     * @param rows of the target phrases
     */
    record Saved(
            SavedTokenTrie sources,
            SavedTokenTrie targets,
            List<byte[]> counts,
            List<byte[]> rows,
            List<byte[]> scores) {

        /**
         * Returns the translations.
         *
         * @param baseline whose they are, for messages
         */
        PhraseOptions options(String baseline, Map<String, Integer> sourceTokens, List<String> targetTokens) {
            TokenTrie from = sources.trie(baseline, sourceTokens.size());
            TokenTrie to = targets.trie(baseline, targetTokens.size());
            int[] number = Deflated.numbers(counts);
            int[] found = Deflated.numbers(rows);
            float[] good = Packed.floats(scores);
            long all = Arrays.stream(number).asLongStream().sum();
            boolean strange = Arrays.stream(found).anyMatch(row -> row >= to.size());
            if (strange || number.length != from.size() || all != found.length || all != good.length) {
                throw SavedBaseline.damaged(
                        baseline,
                        "%d translations and %d scores of %d phrases",
                        found.length,
                        good.length,
                        from.size());
            }
            int[] starts = new int[number.length + 1];
            System.arraycopy(number, 0, starts, 1, number.length);
            Arrays.parallelPrefix(starts, Integer::sum);
            return new PhraseOptions(sourceTokens, targetTokens, from, to, starts, found, good);
        }

        long bytes() {
            return sources.bytes()
                    + targets.bytes()
                    + SavedBaseline.bytes(counts)
                    + SavedBaseline.bytes(rows)
                    + SavedBaseline.bytes(scores);
        }
    }
}
