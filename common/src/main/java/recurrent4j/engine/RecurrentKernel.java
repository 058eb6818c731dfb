package recurrent4j.engine;

import java.util.List;
import java.util.Optional;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Computes one recurrent layer over whole sequences: state in, state out. */
public interface RecurrentKernel {

    /**
     * Whether every array {@code [batch, features, time]} may have the features of an example side by side, {@link
     * Kernels#isByExample}, by which this kernel is faster.
     */
    default boolean readsByExample() {
        return false;
    }

    /** Computes all outputs, {@code [batch, units, time]}. */
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
         * @param epsilon gradient of the loss with respect to the output, {@code [batch, units, time]}; not changed
         * @throws IllegalStateException if the kernel has made another pass since
         */
        void backward(INDArray epsilon, Gradients into);
    }

    /** The formula of a layer's time step, how many features a step shows, and the width of the state. */
    record CellShape(Recurrence recurrence, int inputs, int units) {

        /** @throws IllegalArgumentException if a size is below 1 */
        public CellShape {
            if (inputs < 1 || units < 1) {
                throw new IllegalArgumentException(
                        "A recurrent layer has at least one input and one unit, not " + inputs + " and " + units + ".");
            }
        }
    }

    /**
     * The three arrays of a layer, or the gradients with respect to them; views into a network's parameters are used in place.
     *
     * @param input input kernel, {@code [inputs, gates * units]}
     * @param recurrent recurrent kernel, {@code [units, gates * units]}, with three more columns where gates see the cell
     * @param bias {@code [1, length]} or {@code [length]}, see {@link Recurrence#biasLength}
     */
    record Parameters(INDArray input, INDArray recurrent, INDArray bias) {}

    /**
     * What is read in one pass: a batch of sequences, where they continue from, and which steps exist.
     *
     * <p>At a step with mask 0 an example's output and its state become 0, exactly as in Deeplearning4j; so steps after the
     * end of a sequence influence nothing, and steps before its beginning neither unless it continues another. A layer that
     * reads backwards must therefore be given each sequence reversed within its own length, padding still at the end.
     *
     * @param activations {@code [batch, inputs, time]}
     * @param initial the state before the first step
     * @param mask {@code [batch, time]} of 0 and 1, any order and type; empty if every step exists
     */
    record Sequence(INDArray activations, State initial, Optional<INDArray> mask) {}

    /**
     * What a layer remembers between two time steps.
     *
     * @param arrays {@code h}, or {@code h} and {@code c}, each {@code [batch, units]}; no arrays at all stand for zeros
     */
    record State(List<INDArray> arrays) {

        /** The state in which every sequence starts that continues no other. */
        public static final State ZERO = new State(List.of());
    }

    /**
     * Where a backward pass writes to; everything named here is overwritten, what isn't named isn't computed.
     *
     * @param parameters gradients of the weights, shaped like them
     * @param input gradient of the input, {@code [batch, inputs, time]}
     * @param initial gradient of the initial state, shaped like it
     * @param norms one value per time step: the Euclidean norm, over batch and units, of the loss's derivative with respect to
     *     {@code h} at that step, along all paths
     */
    record Gradients(
            Parameters parameters, Optional<INDArray> input, Optional<State> initial, Optional<double[]> norms) {}
}
