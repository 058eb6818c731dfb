package recurrent4j.seq2seq.baseline;

import java.util.Arrays;

/**
 * IBM model 1 (Brown et al. 1993, section 4.2): each target token comes from a source token, or from the empty word, any of
 * which is equally likely. The probabilities of tokens given tokens are those after some rounds of expectation-maximization
 * from equal ones.
 */
final class IbmModel1 {

    private IbmModel1() {}

    /** Returns the probability of the target token given the source token, of all pairs that occur. */
    static double[] probabilities(NumberedPairs pairs, Cooccurrences cooccurrences, int rounds) {
        double[] probabilities = new double[cooccurrences.size()];
        Arrays.fill(probabilities, 1);
        for (int round = 0; round < rounds; round++) {
            double[] counts = new double[probabilities.length];
            for (int pair = 0; pair < pairs.size(); pair++) {
                count(cooccurrences.in(pair), pairs.sources()[pair].length + 1, probabilities, counts);
            }
            cooccurrences.normalize(counts, probabilities);
        }
        return probabilities;
    }

    private static void count(int[] numbers, int width, double[] probabilities, double[] counts) {
        for (int row = 0; row < numbers.length; row += width) {
            double sum = 0;
            for (int place = row; place < row + width; place++) {
                sum += probabilities[numbers[place]];
            }
            for (int place = row; place < row + width; place++) {
                counts[numbers[place]] += probabilities[numbers[place]] / sum;
            }
        }
    }
}
