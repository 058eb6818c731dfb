package recurrent4j.engine;

import java.util.Optional;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Where a backward pass writes to; everything named here is overwritten, what isn't named isn't computed.
 *
 * @param parameters gradients of the weights, shaped like them
 * @param input gradient of the input, {@code [batch, inputs, time]}, float32, dense in 'f' order
 * @param initial gradient of the initial state, shaped like it
 * @param norms one value per time step: the Euclidean norm, over batch and units, of the loss's derivative with respect to
 *     {@code h} at that step, along all paths
 */
public record Gradients(
        Parameters parameters, Optional<INDArray> input, Optional<State> initial, Optional<double[]> norms) {}
