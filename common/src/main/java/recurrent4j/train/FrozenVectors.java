package recurrent4j.train;

import java.util.Map;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import recurrent4j.network.KnownVectors;
import recurrent4j.network.Network;

/**
 * Another objective, which is made smaller without a change of vectors that were known before the training; all other weights
 * are trained. It belongs to one training, since it remembers which rows of its network's embedding stay.
 */
public final class FrozenVectors implements Objective {

    private final Objective objective;
    private final KnownVectors vectors;
    private INDArray learning;

    /** Freezes vectors, with which the network has begun. */
    public FrozenVectors(Objective objective, KnownVectors vectors) {
        this.objective = objective;
        this.vectors = vectors;
    }

    @Override
    public Loss gradient(Network network, DataSet batch) {
        Loss loss = objective.gradient(network, batch);
        if (learning == null) {
            learning = vectors.learning(network);
        }
        KnownVectors.freeze(network, learning);
        return loss;
    }

    @Override
    public Loss loss(Network network, DataSet batch) {
        return objective.loss(network, batch);
    }

    @Override
    public Judgement judge(Network network, Iterable<DataSet> validation) {
        return objective.judge(network, validation);
    }

    @Override
    public String settings() {
        return objective.settings() + ", known vectors frozen";
    }

    @Override
    public void step(double learningRate) {
        objective.step(learningRate);
    }

    @Override
    public Map<String, double[]> numbers() {
        return objective.numbers();
    }

    @Override
    public Map<String, double[]> moments() {
        return objective.moments();
    }
}
