package recurrent4j.engine;

/**
 * Runs a stack of recurrent layers and a dense layer over one sequence, one step at a time: for generating text, where every
 * step has to wait for the one before.
 */
public interface StepKernel {

    /** Forgets everything read so far. */
    void reset();

    /**
     * Reads a token, as its vector in the table if there is one, else as a vector that is 1 at its place and 0 elsewhere.
     *
     * @param token its number
     * @return what the dense layer answers before any activation, such as log-probabilities up to a constant; overwritten by
     *     the next step
     */
    float[] step(int token);

    /**
     * Reads a vector.
     *
     * @param features one number per input of the first recurrent layer
     * @return what the dense layer answers before any activation; overwritten by the next step
     */
    float[] step(float[] features);

    /**
     * Copies the state, so that several continuations can start from one beginning.
     *
     * @return one array per layer and state, for {@link #restore}
     */
    float[][] state();

    /**
     * Goes back to a state.
     *
     * @param state what {@link #state} returned
     */
    void restore(float[][] state);
}
