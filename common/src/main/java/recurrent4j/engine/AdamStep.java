package recurrent4j.engine;

/**
 * The numbers of one step of Adam (Kingma and Ba 2014, https://arxiv.org/abs/1412.6980).
 *
 * @param learningRate step size
 * @param beta1 decay of the mean of gradients
 * @param beta2 decay of the mean of their squares
 * @param epsilon added to the root of the latter
 * @param iteration steps made before
 */
public record AdamStep(double learningRate, double beta1, double beta2, double epsilon, int iteration) {

    /** The step size that makes up for means that started from zero. */
    public double corrected() {
        int steps = iteration + 1;
        return learningRate * Math.sqrt(1 - Math.pow(beta2, steps)) / (1 - Math.pow(beta1, steps));
    }
}
