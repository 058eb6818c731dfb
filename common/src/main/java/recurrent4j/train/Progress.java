package recurrent4j.train;

/** Who is told how a training goes. */
public interface Progress {

    /** Tells nobody. */
    Progress SILENT = new Progress() {
        @Override
        public void batch(TrainingPlan plan, int epoch, double done) {}

        @Override
        public void epoch(TrainingPlan plan, Epoch epoch, Epoch best) {}

        @Override
        public void resumed(double epochs) {}

        @Override
        public void finished(TrainingRun run) {}
    };

    /**
     * A minibatch was learned.
     *
     * @param done the part of the epoch that is done, up to 1
     */
    void batch(TrainingPlan plan, int epoch, double done);

    /** An epoch was learned and validated. */
    void epoch(TrainingPlan plan, Epoch epoch, Epoch best);

    /** Training goes on after so many epochs, the last perhaps in part, that a checkpoint had kept. */
    void resumed(double epochs);

    /** The last epoch was learned, or training stopped early. */
    void finished(TrainingRun run);
}
