package recurrent4j.engine;

import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * A forward pass that can be differentiated.
 *
 * <p>It holds on to what the kernel computed and to the arrays of its {@link Sequence} and {@link Parameters}, which must
 * be unchanged until the backward pass; the output needn't be. It is valid until the next pass of the same kernel.
 */
public interface Tape extends ForwardPass {

    /**
     * Differentiates the loss with respect to everything that is asked for.
     *
     * @param epsilon gradient of the loss with respect to the output, {@code [batch, units, time]}, float32, dense in 'f'
     *     order; not changed
     * @param into what is wanted and where to; overwritten, not accumulated
     * @throws IllegalStateException if the kernel has made another pass since
     * @throws IllegalArgumentException if an array has the wrong shape, type or order
     */
    void backward(INDArray epsilon, Gradients into);
}
