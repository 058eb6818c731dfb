package recurrent4j.train;

import java.io.IOException;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.factory.Nd4j;
import recurrent4j.data.SequenceBatches;
import recurrent4j.model.Network;

/** The training loop: for each epoch learn every batch, validate, keep what is best, and leave a checkpoint. */
public final class Trainer {

    // Large enough that the last, smaller batch costs nothing; small enough for any network's memory.
    private static final int VALIDATION_BATCH = 500;

    private final TrainingPlan plan;
    private final Progress progress;
    private final Checkpoint checkpoint;

    /**
     * Prepares a training.
     *
     * @param checkpoint where an interrupted training goes on from, and what is kept for the next interruption
     */
    public Trainer(TrainingPlan plan, Progress progress, Checkpoint checkpoint) {
        this.plan = plan;
        this.progress = progress;
        this.checkpoint = checkpoint;
    }

    /**
     * Trains a network, in place.
     *
     * @param network with its initial weights; or any, if the checkpoint holds others
     * @throws DivergenceException as soon as the loss is infinite or no number
     * @throws IOException if the checkpoint cannot be written, or belongs to another training
     */
    public TrainingRun train(Network network, SequenceBatches training, SequenceBatches validation) throws IOException {
        network.carryState(plan.carryState());
        String identity = Checkpoint.identity(network, plan, training, validation);
        TrainingState state = checkpoint.restore(identity, network);
        if (state.epochs() > 0) {
            progress.resumed(state.epochs());
        }
        while (state.goesOn(plan)) {
            Epoch epoch = learn(network, training, validation, state.epochs() + 1);
            state.add(epoch, network, plan);
            checkpoint.save(identity, network, state);
            progress.epoch(plan, epoch, state.best());
        }
        network.clearState();
        if (plan.keepBest()) {
            network.weights().assign(state.bestWeights());
        }
        var run = new TrainingRun(network, state.list(), state.best(), training.examples());
        progress.finished(run);
        return run;
    }

    private Epoch learn(Network network, SequenceBatches training, SequenceBatches validation, int number) {
        // Dropout draws from ND4J's one generator: seeding it here lets a resumed training draw the same numbers.
        Nd4j.getRandom().setSeed(plan.seed() + number);
        network.clearState();
        long started = System.nanoTime();
        int total = training.batches(plan.batch());
        int batches = 0;
        double loss = 0;
        double rate = 0;
        for (DataSet batch : order(training, number)) {
            double batchLoss = network.gradient(batch);
            if (!Double.isFinite(batchLoss)) {
                throw new DivergenceException(number, batchLoss, plan);
            }
            clip(network.gradient());
            rate = plan.learningRate()
                    * plan.schedule().factor((number - 1 + (double) batches / total) / plan.epochs());
            network.step(rate);
            loss += batchLoss * batch.numExamples();
            progress.batch(plan, number, (double) ++batches / total);
        }
        double seconds = (System.nanoTime() - started) / 1e9;
        double validationLoss = loss(network, validation);
        if (!Double.isFinite(validationLoss)) {
            throw new DivergenceException(number, validationLoss, plan);
        }
        return new Epoch(number, rate, loss / training.examples(), validationLoss, seconds);
    }

    private Iterable<DataSet> order(SequenceBatches training, int epoch) {
        return plan.carryState() ? training.inOrder(plan.batch()) : training.shuffled(plan.batch(), plan.seed(), epoch);
    }

    /** The global norm (Pascanu et al. 2013): one factor for all weights keeps the gradient's direction. */
    private void clip(INDArray gradient) {
        if (plan.clip() > 0) {
            double norm = gradient.norm2Number().doubleValue();
            if (norm > plan.clip()) {
                gradient.muli(plan.clip() / norm);
            }
        }
    }

    private double loss(Network network, SequenceBatches batches) {
        double loss = 0;
        for (DataSet batch : batches.inOrder(plan.carryState() ? plan.batch() : VALIDATION_BATCH)) {
            loss += network.loss(batch) * batch.numExamples();
        }
        return loss / batches.examples();
    }
}
