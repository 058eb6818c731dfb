package recurrent4j.engine;

import java.util.Optional;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * What a network should have answered.
 *
 * @param labels {@code [batch, outputs, time]} or {@code [batch, outputs]}, float32, dense in 'f' order
 * @param mask one weight per answer, mostly 0 or 1: {@code [batch * time]} values with the batch running first, float32,
 *     dense; empty if every answer counts
 */
public record Target(INDArray labels, Optional<INDArray> mask) {}
