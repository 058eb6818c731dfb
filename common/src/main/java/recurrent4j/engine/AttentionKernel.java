package recurrent4j.engine;

import java.util.Optional;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * The mean over the steps of a sequence, weighted by the softmax of their products with a vector, divided by the root of its
 * length. Remembers on the way there what the way back needs.
 */
public interface AttentionKernel {

    /**
     * Pools sequences, as a {@link PoolKernel} does.
     *
     * @param vector one value a feature
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
