package recurrent4j.timeseries.global;

import java.io.IOException;
import recurrent4j.data.Batches;
import recurrent4j.network.Engine;
import recurrent4j.network.Network;
import recurrent4j.train.Checkpoint;
import recurrent4j.train.EnsembleMember;
import recurrent4j.train.Objective;
import recurrent4j.train.Progress;
import recurrent4j.train.Trainer;
import recurrent4j.train.TrainingPlan;
import recurrent4j.train.TrainingRun;

/**
 * A network of an ensemble.
 *
 * @param name what is said of its training
 * @param training what it is trained on, and for what
 * @param engine what computes it
 * @param checkpoint where its training goes on from
 */
public record NetworkMember(String name, Training training, Engine engine, Checkpoint checkpoint)
        implements EnsembleMember {

    /**
     * What decides the course of a training.
     *
     * @param network as it is before
     * @param plan how long, how fast and from which seed
     * @param examples what is learned from
     * @param validation what epochs are judged by; without examples, by their own loss
     * @param objective what is minimised
     */
    public record Training(
            Network network, TrainingPlan plan, Batches examples, Batches validation, Objective objective) {}

    @Override
    public TrainingPlan plan() {
        return training.plan();
    }

    @Override
    public long examples() {
        return training.examples().examples();
    }

    @Override
    public TrainingRun train(Progress progress, int threads) throws IOException {
        return new Trainer(plan(), progress, checkpoint, training.objective())
                .train(engine.install(training.network(), threads), training.examples(), training.validation());
    }
}
