package recurrent4j.train;

import java.util.Map;
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
    };

    /** What a batch costs, as the mean of all answers that count. */
    record Loss(double mean, double answers) {}

    /** Leaves the gradient of the mean loss in {@link Network#gradient()}, and returns the loss. */
    Loss gradient(Network network, DataSet batch);

    /** Returns the loss of a batch, without dropout; nothing is learned from it. */
    Loss loss(Network network, DataSet batch);

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
