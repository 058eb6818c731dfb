package recurrent4j.engine;

import java.util.Optional;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Where the gradients of an affine layer go; everything named here is overwritten.
 *
 * @param weights shaped as the weights
 * @param input shaped as the input, float32, dense in 'f' order; empty if nobody asks
 */
public record DenseGradients(DenseParameters weights, Optional<INDArray> input) {}
