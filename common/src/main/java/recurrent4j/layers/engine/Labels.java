package recurrent4j.layers.engine;

import java.util.Optional;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * What an output layer should have answered.
 *
 * @param values {@code [batch, outputs, time]} or {@code [batch, outputs]}, float32, dense in 'f' order
 * @param mask {@code [batch, time]} of 0 and 1, any order and type: which answers count; empty if all do
 */
public record Labels(INDArray values, Optional<INDArray> mask) {}
