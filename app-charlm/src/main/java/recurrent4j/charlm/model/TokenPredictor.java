package recurrent4j.charlm.model;

/** A model that reads one text token by token and predicts each next one, for generation. One thread at a time may use it. */
public interface TokenPredictor {

    /** Resets the hidden state. */
    void reset();

    /**
     * Reads a token.
     *
     * @return logits of the next token, one for each of the vocabulary: logarithms of probabilities up to a common constant;
     *     overwritten when the next token is read
     */
    float[] read(int token);

    /** Returns a copy of the hidden state, from which {@link #restore} goes on as often as wanted. */
    float[][] state();

    /** Goes back to a hidden state that {@link #state} has returned. */
    void restore(float[][] state);
}
