package recurrent4j.train;

/** Listens to a training; unless it says otherwise, to nothing of it. */
public interface Progress {

    /** Listens to nothing. */
    Progress SILENT = new Progress() {};

    /** A minibatch was learned, and the epoch is done up to a part, at most 1. */
    default void batch(TrainingPlan plan, int epoch, double done) {}

    /** An epoch was learned and validated. */
    default void epoch(TrainingPlan plan, Epoch epoch, Epoch best) {}

    /** Training goes on after so many epochs, the last perhaps in part, that a checkpoint had kept. */
    default void resumed(double epochs) {}

    /** The last epoch was learned, or training stopped early. */
    default void finished(TrainingRun run) {}

    /** Returns a listener that passes everything on to this one, and then to another. */
    default Progress and(Progress other) {
        Progress first = this;
        return new Progress() {
            @Override
            public void batch(TrainingPlan plan, int epoch, double done) {
                first.batch(plan, epoch, done);
                other.batch(plan, epoch, done);
            }

            @Override
            public void epoch(TrainingPlan plan, Epoch epoch, Epoch best) {
                first.epoch(plan, epoch, best);
                other.epoch(plan, epoch, best);
            }

            @Override
            public void resumed(double epochs) {
                first.resumed(epochs);
                other.resumed(epochs);
            }

            @Override
            public void finished(TrainingRun run) {
                first.finished(run);
                other.finished(run);
            }
        };
    }
}
