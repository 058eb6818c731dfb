package recurrent4j.seq2seq.baseline;

import java.util.Arrays;

/**
 * IBM model 2 whose alignments favour the diagonal (Dyer, Chahuneau and Smith 2013, "A Simple, Fast, and Effective
 * Reparameterization of IBM Model 2"): the target token at place {@code j} of {@code n} comes from the empty word with a fixed
 * probability, and otherwise from the source token at place {@code i} of {@code m} with one proportional to {@code
 * exp(-tension |i/m - j/n|)}. The probabilities of tokens given tokens are found by expectation-maximization.
 */
final class DiagonalAligner {

    private static final int ROUNDS = 5;

    /** The two figures of the paper's program. */
    private static final double EMPTY = 0.08;

    private static final double TENSION = 4;

    /** The priors of longer pairs, which few share, are computed anew. */
    private static final int LONGEST_KEPT = 64;

    /** What stands for no source token. */
    static final int NONE = -1;

    private final NumberedPairs pairs;
    private final Cooccurrences cooccurrences;
    private final double[] probabilities;

    /** How probable each source token is beforehand, by the lengths of both sides. */
    private final double[][] priors = new double[(LONGEST_KEPT + 1) * (LONGEST_KEPT + 1)][];

    private DiagonalAligner(NumberedPairs pairs) {
        this.pairs = pairs;
        cooccurrences = Cooccurrences.of(pairs);
        probabilities = new double[cooccurrences.size()];
        Arrays.fill(probabilities, 1.0 / Math.max(1, pairs.targetTokens().size()));
    }

    /** Trains on the pairs that are to be aligned. */
    static DiagonalAligner fit(NumberedPairs pairs) {
        return fit(pairs, ROUNDS);
    }

    static DiagonalAligner fit(NumberedPairs pairs, int rounds) {
        var aligner = new DiagonalAligner(pairs);
        for (int round = 0; round < rounds; round++) {
            aligner.learn();
        }
        return aligner;
    }

    private void learn() {
        double[] counts = new double[probabilities.length];
        for (int pair = 0; pair < pairs.size(); pair++) {
            int[] numbers = cooccurrences.in(pair);
            double[] likely = likely(pair);
            int width = pairs.sources()[pair].length + 1;
            for (int row = 0; row < likely.length; row += width) {
                double sum = 0;
                for (int place = row; place < row + width; place++) {
                    sum += likely[place];
                }
                for (int place = row; place < row + width; place++) {
                    counts[numbers[place]] += likely[place] / sum;
                }
            }
        }
        cooccurrences.normalize(counts, probabilities);
    }

    /** Returns the joint probability of each target token and each source token from which it may come, the empty word last. */
    private double[] likely(int pair) {
        int[] numbers = cooccurrences.in(pair);
        double[] likely = prior(pairs.sources()[pair].length, pairs.targets()[pair].length)
                .clone();
        for (int place = 0; place < likely.length; place++) {
            likely[place] *= probabilities[numbers[place]];
        }
        return likely;
    }

    private double[] prior(int sources, int targets) {
        if (sources > LONGEST_KEPT || targets > LONGEST_KEPT) {
            return newPrior(sources, targets);
        }
        int shape = sources * (LONGEST_KEPT + 1) + targets;
        if (priors[shape] == null) {
            priors[shape] = newPrior(sources, targets);
        }
        return priors[shape];
    }

    private static double[] newPrior(int sources, int targets) {
        double[] prior = new double[targets * (sources + 1)];
        for (int target = 0; target < targets; target++) {
            int row = target * (sources + 1);
            double sum = 0;
            for (int place = 0; place < sources; place++) {
                double distance = Math.abs((place + 1.0) / sources - (target + 1.0) / targets);
                prior[row + place] = Math.exp(-TENSION * distance);
                sum += prior[row + place];
            }
            for (int place = 0; place < sources; place++) {
                prior[row + place] *= (1 - EMPTY) / sum;
            }
            prior[row + sources] = EMPTY;
        }
        return prior;
    }

    /** Returns for each target token of a training pair the place of the source token from which it comes most probably. */
    int[] alignment(int pair) {
        double[] likely = likely(pair);
        int width = pairs.sources()[pair].length + 1;
        int[] places = new int[pairs.targets()[pair].length];
        for (int target = 0; target < places.length; target++) {
            int row = target * width;
            int best = 0;
            for (int place = 1; place < width; place++) {
                best = likely[row + place] > likely[row + best] ? place : best;
            }
            places[target] = best == width - 1 ? NONE : best;
        }
        return places;
    }

    /** Returns the probability of a target token given a source token; 0 if they never stand in one pair. */
    double probability(int source, int target) {
        int number = cooccurrences.find(source, target);
        return number < 0 ? 0 : probabilities[number];
    }

    /** Returns the probability of a target token that comes from no source token. */
    double probability(int target) {
        return probability(cooccurrences.empty(), target);
    }
}
