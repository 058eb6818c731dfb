package recurrent4j.engine;

import org.nd4j.linalg.api.ndarray.INDArray;
import recurrent4j.engine.OutputKernel.DenseParameters;

/**
 * Computes the last layer of a network that chooses among very many classes, such as the words of a language: learning looks
 * at a sample of them, judging at all. The right classes are numbers {@code [batch, 1, time]} of any type and order.
 */
public interface SampledOutputKernel {

    /**
     * Computes the loss on a sample of the classes, drawn from a seed, and its gradients: those of classes that are not in it
     * are zero.
     *
     * @return the loss, summed over all answers; on average less than {@link #loss}
     */
    double differentiate(
            DenseParameters weights, INDArray input, INDArray numbers, OutputKernel.DenseGradients into, long seed);

    /** Returns the loss among all classes, summed over all answers. */
    double loss(DenseParameters weights, INDArray input, INDArray numbers);
}
