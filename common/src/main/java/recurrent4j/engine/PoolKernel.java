package recurrent4j.engine;

import java.util.Optional;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Makes one value a feature of all steps of a sequence, and remembers on the way there what the way back needs. */
public interface PoolKernel {

    /**
     * Pools sequences.
     *
     * @param sequences {@code [batch, features, time]}
     * @param mask {@code [batch, time]}, any type and order, 0 for padding; empty if every step exists
     * @param pooled {@code [batch, features]}: written
     * @throws IllegalArgumentException if a sequence has no step at all
     */
    void pool(INDArray sequences, Optional<INDArray> mask, INDArray pooled);

    /** Computes the gradient of the sequences that were pooled last, zero at padding, from that of what was pooled. */
    void differentiate(INDArray epsilon, INDArray gradient);

    /**
     * The mean over the steps of a sequence, weighted by the softmax of their products with a vector, divided by the root of its
     * length. Remembers on the way there what the way back needs.
     */
    interface AttentionKernel {

        /** Pools sequences, as a {@link PoolKernel} does, with one value of the vector for each feature. */
        void pool(INDArray vector, INDArray sequences, Optional<INDArray> mask, INDArray pooled);

        /**
         * Computes the gradients by the vector and by the sequences that were pooled last, zero at padding, from that by
         * what was pooled, {@code [batch, features]}.
         */
        void differentiate(INDArray sequences, INDArray epsilon, INDArray vectorGradient, INDArray gradient);
    }
}
