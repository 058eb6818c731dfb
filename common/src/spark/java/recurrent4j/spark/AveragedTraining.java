package recurrent4j.spark;

import java.io.IOException;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.factory.Nd4j;
import recurrent4j.data.Batches;
import recurrent4j.network.Engine;
import recurrent4j.network.Network;
import recurrent4j.train.Checkpoint;
import recurrent4j.train.Objective;
import recurrent4j.train.Progress;
import recurrent4j.train.Trainer;
import recurrent4j.train.TrainingPlan;

/**
 * Training by parameter averaging: in each round, every worker trains the same network on its own part of the data, and their
 * weights are averaged, and the running means of Adam with them (McDonald, Hall and Mann, 2010). An experiment: one machine
 * learns the same in less work, see the documentation.
 *
 * @param learner what is trained, and on what
 * @param workers parts of the data
 * @param rounds how often weights are averaged
 */
public record AveragedTraining(Learner learner, int workers, int rounds) implements Serializable {

    /** Batches of the averaged network's judgement, as many side by side as in any training. */
    private static final int JUDGED = 256;

    /** A worker's own network is judged by what it costs in its epoch. */
    private static final Batches NOTHING = new Batches() {
        @Override
        public long examples() {
            return 0;
        }

        @Override
        public Iterator<DataSet> rest(int batchSize, long seed, int number, int learned) {
            return Collections.emptyIterator();
        }

        @Override
        public Iterable<DataSet> inOrder(int batchSize) {
            return List.of();
        }

        @Override
        public String fingerprint() {
            return "nothing";
        }
    };

    /** What every worker knows. */
    public interface Learner extends Serializable {

        /** Returns the network with its initial weights, the same everywhere. */
        Network network();

        /** Returns one of several parts of the data that are about as large. */
        Batches part(int number, int parts);

        /** Returns what the averaged network is judged by. */
        Batches validation();

        /** Returns how a worker trains in a round, counted from 0. */
        TrainingPlan plan(int round);
    }

    /**
     * How good the averaged network is.
     *
     * @param seconds since the training began
     */
    public record Round(int number, double validationLoss, double seconds) {}

    /** What goes to workers and comes back: weights, the running means of Adam, and its steps so far. */
    private record State(float[] weights, float[] optimizer, int steps) implements Serializable {

        static State of(Network network) {
            return new State(
                    network.weights().toFloatVector(),
                    network.updaterState().ravel().toFloatVector(),
                    network.iteration());
        }

        void into(Network network) {
            network.weights().assign(Nd4j.createFromArray(weights));
            network.updaterState().assign(Nd4j.createFromArray(optimizer).reshape(2, weights.length));
            network.iteration(steps);
        }

        static State mean(List<State> all) {
            return new State(
                    average(all.stream().map(State::weights).toList()),
                    average(all.stream().map(State::optimizer).toList()),
                    all.get(0).steps());
        }

        private static float[] average(List<float[]> all) {
            float[] mean = new float[all.get(0).length];
            for (float[] one : all) {
                for (int i = 0; i < mean.length; i++) {
                    mean[i] += one[i] / all.size();
                }
            }
            return mean;
        }
    }

    /** Trains, and returns what each round has brought. */
    public List<Round> run(JavaSparkContext spark) {
        long begin = System.nanoTime();
        Network network = installed();
        State state = State.of(network);
        List<Round> judged = new ArrayList<>();
        List<Integer> parts = IntStream.range(0, workers).boxed().toList();
        for (int round = 0; round < rounds; round++) {
            Broadcast<State> sent = spark.broadcast(state);
            AveragedTraining training = this;
            int number = round;
            List<State> learned = spark.parallelize(parts, workers)
                    .map(part -> training.learned(sent.value(), part, number))
                    .collect();
            sent.destroy();
            state = State.mean(learned);
            state.into(network);
            judged.add(new Round(round + 1, judged(network), (System.nanoTime() - begin) / 1e9));
        }
        return judged;
    }

    private Network installed() {
        Engine engine = Engine.usual();
        engine.start(1);
        return engine.install(learner.network(), 1);
    }

    /** Trains on one part, in a worker. */
    private State learned(State state, int part, int round) throws IOException {
        Network network = installed();
        state.into(network);
        new Trainer(learner.plan(round).keepingLast(), Progress.SILENT, Checkpoint.none())
                .train(network, learner.part(part, workers), NOTHING);
        return State.of(network);
    }

    private double judged(Network network) {
        return Objective.OF_NETWORK
                .judge(network, learner.validation().inOrder(JUDGED))
                .loss();
    }
}
