package recurrent4j.model;

/** How a decoder finds what to look at among the states of its encoder: the score of each, before the softmax over all. */
public enum Attention {
    /** {@code v · tanh(q W + k U + b)} of the decoder's state q and an encoder's state k (Bahdanau et al. 2014). */
    ADDITIVE,

    /** {@code q W · k} (Luong et al. 2015, "general"). */
    MULTIPLICATIVE,

    /** None: the decoder has the last state of the encoder to begin with, and nothing else (Sutskever et al. 2014). */
    NONE
}
