package recurrent4j.charlm.model;

/**
 * A model that reads one text token by token, and says after each what may follow; for writing. One thread at a time may
 * use it.
 */
public interface TokenPredictor {

    /** Forgets everything read so far. */
    void reset();

    /**
     * Reads a token.
     *
     * @param token its number
     * @return of every token of the vocabulary, how likely it follows: logarithms of probabilities up to a common constant;
     *     overwritten when the next token is read
     */
    float[] read(int token);

    /** Returns a copy of what is remembered, from which {@link #restore} goes on as often as wanted. */
    float[][] memory();

    /** Goes back to what {@link #memory} has returned. */
    void restore(float[][] memory);
}
