package recurrent4j.train;

import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import recurrent4j.network.Network;

/**
 * What a training makes smaller. {@link #OF_NETWORK} is the loss that the network's last layer has; {@link ByAnswers} is
 * any other that says what answers cost. An objective may have trainable numbers of its own.
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

    /**
     * What a batch costs.
     *
     * @param mean of all answers
     * @param answers how many count
     */
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

    /** A loss that is told by the answers alone. */
    @FunctionalInterface
    interface ByAnswers extends Objective {

        /**
         * Returns what answers cost.
         *
         * @param answers {@code [batch, size]} or {@code [batch, size, time]}; not to be kept, since their memory is used
         *     again
         * @param batch what was asked, with its labels and masks
         */
        Cost of(INDArray answers, DataSet batch);

        @Override
        default Loss gradient(Network network, DataSet batch) {
            var loss = new AtomicReference<Loss>();
            network.backpropagate(batch, answers -> {
                Cost cost = of(answers, batch);
                loss.set(cost.loss());
                return cost.slopes();
            });
            if (loss.get().answers() > 0) {
                network.gradient().divi(loss.get().answers());
            }
            return loss.get();
        }

        @Override
        default Loss loss(Network network, DataSet batch) {
            return of(network.output(batch.getFeatures(), batch.getFeaturesMaskArray()), batch)
                    .loss();
        }
    }

    /**
     * What answers cost.
     *
     * @param sum of the losses of all answers that count
     * @param answers how many do
     * @param slopes the derivatives of the sum by the answers, in their shape
     */
    record Cost(double sum, double answers, INDArray slopes) {
        Loss loss() {
            return new Loss(answers == 0 ? 0 : sum / answers, answers);
        }
    }
}
