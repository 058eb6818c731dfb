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

    /** Goes back from the derivatives of a loss, computed elsewhere, by the values before the activation. */
    void backpropagate(DenseParameters weights, INDArray input, INDArray slopes, DenseGradients into);

    /**
     * What a network should have answered.
     *
     * @param labels {@code [batch, outputs, time]} or {@code [batch, outputs]}
     * @param mask one weight per answer, mostly 0 or 1: {@code [batch * time]} values with the batch running first; empty if
     *     every answer counts
     */
    record Target(INDArray labels, Optional<INDArray> mask) {}

    /** Where the gradients of an affine layer go; that of the input is empty if nobody asks. */
    record DenseGradients(DenseParameters weights, Optional<INDArray> input) {}

    /**
     * The two arrays of a layer {@code y = xW + b}, or the gradients with respect to them; views are used in place.
     *
     * @param kernel W, {@code [inputs, outputs]}
     * @param bias b, {@code [1, outputs]} or {@code [outputs]}
     */
    record DenseParameters(INDArray kernel, INDArray bias) {}

    /** How an answer is read off an affine map, and what a wrong one costs. */
    enum Loss {
        /**
         * Probabilities by softmax, and the cross-entropy {@code -Σ y ln p}; a probability counts as {@code 1e-10} at least,
         * as Deeplearning4j has it, so that one impossible label doesn't make the loss infinite.
         */
        SOFTMAX_CROSS_ENTROPY,

        /** The map's own values, and the squared error, the mean over outputs. */
        SQUARED_ERROR
    }

    /**
     * Computes the last layer of a network that chooses among very many classes, such as the words of a language: learning looks
     * at a sample of them, judging at all. The right classes are numbers {@code [batch, 1, time]} of any type and order.
     */
    interface SampledOutputKernel {

        /**
         * Computes the loss on a sample of the classes, drawn from a seed, and its gradients: those of classes that are not in it
         * are zero.
         *
         * @return the loss, summed over all answers; on average less than {@link #loss}
         */
        double differentiate(DenseParameters weights, INDArray input, INDArray numbers, DenseGradients into, long seed);

        /** Returns the loss among all classes, summed over all answers. */
        double loss(DenseParameters weights, INDArray input, INDArray numbers);
    }
}
