package recurrent4j.train;

/** Stops a training as a pulled plug would, between two batches. */
class Interruption implements Progress {

    private final int epoch;
    private final double done;

    /** @param done the part of the epoch after which it happens */
    Interruption(int epoch, double done) {
        this.epoch = epoch;
        this.done = done;
    }

    @Override
    public void batch(TrainingPlan plan, int number, double part) {
        if (number == epoch && part > done) {
            throw new IllegalStateException("interrupted");
        }
    }

    @Override
    public void epoch(TrainingPlan plan, Epoch ended, Epoch best) {}

    @Override
    public void resumed(double epochs) {}

    @Override
    public void finished(TrainingRun run) {}
}
