package recurrent4j.seq2seq.baseline;

import java.util.Arrays;
import java.util.List;
import recurrent4j.bundle.Deflated;

/**
 * How probable a token is after the last ones, by the n-grams of all orders up to one, interpolated by method C of Witten and
 * Bell (1991), down to equal probabilities: with {@code c(h)} the number of tokens that have followed {@code h}, {@code c(hw)}
 * how many of them are {@code w}, {@code t(h)} how many are different, and {@code h'} the tokens without the first,
 *
 * <pre>{@code p(w|h) = (c(hw) + t(h) p(w|h')) / (c(h) + t(h))}</pre>
 *
 * <p>The end mark stands before the first token of a text and behind its last; no n-gram reaches over it into another text. A
 * state is the row of the longest known n-gram of the last tokens.
 */
final class TargetNGrams {

    private static final String NAME = "n-grams";

    private final int order;
    private final int size;
    private final TokenTrie trie;
    private final int[] counts;
    private final byte[] lengths;

    /** By row, that without its first token. */
    private final int[] shorter;

    /** By row, the probability of its last token after the others, and the weight of equal probabilities or shorter rows. */
    private final double[] probabilities;

    private final double[] weights;
    private final int[] best;

    /**
     * N-grams that were counted.
     *
     * @param size how many tokens there are, the end mark, which is the last, included
     */
    TargetNGrams(int order, int size, TokenTrie trie, int... counts) {
        this.order = order;
        this.size = size;
        this.trie = trie;
        this.counts = counts;
        lengths = new byte[trie.size()];
        shorter = new int[trie.size()];
        probabilities = new double[trie.size()];
        weights = new double[trie.size()];
        best = new int[trie.size()];
        int[] kinds = new int[trie.size()];
        for (int row = 1; row < trie.size(); row++) {
            kinds[trie.parent(row)]++;
        }
        for (int row = 0; row < trie.size(); row++) {
            weights[row] = kinds[row] == 0 ? 1 : (double) kinds[row] / (counts[row] + kinds[row]);
        }
        for (int row = 1; row < trie.size(); row++) {
            describe(row);
        }
        chooseBest();
    }

    private void describe(int row) {
        int before = trie.parent(row);
        int token = trie.token(row);
        lengths[row] = (byte) (lengths[before] + 1);
        shorter[row] = before == TokenTrie.ROOT ? TokenTrie.ROOT : trie.find(shorter[before], token);
        if (shorter[row] == TokenTrie.NONE || shorter[row] >= row || lengths[row] > order) {
            throw SavedBaseline.damaged(NAME, "a row of %d tokens without the shorter one", lengths[row]);
        }
        double otherwise = before == TokenTrie.ROOT ? 1.0 / size : probabilities[shorter[row]];
        // Of c tokens and t kinds, t / (c + t) is the weight of what is otherwise, and 1 / (c + t) that of each token.
        double each = (1 - weights[before]) / Math.max(1, counts[before]);
        probabilities[row] = counts[row] * each + weights[before] * otherwise;
    }

    /** What is most probable after a row is one of those that have followed it, or what is most probable after the shorter. */
    private void chooseBest() {
        double[] greatest = new double[trie.size()];
        for (int length = 0; length < order; length++) {
            for (int row = 0; row < trie.size(); row++) {
                if (lengths[row] == length) {
                    best[row] = row == TokenTrie.ROOT ? 0 : best[shorter[row]];
                    greatest[row] = probability(row, best[row]);
                }
            }
            for (int row = 1; row < trie.size(); row++) {
                int before = trie.parent(row);
                if (lengths[before] == length && probabilities[row] > greatest[before]) {
                    greatest[before] = probabilities[row];
                    best[before] = trie.token(row);
                }
            }
        }
    }

    /**
     * Counts n-grams.
     *
     * @param texts the numbers of their tokens, without the end mark
     */
    static TargetNGrams of(List<int[]> texts, int order, int size) {
        var trie = new TokenTrie();
        int[] counts = new int[1 << 10];
        int end = size - 1;
        int begin = trie.add(TokenTrie.ROOT, end);
        for (int[] text : texts) {
            int[] rows = new int[order];
            Arrays.fill(rows, TokenTrie.NONE);
            rows[0] = TokenTrie.ROOT;
            if (order > 1) {
                rows[1] = begin;
            }
            for (int place = 0; place <= text.length; place++) {
                int token = place == text.length ? end : text[place];
                int[] next = rows.clone();
                counts[TokenTrie.ROOT]++;
                for (int length = 0; length < order && rows[length] != TokenTrie.NONE; length++) {
                    int row = trie.add(rows[length], token);
                    counts = row < counts.length ? counts : Arrays.copyOf(counts, 2 * row);
                    counts[row]++;
                    if (length + 1 < order) {
                        next[length + 1] = row;
                    }
                }
                rows = next;
            }
        }
        return new TargetNGrams(order, size, trie, Arrays.copyOf(counts, trie.size()));
    }

    /** Returns the state before the first token of a text. */
    int begin() {
        return order == 1 ? TokenTrie.ROOT : trie.find(TokenTrie.ROOT, size - 1);
    }

    /** Returns the state after one more token. */
    int next(int state, int token) {
        int row = state;
        int longer = trie.find(row, token);
        while (longer == TokenTrie.NONE && row != TokenTrie.ROOT) {
            row = shorter[row];
            longer = trie.find(row, token);
        }
        if (longer == TokenTrie.NONE) {
            return TokenTrie.ROOT;
        }
        return lengths[longer] < order ? longer : shorter[longer];
    }

    /** Returns the probability of a token after a state. */
    double probability(int state, int token) {
        double weight = 1;
        int row = state;
        while (true) {
            int longer = trie.find(row, token);
            if (longer != TokenTrie.NONE) {
                return weight * probabilities[longer];
            }
            weight *= weights[row];
            if (row == TokenTrie.ROOT) {
                return weight / size;
            }
            row = shorter[row];
        }
    }

    /** Returns the token that is most probable after a state; of equally probable ones any, but always the same. */
    int best(int state) {
        return best[state];
    }

    int order() {
        return order;
    }

    /** Returns how many n-grams there are. */
    int size() {
        return trie.size() - 1;
    }

    /** Returns how many tokens there are, the end mark included. */
    int tokens() {
        return size;
    }

    Saved saved() {
        return new Saved(order, SavedTokenTrie.of(trie), Deflated.ofNumbers(counts));
    }

    /**
     * N-grams as a bundle keeps them.
     *
     * @param rows of tokens
     * @param counts how often each stands in the training part, the first that of all tokens
     */
    record Saved(int order, SavedTokenTrie rows, List<byte[]> counts) {

        /** @param size how many tokens there are, the end mark included */
        TargetNGrams model(int size) {
            TokenTrie trie = rows.trie(NAME, size);
            int[] times = Deflated.numbers(counts);
            boolean possible = order >= 1 && order <= Byte.MAX_VALUE && size >= 1 && times.length == trie.size();
            if (!possible || trie.find(TokenTrie.ROOT, size - 1) == TokenTrie.NONE) {
                throw SavedBaseline.damaged(NAME, "%d counts of %d rows up to %d", times.length, trie.size(), order);
            }
            return new TargetNGrams(order, size, trie, times);
        }

        long bytes() {
            return rows.bytes() + SavedBaseline.bytes(counts);
        }
    }
}
