package recurrent4j.network;

import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * The tokens that a network should have chosen at every step.
 *
 * @param numbers {@code [batch, 1, time]}; any number at padding
 * @param mask {@code [batch, time]}, 1 for a step and 0 for padding after the last
 */
public record TokenTargets(INDArray numbers, INDArray mask) {}
