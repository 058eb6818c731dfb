package recurrent4j.seq2seq.baseline;

import java.util.Arrays;
import recurrent4j.data.LongIndex;

/**
 * The pairs of a source token and a target token that stand in one training pair, each with a number. One more source token
 * stands in every source: the empty word, from which targets come that come from none.
 */
final class Cooccurrences {

    private final LongIndex index = new LongIndex();
    private final int[][] numbers;
    private final int[] sources;
    private final int targetTokens;
    private final int empty;

    private Cooccurrences(NumberedPairs pairs) {
        targetTokens = pairs.targetTokens().size();
        empty = pairs.sourceTokens().size();
        numbers = new int[pairs.size()][];
        for (int pair = 0; pair < numbers.length; pair++) {
            int[] source = pairs.sources()[pair];
            int[] target = pairs.targets()[pair];
            int[] row = new int[target.length * (source.length + 1)];
            int place = 0;
            for (int token : target) {
                for (int from : source) {
                    row[place++] = index.add(key(from, token));
                }
                row[place++] = index.add(key(empty, token));
            }
            numbers[pair] = row;
        }
        sources = Arrays.stream(index.keys())
                .mapToInt(key -> (int) (key / targetTokens))
                .toArray();
    }

    static Cooccurrences of(NumberedPairs pairs) {
        return new Cooccurrences(pairs);
    }

    private long key(int source, int target) {
        return (long) source * targetTokens + target;
    }

    /** Returns the numbers in a training pair: for each target token those with all source tokens, the empty word last. */
    int[] in(int pair) {
        return numbers[pair];
    }

    int size() {
        return index.size();
    }

    /** Returns the source token of each number. */
    int[] sources() {
        return sources.clone();
    }

    /** Returns the target token of each number. */
    int[] targets() {
        return Arrays.stream(index.keys())
                .mapToInt(key -> (int) (key % targetTokens))
                .toArray();
    }

    /** Returns the number of the empty word, behind those of the source tokens. */
    int empty() {
        return empty;
    }

    /** Returns the number of a pair of tokens, or -1. */
    int find(int source, int target) {
        return index.find(key(source, target));
    }

    /** Writes the shares of counts among those of the same source token. */
    void normalize(double[] counts, double... shares) {
        double[] sums = new double[empty + 1];
        for (int number = 0; number < counts.length; number++) {
            sums[sources[number]] += counts[number];
        }
        for (int number = 0; number < counts.length; number++) {
            shares[number] = counts[number] / sums[sources[number]];
        }
    }
}
