package recurrent4j.engine;

import java.util.Optional;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * What a recurrent layer reads in one pass: a batch of sequences, where they continue from, and which steps exist.
 *
 * <p>At a step with mask 0 an example's output and its state become 0, exactly as in Deeplearning4j; so steps after the
 * end of a sequence influence nothing, and steps before its beginning neither unless it continues another. A layer that
 * reads backwards must therefore be given each sequence reversed within its own length, padding still at the end.
 *
 * @param activations {@code [batch, inputs, time]}, float32, dense in 'f' order
 * @param initial the state before the first step
 * @param mask {@code [batch, time]} of 0 and 1, any order and type; empty if every step exists
 */
public record Sequence(INDArray activations, State initial, Optional<INDArray> mask) {}
