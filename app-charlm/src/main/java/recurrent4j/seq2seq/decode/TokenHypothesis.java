package recurrent4j.seq2seq.decode;

import java.util.Arrays;

/**
 * A target that has been found for a source, by the numbers of its tokens.
 *
 * @param tokens without the end mark
 * @param logProbability the natural logarithm of the probability of its tokens and the end mark, if it was written
 * @param score by which it competed
 * @param complete whether the model ended it itself
 * @param attention how much each token, and the end mark if it was written, looked at each of the source and its end mark:
 *     {@code [target][source]}; no rows from a model without attention
 */
record TokenHypothesis(int[] tokens, double logProbability, double score, boolean complete, float[][] attention) {

    static TokenHypothesis ended(Prefix prefix, double score) {
        int[] tokens = Arrays.copyOf(prefix.tokens(), prefix.length() - 1);
        return new TokenHypothesis(tokens, prefix.logProbability(), score, true, prefix.looked());
    }

    static TokenHypothesis cut(Prefix prefix, double score) {
        return new TokenHypothesis(prefix.tokens(), prefix.logProbability(), score, false, prefix.looked());
    }
}
