package recurrent4j.charlm.generate;

import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.random.RandomGenerator;
import recurrent4j.io.InputException;

/** Arithmetic on the logarithms of probabilities, known up to a common constant. */
final class LogProbabilities {

    /** Where exponentials fall below the precision of doubles that have to do with 1. */
    private static final double LEAST = -40;

    private LogProbabilities() {}

    /** Returns the first place of the highest score. */
    static int best(float[] scores) {
        int best = 0;
        for (int token = 1; token < scores.length; token++) {
            if (scores[token] > scores[best]) {
                best = token;
            }
        }
        requireFinite(scores[best]);
        return best;
    }

    /** Draws a place by the probabilities to the power 1/temperature; the scores become weights, the greatest of them 1. */
    static int draw(float[] scores, double temperature, RandomGenerator random) {
        double sum = weigh(scores, temperature);
        double left = random.nextDouble() * sum;
        int last = 0;
        for (int token = 0; token < scores.length; token++) {
            if (scores[token] > 0) {
                left -= scores[token];
                last = token;
                if (left < 0) {
                    return token;
                }
            }
        }
        // Only rounding leads here.
        return last;
    }

    /** Returns the logarithm of the sum of the exponentials: what to subtract from the scores for logarithms of probabilities. */
    static double logSum(float[] scores) {
        float greatest = scores[best(scores)];
        double sum = 0;
        for (float score : scores) {
            sum += exponential(score - greatest);
        }
        return greatest + Math.log(sum);
    }

    /** Excludes all but the k highest scores; among equal ones those of lower places stay. */
    static void keepTopK(float[] scores, int k) {
        Queue<Integer> ranking = ranking(scores);
        for (int kept = 0; kept < k && !ranking.isEmpty(); kept++) {
            ranking.remove();
        }
        ranking.forEach(place -> scores[place] = Float.NEGATIVE_INFINITY);
    }

    /** Excludes all but the nucleus: the fewest highest scores that together have a share of the probability. */
    static void keepTopP(float[] scores, double share) {
        double logSum = logSum(scores);
        Queue<Integer> ranking = ranking(scores);
        double reached = 0;
        while (reached < share && !ranking.isEmpty()) {
            reached += Math.exp(scores[ranking.remove()] - logSum);
        }
        ranking.forEach(place -> scores[place] = Float.NEGATIVE_INFINITY);
    }

    /** Returns the places of the scores, from the highest on, the first of equal ones first. */
    static Queue<Integer> ranking(float[] scores) {
        Queue<Integer> ranking = new PriorityQueue<>(
                Math.max(1, scores.length),
                Comparator.<Integer>comparingDouble(place -> -scores[place]).thenComparing(Comparator.naturalOrder()));
        for (int place = 0; place < scores.length; place++) {
            ranking.add(place);
        }
        return ranking;
    }

    private static double weigh(float[] scores, double temperature) {
        float greatest = scores[best(scores)];
        double sum = 0;
        for (int token = 0; token < scores.length; token++) {
            scores[token] = (float) exponential((scores[token] - greatest) / temperature);
            sum += scores[token];
        }
        requireFinite(sum);
        return sum;
    }

    /** Below {@link #LEAST} it would be lost beside the greatest, which is 1; what is no number stays none. */
    private static double exponential(double exponent) {
        return exponent < LEAST ? 0 : Math.exp(exponent);
    }

    private static void requireFinite(double number) {
        if (!Double.isFinite(number)) {
            throw new InputException(
                    "The model's answers are no numbers, so it cannot write; its training has diverged, train it anew.");
        }
    }
}
