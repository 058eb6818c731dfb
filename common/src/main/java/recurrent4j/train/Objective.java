package recurrent4j.train;

import java.util.Map;
import java.util.function.DoubleSupplier;
import java.util.function.Supplier;
import org.nd4j.linalg.dataset.DataSet;
import recurrent4j.network.Network;

/**
 * What a training makes smaller: the loss that the network's last layer has, or any other whose gradient by the answers
 * {@link Network#backpropagate(DataSet, java.util.function.UnaryOperator)} takes. It may have trainable numbers of its own.
 */
public interface Objective {

    /** The loss that the network's own last layer computes. */
    Objective OF_NETWORK = new Objective() {
        @Override
        public Loss gradient(Network network, DataSet batch) {
            return new Loss(network.gradient(batch), Network.answers(batch));
        }

        @Override
        public Loss loss(Network network, DataSet batch) {
            return new Loss(network.loss(batch), Network.answers(batch));
        }

        @Override
        public Supplier<Loss> learn(Network network, DataSet batch, double learningRate, double clip) {
            DoubleSupplier mean = network.learn(batch, learningRate, clip);
            double answers = Network.answers(batch);
            return () -> new Loss(mean.getAsDouble(), answers);
        }
    };

    /** What a batch costs, as the mean of all answers that count. */
    record Loss(double mean, double answers) {}

    /**
     * What an epoch comes to on the validation part.
     *
     * @param loss the mean of all answers
     * @param error what the best epoch is chosen by, the less the better
     */
    record Judgement(double loss, double error) {

        /** The loss alone decides. */
        static Judgement byLoss(double loss) {
            return new Judgement(loss, loss);
        }
    }

    /** Leaves the gradient of the mean loss in {@link Network#gradient()}, and returns the loss. */
    Loss gradient(Network network, DataSet batch);

    /** Returns the loss of a batch, without dropout; nothing is learned from it. */
    Loss loss(Network network, DataSet batch);

    /**
     * Learns a batch: takes a step down the gradient, the network's of a norm that is limited; none where the loss is infinite or
     * no number.
     *
     * @param clip the largest global norm of the network's gradient; 0 for none
     * @return the loss, which may still be being computed: whoever asks waits
     */
    default Supplier<Loss> learn(Network network, DataSet batch, double learningRate, double clip) {
        Loss loss = gradient(network, batch);
        if (Double.isFinite(loss.mean())) {
            network.clip(clip);
            network.step(learningRate);
            step(learningRate);
        }
        return () -> loss;
    }

    /** Judges the validation part; the mean loss decides, unless an objective knows better. */
    default Judgement judge(Network network, Iterable<DataSet> validation) {
        double sum = 0;
        double answers = 0;
        for (DataSet batch : validation) {
            Loss some = loss(network, batch);
            sum += some.mean() * some.answers();
            answers += some.answers();
        }
        return Judgement.byLoss(sum / answers);
    }

    /** Returns what tells it from other objectives of its kind, by which a checkpoint recognises it. */
    default String settings() {
        return "";
    }

    /** Moves the numbers of the objective's own, if it has any, down the gradient of the last batch. */
    default void step(double learningRate) {}

    /** Returns the objective's own trainable numbers by name, not copied: what is kept of the best epoch. */
    default Map<String, double[]> numbers() {
        return Map.of();
    }

    /** Returns what else decides the course of its steps, such as running means; a checkpoint holds it with the numbers. */
    default Map<String, double[]> moments() {
        return Map.of();
    }
}
