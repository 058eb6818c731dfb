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
    private static final int NONE = -1;

    private final List<Merge> merges;

    /** A number for every token that takes part in a merge. */
    private final Map<String, Integer> symbols = new HashMap<>();

    /** By the numbers of two tokens: which merge makes them one. */
    private final Map<Long, Integer> ranks = new HashMap<>();

    /** The number of the token that each merge makes. */
    private final int[] made;

    /** Two tokens that become one wherever they stand side by side in a word. */
    public record Merge(String left, String right) {

        /** Returns the token that both become. */
        public String merged() {
            return left + right;
        }
    }

    private BytePairs(List<Merge> merges) {
        this.merges = List.copyOf(merges);
        this.made = new int[merges.size()];
        for (int rank = 0; rank < made.length; rank++) {
            Merge merge = merges.get(rank);
            ranks.put(pair(symbol(merge.left()), symbol(merge.right())), rank);
            made[rank] = symbol(merge.merged());
        }
    }

    private int symbol(String token) {
        return symbols.computeIfAbsent(token, added -> symbols.size());
    }

    private static long pair(int left, int right) {
        return (long) left << Integer.SIZE | right & 0xFFFFFFFFL;
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
        int[] numbers = new int[word.length()];
        int[] starts = new int[word.length() + 1];
        int length = 0;
        for (int i = 0; i < word.length(); i = starts[length]) {
            int end = i + Character.charCount(word.codePointAt(i));
            numbers[length] = symbols.getOrDefault(word.substring(i, end), NONE);
            starts[++length] = end;
        }
        for (int rank = first(numbers, length); rank >= 0; rank = first(numbers, length)) {
            Merge merge = merges.get(rank);
            long merged = pair(symbols.get(merge.left()), symbols.get(merge.right()));
            int to = 0;
            for (int from = 0; from < length; from++, to++) {
                boolean both = from + 1 < length && pair(numbers[from], numbers[from + 1]) == merged;
                numbers[to] = both ? made[rank] : numbers[from];
                from += both ? 1 : 0;
                starts[to + 1] = starts[from + 1];
            }
            length = to;
        }
        List<String> tokens = new ArrayList<>(length);
        for (int i = 0; i < length; i++) {
            tokens.add(word.substring(starts[i], starts[i + 1]));
        }
        return tokens;
    }

    static List<String> characters(String word) {
        return word.codePoints().mapToObj(Character::toString).toList();
    }

    /** Returns which merge is to be made first, or {@link #NONE} if none is left. */
    private int first(int[] numbers, int length) {
        int first = Integer.MAX_VALUE;
        for (int i = 1; i < length; i++) {
            if (numbers[i - 1] != NONE && numbers[i] != NONE) {
                first = Math.min(first, ranks.getOrDefault(pair(numbers[i - 1], numbers[i]), Integer.MAX_VALUE));
            }
        }
        return first == Integer.MAX_VALUE ? NONE : first;
    }
}
