package recurrent4j.seq2seq.evaluate;

import java.util.List;
import java.util.Optional;

/**
 * A text that a model gives for a source.
 *
 * @param text what is shown
 * @param logProbability the natural logarithm of the probability of all its tokens, the end mark included; NaN from a model
 *     that has no probabilities
 * @param complete whether the model ended it itself, rather than the limit of its length
 * @param attention how much each target token looked at each source token, from a model that does so
 */
public record Hypothesis(String text, double logProbability, boolean complete, Optional<AttentionWeights> attention) {

    /** A text from a model without probabilities. */
    public static Hypothesis of(String text) {
        return new Hypothesis(text, Double.NaN, true, Optional.empty());
    }

    /**
     * How much each target token looked at each source token.
     *
     * @param source tokens that were read, the end mark as the last of them
     * @param target tokens that were written, the end mark as the last of them if the model wrote it
     * @param weights {@code [target][source]}, each row summing to 1
     */
    public record AttentionWeights(List<String> source, List<String> target, float[][] weights) {

        /** What the end mark is shown as. */
        public static final String END = "</s>";
    }
}
