package recurrent4j.train;

import java.util.ArrayList;
import java.util.List;
import org.nd4j.linalg.api.ndarray.INDArray;
import recurrent4j.model.Network;

/** How far a training has come: its epochs, and the weights of the best one. */
final class TrainingState {

    private final List<Epoch> epochs;
    private Epoch best;
    private INDArray bestWeights;

    TrainingState(List<Epoch> epochs, Epoch best, INDArray bestWeights) {
        this.epochs = new ArrayList<>(epochs);
        this.best = best;
        this.bestWeights = bestWeights;
    }

    static TrainingState none() {
        return new TrainingState(List.of(), null, null);
    }

    void add(Epoch epoch, Network network, TrainingPlan plan) {
        epochs.add(epoch);
        if (!plan.keepBest() || best == null || epoch.validationLoss() < best.validationLoss()) {
            best = epoch;
            bestWeights = plan.keepBest() ? network.weights().dup() : null;
        }
    }

    boolean goesOn(TrainingPlan plan) {
        boolean patient = plan.patience() == 0 || best == null || epochs() - best.number() < plan.patience();
        return patient && epochs() < plan.epochs();
    }

    int epochs() {
        return epochs.size();
    }

    List<Epoch> list() {
        return List.copyOf(epochs);
    }

    Epoch best() {
        return best;
    }

    INDArray bestWeights() {
        return bestWeights;
    }
}
