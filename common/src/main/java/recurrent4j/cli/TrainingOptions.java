package recurrent4j.cli;

import picocli.CommandLine.Option;
import recurrent4j.io.InputException;
import recurrent4j.train.Schedule;
import recurrent4j.train.TrainingPlan;

/** The options that change how long, how fast and from which seed a network is trained. */
@Heading("Training")
public final class TrainingOptions {

    @Bounds(max = 1_000_000)
    @Option(names = "--epochs", paramLabel = "N", description = "Passes over the training part, at most.")
    private Integer epochs;

    @Bounds(max = 1_000_000)
    @Option(names = "--batch", paramLabel = "N", description = "Examples in a minibatch.")
    private Integer batch;

    @Bounds(min = 0, max = 1e38)
    @Option(names = "--learning-rate", paramLabel = "RATE", description = "Peak learning rate of Adam.")
    private Double learningRate;

    @Option(
            names = "--schedule",
            paramLabel = "NAME",
            description = "Learning-rate schedule: ${COMPLETION-CANDIDATES}.")
    private Schedule schedule;

    @Bounds(min = 0, max = 1e9)
    @Option(names = "--clip", paramLabel = "NORM", description = "Largest global norm of the gradient; 0 for none.")
    private Double clip;

    @Bounds(min = 0, max = 1_000_000)
    @Option(names = "--patience", paramLabel = "N", description = "Stop after N epochs without progress; 0 for never.")
    private Integer patience;

    @Option(names = "--seed", paramLabel = "N", description = "Seed of all that is random (default: ${DEFAULT-VALUE}).")
    private long seed = 42;

    /** Whether the number of epochs was given. */
    public boolean hasEpochs() {
        return epochs != null;
    }

    /** The seed of everything that is drawn. */
    public long seed() {
        return seed;
    }

    /**
     * Returns a plan in which every option that was given replaces what the usual plan says.
     *
     * @throws InputException if no training can go by such a plan
     */
    public TrainingPlan plan(TrainingPlan usual) {
        int waiting = patience == null ? usual.patience() : patience;
        return new TrainingPlan(
                epochs == null ? usual.epochs() : epochs,
                batch == null ? usual.batch() : batch,
                learningRate == null ? usual.learningRate() : learningRate,
                schedule == null ? usual.schedule() : schedule,
                clip == null ? usual.clip() : clip,
                waiting,
                usual.keepBest() || waiting > 0,
                usual.carryState(),
                seed);
    }
}
