package recurrent4j.tagging.baseline;

import java.util.HashMap;
import java.util.Map;

/**
 * Which tags unknown words have, by their last letters (Brants 2000, section 2.3): the frequencies of tags among rare words of
 * the same ending, each mixed with that of the ending shorter by one letter. Words with a capital are counted by themselves.
 */
final class WordEndings {

    private static final int LONGEST = 10;
    private static final int RARE = 10;

    private final int tags;
    private final double[] shares;
    private final double weight;
    private final Map<String, int[]> counts = new HashMap<>();

    /** @param shares of the tags among all tokens */
    WordEndings(double... shares) {
        this.shares = shares.clone();
        tags = shares.length;
        double squares = 0;
        for (double share : shares) {
            squares += (share - 1.0 / tags) * (share - 1.0 / tags);
        }
        weight = tags == 1 ? 0 : Math.sqrt(squares / (tags - 1));
    }

    /** Counts a word, if it is rare enough to be like one that is unknown. */
    void add(String word, int... counted) {
        int sum = 0;
        for (int count : counted) {
            sum += count;
        }
        for (int length = 0; sum <= RARE && length <= Math.min(LONGEST, word.length()); length++) {
            int[] sums = counts.computeIfAbsent(ending(word, length), ending -> new int[tags]);
            for (int tag = 0; tag < tags; tag++) {
                sums[tag] += counted[tag];
            }
        }
    }

    private static String ending(String word, int length) {
        boolean capital = !word.isEmpty() && Character.isUpperCase(word.charAt(0));
        return (capital ? "X" : "x") + word.substring(word.length() - length);
    }

    /** Returns the probability of each tag of a word. */
    double[] probabilities(String word) {
        double[] probabilities = shares.clone();
        for (int length = 0; length <= Math.min(LONGEST, word.length()); length++) {
            int[] found = counts.get(ending(word, length));
            if (found == null) {
                break;
            }
            double sum = 0;
            for (int count : found) {
                sum += count;
            }
            for (int tag = 0; tag < tags; tag++) {
                probabilities[tag] = (found[tag] / sum + weight * probabilities[tag]) / (1 + weight);
            }
        }
        return probabilities;
    }
}
