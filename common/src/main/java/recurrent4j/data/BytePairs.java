package recurrent4j.data;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import recurrent4j.io.InputException;

/**
 * Byte-pair encoding: words are cut into characters, Unicode code points, of which the most frequent pairs are merged into
 * longer tokens, again and again (Gage, A New Algorithm for Data Compression, 1994; for words: Sennrich, Haddow and Birch,
 * Neural Machine Translation of Rare Words with Subword Units, 2016). The tokens of a word, put together, are the word, and
 * what no merge knows stays a token of one character. Immutable.
 */
public final class BytePairs {

    private static final int MOST = 1_000_000;

    private final List<Merge> merges;
    private final Map<Merge, Integer> ranks = new HashMap<>();

    /** Two tokens that become one wherever they stand side by side in a word. */
    public record Merge(String left, String right) {

        /** Returns the token that both become. */
        public String merged() {
            return left + right;
        }
    }

    private BytePairs(List<Merge> merges) {
        this.merges = List.copyOf(merges);
        for (Merge merge : this.merges) {
            ranks.put(merge, ranks.size());
        }
    }

    /**
     * Returns the encoding by some merges, the first of which are made first.
     *
     * @throws InputException if one merges what is neither a character nor the result of an earlier one, or makes a token
     *     that there is already
     */
    public static BytePairs of(List<Merge> merges) {
        if (merges.size() > MOST) {
            throw new InputException("%,d merges are more than any encoding has.", merges.size());
        }
        Set<String> made = new HashSet<>();
        for (Merge merge : merges) {
            if (!isToken(merge.left(), made) || !isToken(merge.right(), made) || !made.add(merge.merged())) {
                throw new InputException(
                        "\"%s\" and \"%s\" cannot be merged: a merge makes a new token of two characters or earlier tokens.",
                        merge.left(), merge.right());
            }
        }
        return new BytePairs(merges);
    }

    private static boolean isToken(String token, Set<String> made) {
        return made.contains(token) || !token.isEmpty() && token.codePointCount(0, token.length()) == 1;
    }

    /**
     * Learns the most frequent pairs; of equally frequent ones the first in the order of their tokens' UTF-16 units.
     *
     * @param words how often each word stands in the training part
     * @param alphabet the characters that may be merged
     * @param most how many merges are learned at most; fewer if no pair stands there twice any more
     */
    public static BytePairs learn(Map<String, Long> words, Set<String> alphabet, int most) {
        return new BytePairs(new BytePairLearner(words, alphabet).learn(most));
    }

    /** The merges in the order in which they are made. */
    public List<Merge> merges() {
        return merges;
    }

    /** Returns the tokens of a word. */
    public List<String> tokens(String word) {
        List<String> tokens = new ArrayList<>(characters(word));
        for (Merge next = first(tokens); next != null; next = first(tokens)) {
            int to = 0;
            for (int from = 0; from < tokens.size(); from++, to++) {
                boolean merged = from + 1 < tokens.size()
                        && tokens.get(from).equals(next.left())
                        && tokens.get(from + 1).equals(next.right());
                tokens.set(to, merged ? next.merged() : tokens.get(from));
                from += merged ? 1 : 0;
            }
            tokens.subList(to, tokens.size()).clear();
        }
        return tokens;
    }

    static List<String> characters(String word) {
        return word.codePoints().mapToObj(Character::toString).toList();
    }

    /** Returns which merge is to be made first, or null if none is left. */
    private Merge first(List<String> tokens) {
        Merge first = null;
        int rank = Integer.MAX_VALUE;
        for (int i = 1; i < tokens.size(); i++) {
            var pair = new Merge(tokens.get(i - 1), tokens.get(i));
            int other = ranks.getOrDefault(pair, Integer.MAX_VALUE);
            if (other < rank) {
                rank = other;
                first = pair;
            }
        }
        return first;
    }
}
