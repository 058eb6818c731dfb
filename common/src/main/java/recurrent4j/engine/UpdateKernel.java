package recurrent4j.engine;

import org.nd4j.linalg.api.ndarray.INDArray;

/** Turns gradients into Adam's updates, on the arrays of ND4J's AdamUpdater. */
@FunctionalInterface
public interface UpdateKernel {

    /**
     * Makes one step.
     *
     * @param gradient the gradient, which is replaced by what is to be subtracted from the parameters
     * @param mean running mean of gradients, as long; updated
     * @param square running mean of squares of gradients, as long; updated
     * @param step the step's numbers
     * @throws IllegalArgumentException if the arrays differ in length, or aren't dense FLOAT arrays
     */
    void update(INDArray gradient, INDArray mean, INDArray square, AdamStep step);
}
