package recurrent4j.layers.engine;

import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * The two arrays of a dense layer: its weights, or the gradients with respect to them. Float32, dense in 'f' order, used in
 * place.
 *
 * @param kernel {@code [inputs, outputs]}
 * @param bias {@code [1, outputs]} or {@code [outputs]}
 */
public record Affine(INDArray kernel, INDArray bias) {}
