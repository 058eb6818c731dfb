package recurrent4j.engine;

import org.nd4j.linalg.api.ndarray.INDArray;

/** Takes steps of Adam, on the arrays of ND4J's AdamUpdater. */
@FunctionalInterface
public interface UpdateKernel {

    /** Moves the running means, and with them the weights; the gradient may be overwritten. */
    void update(INDArray weights, INDArray gradient, Moments moments, AdamStep step);

    /** Divides a gradient, as {@link #divide} does, and updates with it. */
    default void update(INDArray weights, INDArray gradient, double divisor, Moments moments, AdamStep step) {
        if (divisor != 1) {
            divide(gradient, divisor);
        }
        update(weights, gradient, moments, step);
    }

    /** Divides a gradient by a number, as ND4J does. */
    default void divide(INDArray gradient, double divisor) {
        gradient.divi(divisor);
    }

    /** The running means of gradients and of their squares, a number for each weight. */
    record Moments(INDArray mean, INDArray square) {}

    /**
     * The numbers of one step of Adam (Kingma and Ba 2014, https://arxiv.org/abs/1412.6980).
     *
     * @param beta1 decay of the mean of gradients
     * @param beta2 decay of the mean of their squares
     * @param epsilon added to the root of the latter
     * @param iteration steps made before
     */
    record AdamStep(double learningRate, double beta1, double beta2, double epsilon, int iteration) {

        /** The step size that makes up for means that started from zero. */
        public double corrected() {
            int steps = iteration + 1;
            return learningRate * Math.sqrt(1 - Math.pow(beta2, steps)) / (1 - Math.pow(beta1, steps));
        }
    }
}
