package recurrent4j.layers.engine;

import java.util.Optional;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Where the gradients of a dense layer go.
 *
 * @param parameters gradients of the weights, shaped like them
 * @param input gradient of the input, shaped like it; empty if nobody needs it
 */
public record AffineGradients(Affine parameters, Optional<INDArray> input) {}
