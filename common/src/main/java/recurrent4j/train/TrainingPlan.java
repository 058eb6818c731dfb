package recurrent4j.train;

import recurrent4j.io.InputException;

/**
 * How long, how fast and from which seed a network is trained.
 *
 * @param epochs passes over the training part, at most
 * @param batch examples in a minibatch
 * @param learningRate the peak rate of Adam
 * @param schedule how the rate moves
 * @param clip the largest global norm of the gradient of the mean loss, beyond which it is scaled down; 0 for none
 * @param patience epochs without a better validation loss after which training stops; 0 for never
 * @param keepBest whether the weights of the epoch with the best validation loss are kept, rather than the last
 * @param carryState whether a batch goes on from the state that the one before it left, as consecutive batches alone can
 * @param seed what initial weights, order and dropout are drawn from
 */
public record TrainingPlan(
        int epochs,
        int batch,
        double learningRate,
        Schedule schedule,
        double clip,
        int patience,
        boolean keepBest,
        boolean carryState,
        long seed) {

    public TrainingPlan {
        require(epochs >= 1, "%s epochs train nothing; choose 1 or more.", epochs);
        require(batch >= 1, "A minibatch of %s examples is none; choose 1 or more.", batch);
        require(
                learningRate > 0 && Double.isFinite(learningRate),
                "A learning rate of %s does not descend; choose a positive number, such as 0.001.",
                learningRate);
        require(clip >= 0, "Clipping at a norm of %s is impossible; choose a positive number, or 0 for none.", clip);
        require(patience >= 0, "A patience of %s epochs is impossible; choose 1 or more, or 0 for no limit.", patience);
        require(
                patience == 0 || keepBest,
                "A patience of %s epochs waits for a better epoch, which must then be kept; keep the best weights.",
                patience);
    }

    /** Adam at a constant rate, no clipping, the last epoch's weights: what courses and tutorials do. */
    public static TrainingPlan plain(int epochs, int batch, double learningRate, long seed) {
        return new TrainingPlan(epochs, batch, learningRate, Schedule.CONSTANT, 0, 0, false, false, seed);
    }

    /** The same plan along another schedule, with the gradient's norm clipped. */
    public TrainingPlan along(Schedule schedule, double clip) {
        return new TrainingPlan(epochs, batch, learningRate, schedule, clip, patience, keepBest, carryState, seed);
    }

    /** The same plan, keeping the best epoch and stopping after so many without a better one; 0 for never. */
    public TrainingPlan keepingBest(int patience) {
        return new TrainingPlan(epochs, batch, learningRate, schedule, clip, patience, true, carryState, seed);
    }

    /** The same plan, keeping the weights of the last epoch, whatever it is like. */
    public TrainingPlan keepingLast() {
        return new TrainingPlan(epochs, batch, learningRate, schedule, clip, 0, false, carryState, seed);
    }

    /** The same plan, with the state carried from batch to batch. */
    public TrainingPlan carryingState() {
        return new TrainingPlan(epochs, batch, learningRate, schedule, clip, patience, keepBest, true, seed);
    }

    /** The same plan for another number of epochs. */
    public TrainingPlan lasting(int otherEpochs) {
        return new TrainingPlan(otherEpochs, batch, learningRate, schedule, clip, patience, keepBest, carryState, seed);
    }

    /** The same plan at another peak rate. */
    public TrainingPlan at(double otherRate) {
        return new TrainingPlan(epochs, batch, otherRate, schedule, clip, patience, keepBest, carryState, seed);
    }

    /** The same plan from another seed. */
    public TrainingPlan from(long otherSeed) {
        return new TrainingPlan(epochs, batch, learningRate, schedule, clip, patience, keepBest, carryState, otherSeed);
    }

    private static void require(boolean holds, String sentence, Object value) {
        if (!holds) {
            throw new InputException(sentence.formatted(value));
        }
    }
}
