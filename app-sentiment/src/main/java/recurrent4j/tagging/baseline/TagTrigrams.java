package recurrent4j.tagging.baseline;

import java.util.Arrays;
import recurrent4j.data.LongIndex;

/**
 * The probability of a tag after the two before it: a mixture of its frequencies after both, after one, and at all, whose
 * shares are found by deleted interpolation (Brants 2000, figure 1).
 */
final class TagTrigrams {

    private final int symbols;
    private final LongIndex trigrams = new LongIndex();
    private int[] counts = new int[1 << 10];

    /** What the count of a trigram is divided by: how often the two tags stand before any; likewise for one tag, and for none. */
    private final int[] pairsBefore;

    private final int[] pairs;
    private final int[] singlesBefore;
    private final int[] singles;
    private final double[] shares = new double[3];
    private int all;

    /** @param tags how many there are; two more numbers stand for what is before the first and behind the last tag */
    TagTrigrams(int tags) {
        symbols = tags + 2;
        pairs = new int[symbols * symbols];
        pairsBefore = new int[symbols * symbols];
        singles = new int[symbols];
        singlesBefore = new int[symbols];
    }

    int begin() {
        return symbols - 2;
    }

    int end() {
        return symbols - 1;
    }

    void add(int first, int second, int third, int count) {
        int number = trigrams.add(key(first, second, third));
        counts = number < counts.length ? counts : Arrays.copyOf(counts, 2 * number);
        counts[number] += count;
        pairsBefore[first * symbols + second] += count;
        pairs[second * symbols + third] += count;
        singlesBefore[second] += count;
        singles[third] += count;
        all += count;
    }

    private long key(int first, int second, int third) {
        return ((long) first * symbols + second) * symbols + third;
    }

    /** Finds the shares: each trigram speaks, as often as it occurs, for the frequency that predicts it best without itself. */
    TagTrigrams interpolated() {
        Arrays.fill(shares, 0);
        long[] keys = trigrams.keys();
        for (int number = 0; number < keys.length; number++) {
            int third = (int) (keys[number] % symbols);
            int second = (int) (keys[number] / symbols % symbols);
            int first = (int) (keys[number] / symbols / symbols);
            double one = without(singles[third], all);
            double two = without(pairs[second * symbols + third], singlesBefore[second]);
            double three = without(counts[number], pairsBefore[first * symbols + second]);
            shares[three >= two && three >= one ? 2 : two >= one ? 1 : 0] += counts[number];
        }
        double sum = Arrays.stream(shares).sum();
        for (int order = 0; order < shares.length; order++) {
            shares[order] /= Math.max(1, sum);
        }
        return this;
    }

    private static double without(int count, int all) {
        return all > 1 ? (count - 1.0) / (all - 1) : 0;
    }

    /** Returns the shares of the frequencies at all, after one tag, and after two. */
    double[] shares() {
        return shares.clone();
    }

    double probability(int first, int second, int third) {
        int number = trigrams.find(key(first, second, third));
        return shares[0] * share(singles[third], all)
                + shares[1] * share(pairs[second * symbols + third], singlesBefore[second])
                + shares[2] * share(number < 0 ? 0 : counts[number], pairsBefore[first * symbols + second]);
    }

    private static double share(int count, int all) {
        return all == 0 ? 0 : (double) count / all;
    }

    /** Returns the trigrams, three numbers and the count of each. */
    long[] saved() {
        long[] keys = trigrams.keys();
        long[] saved = new long[4 * keys.length];
        for (int number = 0; number < keys.length; number++) {
            saved[4 * number] = keys[number] / symbols / symbols;
            saved[4 * number + 1] = keys[number] / symbols % symbols;
            saved[4 * number + 2] = keys[number] % symbols;
            saved[4 * number + 3] = counts[number];
        }
        return saved;
    }

    int size() {
        return trigrams.size();
    }
}
