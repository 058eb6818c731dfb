package recurrent4j.seq2seq.baseline;

import java.util.Arrays;
import java.util.stream.IntStream;
import recurrent4j.data.LongIndex;

/**
 * The phrases of both sides that are consistent with the alignments of the training pairs, and how often: no token of the one
 * is linked to a token outside the other, and at least one link is inside (Koehn, Och and Marcu 2003). Unlinked tokens beside
 * a phrase belong to it or do not.
 */
final class PhrasePairs {

    /** How many tokens a phrase has at most. */
    static final int LONGEST = 5;

    private final NumberedPairs pairs;
    private final DiagonalAligner forward;
    private final DiagonalAligner backward;
    private final TokenTrie sources = new TokenTrie();
    private final TokenTrie targets = new TokenTrie();
    private final LongIndex index = new LongIndex();
    private int[] counts = new int[1 << 10];

    PhrasePairs(NumberedPairs pairs, DiagonalAligner forward, DiagonalAligner backward) {
        this.pairs = pairs;
        this.forward = forward;
        this.backward = backward;
    }

    /** Aligns the pairs in both directions, and collects their phrases. */
    static PhrasePairs of(NumberedPairs pairs) {
        DiagonalAligner[] aligners = IntStream.range(0, 2)
                .parallel()
                .mapToObj(direction -> DiagonalAligner.fit(direction == 0 ? pairs : pairs.reversed()))
                .toArray(DiagonalAligner[]::new);
        var phrases = new PhrasePairs(pairs, aligners[0], aligners[1]);
        for (int pair = 0; pair < pairs.size(); pair++) {
            phrases.add(pair, Symmetrization.links(aligners[0].alignment(pair), aligners[1].alignment(pair)));
        }
        return phrases;
    }

    void add(int pair, boolean[]... links) {
        for (int first = 0; first < links.length; first++) {
            for (int last = first; last < Math.min(links.length, first + LONGEST); last++) {
                add(pair, links, first, last);
            }
        }
    }

    private void add(int pair, boolean[][] links, int first, int last) {
        int width = links[0].length;
        int low = width;
        int high = -1;
        for (int source = first; source <= last; source++) {
            for (int target = 0; target < width; target++) {
                if (links[source][target]) {
                    low = Math.min(low, target);
                    high = Math.max(high, target);
                }
            }
        }
        if (high < 0 || high - low >= LONGEST || linkedOutside(links, first, last, low, high)) {
            return;
        }
        for (int begin = low; begin >= 0 && (begin == low || !linked(links, begin)); begin--) {
            for (int end = high;
                    end < Math.min(width, begin + LONGEST) && (end == high || !linked(links, end));
                    end++) {
                count(pair, first, last, begin, end);
            }
        }
    }

    private static boolean linkedOutside(boolean[][] links, int first, int last, int low, int high) {
        for (int source = 0; source < links.length; source++) {
            for (int target = low; target <= high; target++) {
                if (links[source][target] && (source < first || source > last)) {
                    return true;
                }
            }
        }
        return false;
    }

    private static boolean linked(boolean[][] links, int target) {
        for (boolean[] row : links) {
            if (row[target]) {
                return true;
            }
        }
        return false;
    }

    private void count(int pair, int first, int last, int begin, int end) {
        int source = row(sources, pairs.sources()[pair], first, last);
        int target = row(targets, pairs.targets()[pair], begin, end);
        int number = index.add((long) source << Integer.SIZE | target);
        counts = number < counts.length ? counts : Arrays.copyOf(counts, 2 * number);
        counts[number]++;
    }

    private static int row(TokenTrie trie, int[] tokens, int first, int last) {
        int row = TokenTrie.ROOT;
        for (int place = first; place <= last; place++) {
            row = trie.add(row, tokens[place]);
        }
        return row;
    }

    /** Returns how targets come from sources. */
    DiagonalAligner forward() {
        return forward;
    }

    /** Returns how sources come from targets. */
    DiagonalAligner backward() {
        return backward;
    }

    TokenTrie sources() {
        return sources;
    }

    TokenTrie targets() {
        return targets;
    }

    int size() {
        return index.size();
    }

    int source(int number) {
        return (int) (index.key(number) >>> Integer.SIZE);
    }

    int target(int number) {
        return (int) index.key(number);
    }

    int count(int number) {
        return counts[number];
    }
}
