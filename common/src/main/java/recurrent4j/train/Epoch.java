package recurrent4j.train;

/**
 * One pass over the training part.
 *
 * @param number from 1
 * @param learningRate the rate of its last step
 * @param trainLoss the mean loss per answer in the course of it, while the weights moved
 * @param validationLoss the mean loss per answer on the validation part after it
 * @param seconds what training took, without the validation
 * @param error what the best epoch is chosen by, the less the better: the validation loss, unless the objective knows better
 */
public record Epoch(
        int number, double learningRate, double trainLoss, double validationLoss, double seconds, Double error) {

    /** Takes the validation loss for an error that is not given, as in checkpoints of before. */
    public Epoch {
        error = error == null ? Double.valueOf(validationLoss) : error;
    }

    /** An epoch that is judged by its validation loss. */
    public Epoch(int number, double learningRate, double trainLoss, double validationLoss, double seconds) {
        this(number, learningRate, trainLoss, validationLoss, seconds, validationLoss);
    }
}
