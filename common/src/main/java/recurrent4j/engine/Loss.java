package recurrent4j.engine;

/** How an answer is read off an affine map, and what a wrong one costs. */
public enum Loss {
    /**
     * Probabilities by softmax, and the cross-entropy {@code -Σ y ln p}; a probability counts as {@code 1e-10} at least, as
     * Deeplearning4j has it, so that one impossible label doesn't make the loss infinite.
     */
    SOFTMAX_CROSS_ENTROPY,

    /** The map's own values, and the squared error, the mean over outputs. */
    SQUARED_ERROR
}
