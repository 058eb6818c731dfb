package recurrent4j.charlm.generate;

import java.util.Locale;

/**
 * A continuation that beam search has found.
 *
 * @param text without the stop text that it may have ended at
 * @param logProbability the natural logarithm of the probability of all its tokens, those of the stop text included
 * @param characters how many Unicode code points these tokens have
 */
record Hypothesis(String text, double logProbability, int characters) {

    /** Returns the logarithm of the probability for each character, by which hypotheses of different lengths compare. */
    double logProbabilityPerCharacter() {
        return logProbability / characters;
    }

    /** Returns the scores as people read them. */
    String scores() {
        return String.format(
                Locale.ROOT, "log-probability %.3f, %.4f per character", logProbability, logProbabilityPerCharacter());
    }
}
