package recurrent4j.engine;

import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * The three arrays of a recurrent layer: its weights, or the gradients with respect to them.
 *
 * <p>All are float32 and dense in 'f' order; views into a network's flattened parameters are used in place.
 *
 * @param input input kernel, {@code [inputs, gates * units]}
 * @param recurrent recurrent kernel, {@code [units, gates * units]}, with three more columns where gates see the cell
 * @param bias {@code [1, length]} or {@code [length]}, see {@link Recurrence#biasLength}
 */
public record Parameters(INDArray input, INDArray recurrent, INDArray bias) {}
