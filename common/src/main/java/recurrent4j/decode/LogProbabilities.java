package recurrent4j.decode;

import java.util.random.RandomGenerator;
import recurrent4j.io.InputException;

/** Arithmetic on the logarithms of probabilities, known up to a common constant. */
public final class LogProbabilities {

    /** Where exponentials fall below the precision of doubles that have to do with 1. */
    private static final double LEAST = -40;

    private LogProbabilities() {}

    /** Returns the first place of the highest score. */
    public static int best(float[] scores) {
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
    public static double logSum(float[] scores) {
        float greatest = scores[best(scores)];
        double sum = 0;
        for (float score : scores) {
            sum += exponential(score - greatest);
        }
        return greatest + Math.log(sum);
    }

    /** Excludes all but the k highest scores; among equal ones those of lower places stay. */
    static void keepTopK(float[] scores, int k) {
        if (k < scores.length) {
            Ranking ranking = Ranking.of(scores);
            int last = ranking.remove();
            for (int kept = 1; kept < k; kept++) {
                last = ranking.remove();
            }
            excludeAfter(last, scores);
        }
    }

    /** Excludes all but the nucleus: the fewest highest scores that together have a share of the probability. */
    static void keepTopP(float[] scores, double share) {
        double logSum = logSum(scores);
        // All that are lower have less than what is left over.
        Ranking ranking = Ranking.from(scores, logSum + Math.log((1 - share) / scores.length));
        int last = ranking.remove();
        double reached = Math.exp(scores[last] - logSum);
        while (reached < share && !ranking.isEmpty()) {
            last = ranking.remove();
            reached += Math.exp(scores[last] - logSum);
        }
        excludeAfter(last, scores);
    }

    private static void excludeAfter(int last, float[] scores) {
        float least = scores[last];
        for (int place = 0; place < scores.length; place++) {
            if (scores[place] < least || scores[place] == least && place > last) {
                scores[place] = Float.NEGATIVE_INFINITY;
            }
        }
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
