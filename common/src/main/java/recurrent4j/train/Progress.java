package recurrent4j.train;

/** Who is told how a training goes. */
public interface Progress {

    /** Tells nobody. */
    Progress SILENT = new Progress() {};

    /**
     * A minibatch was learned.
     *
     * @param done the part of the epoch that is done, up to 1
     */
    default void batch(TrainingPlan plan, int epoch, double done) {}

    /** An epoch was learned and validated. */
    default void epoch(TrainingPlan plan, Epoch epoch, Epoch best) {}

    /** Training goes on after so many epochs, the last perhaps in part, that a checkpoint had kept. */
    default void resumed(double epochs) {}

    /** The last epoch was learned, or training stopped early. */
    default void finished(TrainingRun run) {}
}
