package recurrent4j.train;

/** A training whose loss is no number any more. */
public final class DivergenceException extends ArithmeticException {

    private static final long serialVersionUID = 1;

    /** Says what diverged, and what to try. */
    public DivergenceException(int epoch, double loss, TrainingPlan plan) {
        super(
                "The loss became %s in epoch %d; try a learning rate below %s, clip the gradient's norm at %s, or look for extreme values in the data."
                        .formatted(
                                loss, epoch, plan.learningRate(), plan.clip() == 0 ? "1" : "less than " + plan.clip()));
    }
}
