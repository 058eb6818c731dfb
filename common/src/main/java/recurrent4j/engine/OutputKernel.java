package recurrent4j.engine;

import java.util.Optional;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Computes the last layer of a network at every step: an affine map, its activation, and in the same pass the loss and all
 * gradients. Activations are {@code [batch, features, time]} or, for one answer per sequence, {@code [batch, features]}.
 */
public interface OutputKernel {

    /** Writes the answers into the output. */
    void answer(DenseParameters weights, INDArray input, INDArray output);

    /** Returns the loss, summed over all answers. */
    double loss(DenseParameters weights, INDArray input, Target target);

    /** Computes the gradients of the loss, and returns that loss. */
    double differentiate(DenseParameters weights, INDArray input, Target target, DenseGradients into);

    /**
     * Goes back from the derivatives of a loss that is computed elsewhere.
     *
     * @param slopes the derivatives by the values of the affine map, before the activation; shaped as the answers
     */
    void backpropagate(DenseParameters weights, INDArray input, INDArray slopes, DenseGradients into);

    /**
     * What a network should have answered.
     *
     * @param labels {@code [batch, outputs, time]} or {@code [batch, outputs]}, float32, dense in 'f' order
     * @param mask one weight per answer, mostly 0 or 1: {@code [batch * time]} values with the batch running first, float32,
     *     dense; empty if every answer counts
     */
    record Target(INDArray labels, Optional<INDArray> mask) {}

    /**
     * Where the gradients of an affine layer go; everything named here is overwritten.
     *
     * @param weights shaped as the weights
     * @param input shaped as the input, float32, dense in 'f' order; empty if nobody asks
     */
    record DenseGradients(DenseParameters weights, Optional<INDArray> input) {}
}
