package recurrent4j.engine;

import java.util.Optional;
import recurrent4j.engine.RecurrentKernel.CellShape;
import recurrent4j.engine.RecurrentKernel.Parameters;

/**
 * Runs a stack of recurrent layers and a dense layer over one sequence, one step at a time: for generating text, where every
 * step has to wait for the one before. A step returns what the dense layer answers before any activation, such as
 * log-probabilities up to a constant, in an array that the next step overwrites.
 */
public interface StepKernel {

    /** A recurrent layer, whose trained parameters are copied. */
    record Layer(CellShape shape, Parameters weights) {}

    /** Forgets everything read so far. */
    void reset();

    /** Reads a token, as its vector in the table if there is one, else as a vector that is 1 at its place and 0 elsewhere. */
    float[] step(int token);

    /** Reads one number per input of the first recurrent layer. */
    float[] step(float[] features);

    /** Copies the state, one array per layer and state, so that several continuations can start from one beginning. */
    float[][] state();

    /** Goes back to what {@link #state} returned. */
    void restore(float[][] state);

    /** Makes room for several sequences that are read side by side by the same weights; empty if that would save nothing. */
    default Optional<StepGroup> group() {
        return Optional.empty();
    }
}
