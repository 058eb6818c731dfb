package recurrent4j.engine;

import java.util.Optional;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * The mean over the steps of a sequence, weighted by the softmax of their products with a vector, divided by the root of its
 * length. Remembers on the way there what the way back needs.
 */
public interface AttentionKernel {

    /**
     * Pools sequences.
     *
     * @param vector one value a feature
     * @param sequences {@code [batch, features, time]}
     * @param mask {@code [batch, time]}, any type and order, 0 for padding; empty if every step exists
     * @param pooled {@code [batch, features]}: written
     * @throws IllegalArgumentException if a sequence has no step at all
     */
    void pool(INDArray vector, INDArray sequences, Optional<INDArray> mask, INDArray pooled);

    /**
     * Computes the gradients of what was pooled last.
     *
     * @param sequences as they were pooled
     * @param epsilon gradient of the loss by what was pooled, {@code [batch, features]}
     * @param vectorGradient one value a feature: overwritten
     * @param gradient shaped as the sequences: overwritten, zero at padding
     */
    void differentiate(INDArray sequences, INDArray epsilon, INDArray vectorGradient, INDArray gradient);
}
