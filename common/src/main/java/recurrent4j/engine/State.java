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
}
