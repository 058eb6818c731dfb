package recurrent4j.charlm.model;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import recurrent4j.data.TokenSequence;
import recurrent4j.eval.Scoreboard;
import recurrent4j.io.Text;

/**
 * The n-grams of a training text, of all orders up to {@value #HIGHEST} in one reading, from which the models of all orders
 * are made. Of a text that has too many only the end is counted: at most the last 2^26 tokens, and of these as many as
 * have no more than 2^24 different n-grams, which take up to 450 MB of the heap. 20 million characters of Java have one
 * million, so that characters reach the first bound, and words the second: at the earliest, where hardly any comes twice,
 * after 2.4 million.
 */
public final class NGramCounts {

    /** How many tokens the longest n-gram has. */
    static final int HIGHEST = 6;

    private static final Limits USUAL = new Limits(1 << 26, 1 << 24);

    private final NGramTrie trie;
    private final int vocabulary;
    private final long tokens;
    private final boolean whole;

    /** Of each order, how many n-grams there are up to it. */
    private final long[] grams = new long[HIGHEST + 1];

    /** The nodes of the last tokens, by their number: that once nothing followed them. */
    private final int[] end = new int[HIGHEST];

    /** How many of the last tokens, and how many different n-grams are counted at most. */
    record Limits(long tokens, int nodes) {}

    private NGramCounts(TokenSequence text, int vocabulary, boolean whole, Limits limits) {
        this.vocabulary = vocabulary;
        this.whole = whole;
        trie = new NGramTrie(limits.nodes());
        tokens = count(text);
    }

    private NGramCounts(SavedNGrams saved, NGramTrie trie) {
        this.trie = trie;
        vocabulary = saved.vocabulary();
        tokens = saved.tokens();
        whole = saved.whole();
        grams[saved.order()] = trie.size() - 1;
        Arrays.fill(end, NGramTrie.NONE);
        List<Integer> last = saved.last();
        for (int length = 1; length <= last.size(); length++) {
            int node = NGramTrie.ROOT;
            for (int token : last.subList(last.size() - length, last.size())) {
                node = node == NGramTrie.NONE ? node : trie.child(node, token);
            }
            end[length] = node;
        }
    }

    /** Returns n-grams as they were saved. */
    static NGramCounts of(SavedNGrams saved, NGramTrie trie) {
        return new NGramCounts(saved, trie);
    }

    /**
     * Counts the n-grams of a text.
     *
     * @param vocabulary how many different tokens there may be
     */
    public static NGramCounts of(TokenSequence text, int vocabulary) {
        return of(text, vocabulary, USUAL);
    }

    static NGramCounts of(TokenSequence text, int vocabulary, Limits limits) {
        long length = text.length();
        long wanted = Math.min(length, limits.tokens());
        while (true) {
            var last = text.part(length - wanted, length);
            var counts = new NGramCounts(last, vocabulary, wanted == length, limits);
            if (!counts.trie.isFull()) {
                return counts;
            }
            // The end may be richer than the part that has filled the room.
            wanted = counts.tokens * 3 / 4;
        }
    }

    private long count(TokenSequence text) {
        Arrays.fill(end, NGramTrie.NONE);
        for (long i = 0; i < text.length(); i++) {
            if (trie.isFull()) {
                return i;
            }
            int token = text.at(i);
            for (int order = HIGHEST; order > 1; order--) {
                if (end[order - 1] != NGramTrie.NONE) {
                    count(order, end[order - 1], token);
                }
            }
            trie.add(NGramTrie.ROOT, 1);
            count(1, NGramTrie.ROOT, token);
        }
        for (int order = 1; order <= HIGHEST; order++) {
            grams[order] += grams[order - 1];
        }
        return text.length();
    }

    private void count(int order, int context, int token) {
        int before = trie.size();
        int node = trie.count(context, token);
        grams[order] += trie.size() - before;
        if (order < HIGHEST) {
            end[order] = node;
        }
    }

    /** Returns the models of all orders, from unigrams on. */
    public List<LanguageModel> models() {
        return IntStream.rangeClosed(1, HIGHEST)
                .<LanguageModel>mapToObj(this::model)
                .toList();
    }

    /** Returns the model that is the best baseline, if it is one of these and small enough to be saved. */
    public Optional<NGramModel> best(Scoreboard scores) {
        String best = scores.bestBaseline().contestant().name();
        return IntStream.rangeClosed(1, HIGHEST)
                .mapToObj(this::model)
                .filter(model -> model.name().equals(best) && model.parameters() <= SavedNGrams.MOST)
                .findFirst();
    }

    /** Returns the model that looks back on so many tokens less one. */
    NGramModel model(int order) {
        return new NGramModel(this, order);
    }

    /** Returns which part of the text was counted, if not all: for the name of a model. */
    String extent() {
        return whole ? "" : Text.of(" of the last %.1fM", tokens / 1e6);
    }

    NGramTrie trie() {
        return trie;
    }

    int vocabulary() {
        return vocabulary;
    }

    /** Returns the last tokens that were counted, so many at most. */
    List<Integer> last(int most) {
        int length = most;
        while (length > 0 && end[length] == NGramTrie.NONE) {
            length--;
        }
        List<Integer> last = new ArrayList<>();
        for (int node = length == 0 ? NGramTrie.ROOT : end[length]; node != NGramTrie.ROOT; node = trie.parent(node)) {
            last.add(0, trie.token(node));
        }
        return last;
    }

    long grams(int order) {
        return grams[order];
    }

    long tokens() {
        return tokens;
    }

    /** Returns how likely a token is by the n-grams up to an order, after the nodes of the last tokens. */
    double probability(int order, int[] context, int token) {
        double probability = 1.0 / vocabulary;
        for (int length = 0; length < order; length++) {
            int node = context[length];
            // What stands nowhere, or only at the end, tells nothing of what follows.
            if (node == NGramTrie.NONE || trie.kinds(node) == 0) {
                break;
            }
            double kinds = trie.kinds(node);
            int followed = trie.occurrences(node) - (end[length] == node ? 1 : 0);
            int seen = trie.occurrences(trie.child(node, token));
            probability = (seen + kinds * probability) / (followed + kinds);
        }
        return probability;
    }

    /** Reads a token: moves on the nodes of the last tokens, of which there are as many as the array has room for. */
    void advance(int[] context, int token) {
        for (int length = context.length - 1; length > 0; length--) {
            int shorter = context[length - 1];
            context[length] = shorter == NGramTrie.NONE ? NGramTrie.NONE : trie.child(shorter, token);
        }
    }

    /** Returns the nodes of the last tokens before anything was read, for models of an order. */
    static int[] beginning(int order) {
        int[] context = new int[order];
        Arrays.fill(context, NGramTrie.NONE);
        context[0] = NGramTrie.ROOT;
        return context;
    }
}
