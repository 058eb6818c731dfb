package recurrent4j.train;

import java.io.IOException;
import java.util.Iterator;
import java.util.List;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.factory.Nd4j;
import recurrent4j.data.Batches;
import recurrent4j.data.Seeds;
import recurrent4j.io.InputException;
import recurrent4j.network.Network;

/** The training loop: for each epoch learn every batch, validate, keep what is best, and leave a checkpoint. */
public final class Trainer {

    // Large enough that the last, smaller batch costs nothing; small enough for any network's memory.
    private static final int VALIDATION_BATCH = 500;

    private final TrainingPlan plan;
    private final Progress progress;
    private final Checkpoint checkpoint;
    private final Objective objective;

    /** Prepares a training for the loss that the network's own last layer has. */
    public Trainer(TrainingPlan plan, Progress progress, Checkpoint checkpoint) {
        this(plan, progress, checkpoint, Objective.OF_NETWORK);
    }

    /** Prepares a training for an objective, whose own numbers are trained in place. */
    public Trainer(TrainingPlan plan, Progress progress, Checkpoint checkpoint, Objective objective) {
        this.plan = plan;
        this.progress = progress;
        this.checkpoint = checkpoint;
        this.objective = objective;
    }

    /**
     * Trains a network, in place; at the end, and where it fails, the network leaves the device that computes it.
     *
     * @param network with its initial weights; or any, if the checkpoint holds others
     * @param validation what epochs are judged by; where it has no examples, by what they cost themselves
     * @throws DivergenceException as soon as the loss is infinite or no number
     * @throws InputException if the plan carries the state through batches that are not consecutive
     * @throws IOException if the checkpoint cannot be written, or belongs to another training
     */
    public TrainingRun train(Network network, Batches training, Batches validation) throws IOException {
        if (plan.carryState() && !training.consecutive()) {
            throw new InputException(
                    "A state can only be carried through batches that follow each other; shuffled windows do not.");
        }
        try {
            return trained(network, training, validation);
        } finally {
            network.leaveDevice();
        }
    }

    private TrainingRun trained(Network network, Batches training, Batches validation) throws IOException {
        network.carryState(plan.carryState());
        String identity = Checkpoint.identity(network, plan, training, validation) + objective.settings();
        TrainingState state = checkpoint.restore(identity, network, objective);
        if (state.done(training.count(plan.batch())) > 0) {
            progress.resumed(state.done(training.count(plan.batch())));
        }
        while (state.goesOn(plan)) {
            learn(network, training, state, identity);
            Epoch epoch = validated(network, validation, state);
            state.add(epoch, network, objective, plan);
            if (checkpoint.isDueAfterEpoch() || !state.goesOn(plan)) {
                checkpoint.save(identity, network, objective, state);
            }
            progress.epoch(plan, epoch, state.best);
        }
        network.clearState();
        if (plan.keepBest()) {
            state.restoreBest(network, objective);
        }
        var run = new TrainingRun(network, List.copyOf(state.epochs), state.best, training.examples());
        progress.finished(run);
        return run;
    }

    /** Learns what is left of the epoch that is under way. */
    private void learn(Network network, Batches training, TrainingState state, String identity) throws IOException {
        int number = state.epochs.size() + 1;
        int total = training.count(plan.batch());
        int learned = state.pass.batches();
        if (learned == 0) {
            network.clearState();
        }
        Iterator<DataSet> batches = training.rest(plan.batch(), plan.seed(), number, learned);
        // The time to make a batch counts, and it may be made as soon as somebody asks whether there is one.
        var steps = new PendingSteps(state, plan);
        while (batches.hasNext()) {
            DataSet batch = batches.next();
            double done = number - 1 + (double) learned / total;
            double rate = plan.learningRate() * plan.schedule().factor(done / plan.epochs());
            // Dropout draws from the generator that ND4J keeps for this thread: seeding it at every step lets a resumed
            // training draw the same numbers, and a training in another thread its own.
            Nd4j.getRandom().setSeed(plan.seed() + Seeds.spread(network.iteration()));
            steps.add(objective.learn(network, batch, rate, plan.clip()), rate);
            learned++;
            boolean due = checkpoint.isDue() && learned < total;
            steps.settle(due || learned >= total ? 0 : network.lateLosses());
            if (due && batches.hasNext()) {
                checkpoint.save(identity, network, objective, state);
            }
            progress.batch(plan, number, (double) learned / total);
            steps.resume();
        }
        steps.settle(0);
    }

    private Epoch validated(Network network, Batches validation, TrainingState state) {
        int number = state.epochs.size() + 1;
        network.clearState();
        TrainingState.Pass pass = state.pass;
        Objective.Judgement judgement = validation.examples() == 0
                ? Objective.Judgement.byLoss(pass.meanLoss())
                : objective.judge(network, validation.inOrder(plan.carryState() ? plan.batch() : VALIDATION_BATCH));
        if (!Double.isFinite(judgement.loss())) {
            throw new DivergenceException(number, judgement.loss(), plan);
        }
        return new Epoch(
                number, pass.learningRate(), pass.meanLoss(), judgement.loss(), pass.seconds(), judgement.error());
    }
}
