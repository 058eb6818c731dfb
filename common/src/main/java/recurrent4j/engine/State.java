package recurrent4j.engine;

import java.util.List;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * What a recurrent layer remembers between two time steps.
 *
 * @param arrays {@code h}, or {@code h} and {@code c}, each {@code [batch, units]}, float32, dense in 'f' order; no arrays
 *     at all stand for zeros
 */
public record State(List<INDArray> arrays) {

    /** The state in which every sequence starts that continues no other. */
    public static final State ZERO = new State(List.of());

    /** Copies the list. */
    public State {
        arrays = List.copyOf(arrays);
    }

    /**
     * A state of the given arrays.
     *
     * @param arrays {@code h}, or {@code h} and {@code c}, each {@code [batch, units]}
     * @return the state
     */
    public static State of(INDArray... arrays) {
        return new State(List.of(arrays));
    }

    /**
     * Tells whether this state is zero without an array to say so.
     *
     * @return whether there are no arrays
     */
    public boolean isZero() {
        return arrays.isEmpty();
    }
}
