package recurrent4j.train;

/**
 * One pass over the training part.
 *
 * @param number from 1
 * @param learningRate the rate of its last step
 * @param trainLoss the mean loss per answer in the course of it, while the weights moved
 * @param validationLoss the mean loss per answer on the validation part after it
 * @param seconds what training took, without the validation
 */
public record Epoch(int number, double learningRate, double trainLoss, double validationLoss, double seconds) {}
