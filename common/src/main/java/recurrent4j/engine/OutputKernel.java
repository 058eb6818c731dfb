package recurrent4j.engine;

import java.util.Optional;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Computes the last layer of a network at every step: an affine map, its activation, and in the same pass the loss and all
 * gradients. Activations are {@code [batch, features, time]} or, for one answer per sequence, {@code [batch, features]}.
 */
public interface OutputKernel {

    /** Whether input and its gradient may have the features of an example side by side, see {@link Kernels#isByExample}. */
    default boolean readsByExample() {
        return false;
    }

    /** Writes the answers into the output. */
    void answer(DenseParameters weights, INDArray input, INDArray output);

    /** Returns the loss, summed over all answers. */
    double loss(DenseParameters weights, INDArray input, Target target);

    /** Computes the gradients of the loss, and returns that loss. */
    double differentiate(DenseParameters weights, INDArray input, Target target, DenseGradients into);

    /**
     * Returns the cross-entropy, summed over all answers that exist, in nats, without smoothing and without a bound.
     *
     * @throws IllegalStateException if this layer does not answer with probabilities
     * @throws IllegalArgumentException if a number is none of a class
     */
    double loss(DenseParameters weights, INDArray input, NumberedTarget target);

    /**
     * Computes the gradients of the cross-entropy, summed over all answers that exist, and returns it; both with smoothing. Its
     * work grows with the answers that exist, not with the padding; the gradient of a padded input is zero.
     *
     * @throws IllegalStateException if this layer does not answer with probabilities
     * @throws IllegalArgumentException if a number is none of a class
     */
    double differentiate(DenseParameters weights, INDArray input, NumberedTarget target, DenseGradients into);

    /**
     * Tells of every answer how probable the right class is; without smoothing.
     *
     * @throws IllegalStateException if this layer does not answer with probabilities
     * @throws IllegalArgumentException if a number is none of a class
     */
    Scores score(DenseParameters weights, INDArray input, NumberedTarget target);

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

    /**
     * What a network that chooses among many classes should have answered, by the numbers of the right ones.
     *
     * @param numbers {@code [batch, 1, time]} or {@code [batch, 1]} of any type and order, from 0 on; padding may hold anything
     * @param mask 0 for an answer that does not exist: {@code [batch, time]}, or {@code [batch * time]} values with the batch running
     *     first, of any type and order; empty if all exist
     * @param smoothing the share of each answer's probability that is spread over all classes alike (Szegedy et al. 2016,
     *     https://arxiv.org/abs/1512.00567), from 0 to below 1
     */
    record NumberedTarget(INDArray numbers, Optional<INDArray> mask, float smoothing) {

        /** @throws IllegalArgumentException if the smoothing is out of range */
        public NumberedTarget {
            if (!(smoothing >= 0 && smoothing < 1)) {
                throw new IllegalArgumentException(
                        "Label smoothing is a share from 0 to below 1, not " + smoothing + ".");
            }
        }
    }

    /**
     * How well the right classes did, {@code [time][batch]}.
     *
     * @param logProbabilities natural logarithms; 0 for padding
     * @param right whether no other class is more probable; false for padding
     */
    record Scores(float[] logProbabilities, boolean[] right) {}

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
