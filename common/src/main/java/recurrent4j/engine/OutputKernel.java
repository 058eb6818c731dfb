package recurrent4j.engine;

import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Computes the last layer of a network at every step: an affine map, its activation, and in the same pass the loss and all
 * gradients. Activations are {@code [batch, features, time]} or, for one answer per sequence, {@code [batch, features]}.
 */
public interface OutputKernel {

    /**
     * Computes the answers.
     *
     * @param weights the layer's parameters
     * @param input what the layer reads
     * @param output the answers: written
     */
    void answer(DenseParameters weights, INDArray input, INDArray output);

    /**
     * Computes the loss.
     *
     * @param weights the layer's parameters
     * @param input what the layer reads
     * @param target what should be answered
     * @return the loss, summed over all answers
     */
    double loss(DenseParameters weights, INDArray input, Target target);

    /**
     * Computes the loss and its gradients.
     *
     * @param weights the layer's parameters
     * @param input what the layer reads
     * @param target what should be answered
     * @param into what is wanted and where to
     * @return the loss, summed over all answers
     */
    double differentiate(DenseParameters weights, INDArray input, Target target, DenseGradients into);

    /**
     * Goes back from the derivatives of a loss that is computed elsewhere.
     *
     * @param weights the layer's parameters
     * @param input what the layer reads
     * @param slopes the derivatives by the values of the affine map, before the activation; shaped as the answers
     * @param into what is wanted and where to
     */
    void backpropagate(DenseParameters weights, INDArray input, INDArray slopes, DenseGradients into);
}
