package recurrent4j.engine;

import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * The two arrays of a layer {@code y = xW + b}: its weights, or the gradients with respect to them.
 *
 * <p>Both are float32 and dense in 'f' order; views into a network's flattened parameters are used in place.
 *
 * @param kernel W, {@code [inputs, outputs]}
 * @param bias b, {@code [1, outputs]} or {@code [outputs]}
 */
public record DenseParameters(INDArray kernel, INDArray bias) {}
