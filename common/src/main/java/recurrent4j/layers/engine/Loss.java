package recurrent4j.layers.engine;

/** How an output layer answers, and how wrong an answer is; as Deeplearning4j defines both. */
public enum Loss {
    /** Probabilities by softmax; the loss is {@code -Σ y log p}, with p no less than 1e-10. */
    SOFTMAX_CROSS_ENTROPY,

    /** Numbers as they come; the loss of an example's step is the mean of {@code (p-y)²} over the outputs. */
    MEAN_SQUARED_ERROR
}
