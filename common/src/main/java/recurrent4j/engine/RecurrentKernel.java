package recurrent4j.engine;

import org.nd4j.linalg.api.ndarray.INDArray;

/** Computes one recurrent layer over whole sequences: state in, state out. */
public interface RecurrentKernel {

    /**
     * Computes all outputs.
     *
     * @param output {@code [batch, units, time]}, float32, dense in 'f' order: written
     * @throws IllegalArgumentException if an array has the wrong shape, type or order
     */
    ForwardPass infer(Parameters weights, Sequence sequence, INDArray output);

    /** Computes all outputs as {@link #infer} does, and remembers what the backward pass needs. */
    Tape record(Parameters weights, Sequence sequence, INDArray output);

    /** A forward pass that has been made. */
    interface ForwardPass {

        /**
         * Returns the state after the last step, from which the next part of the same sequences can continue: new arrays of
         * {@code [batch, units]}, outside all workspaces. Call it before the next pass of the same kernel.
         */
        State lastState();
    }

    /**
     * A forward pass that can be differentiated.
     *
     * <p>It holds on to what the kernel computed and to the arrays of its {@link Sequence} and {@link Parameters}, which must
     * be unchanged until the backward pass; the output needn't be. It is valid until the next pass of the same kernel.
     */
    interface Tape extends ForwardPass {

        /**
         * Differentiates the loss with respect to everything that is asked for.
         *
         * @param epsilon gradient of the loss with respect to the output, {@code [batch, units, time]}, float32, dense in
         *     'f' order; not changed
         * @param into what is wanted and where to; overwritten, not accumulated
         * @throws IllegalStateException if the kernel has made another pass since
         * @throws IllegalArgumentException if an array has the wrong shape, type or order
         */
        void backward(INDArray epsilon, Gradients into);
    }
}
