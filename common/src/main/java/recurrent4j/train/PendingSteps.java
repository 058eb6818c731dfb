package recurrent4j.train;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.function.Supplier;

/** The steps of an epoch whose losses nobody has asked for yet, and the time that they take. */
final class PendingSteps {

    private record Step(Supplier<Objective.Loss> loss, double learningRate) {}

    private final TrainingState state;
    private final TrainingPlan plan;
    private final Queue<Step> steps = new ArrayDeque<>();
    private long started = System.nanoTime();
    private double seconds;

    /** Counts the steps of the epoch that is under way. */
    PendingSteps(TrainingState state, TrainingPlan plan) {
        this.state = state;
        this.plan = plan;
    }

    /** A step was taken. */
    void add(Supplier<Objective.Loss> loss, double learningRate) {
        steps.add(new Step(loss, learningRate));
    }

    /**
     * Asks for losses, the oldest first, until no more than so many are left.
     *
     * @throws DivergenceException if one is infinite or no number
     */
    void settle(int left) {
        while (steps.size() > left) {
            Step step = steps.remove();
            Objective.Loss loss = step.loss().get();
            if (!Double.isFinite(loss.mean())) {
                throw new DivergenceException(state.epochs.size() + 1, loss.mean(), plan);
            }
            pause();
            state.pass = state.pass.and(loss, step.learningRate(), seconds);
            seconds = 0;
        }
        pause();
    }

    /** Time counts from now on, after what follows a step, such as writing a checkpoint, which does not. */
    void resume() {
        started = System.nanoTime();
    }

    private void pause() {
        long now = System.nanoTime();
        seconds += (now - started) / 1e9;
        started = now;
    }
}
