package recurrent4j.train;

import java.util.ArrayList;
import java.util.List;
import org.nd4j.linalg.api.ndarray.INDArray;
import recurrent4j.network.Network;

/** How far a training has come: its epochs, the weights of the best one, and the epoch that is under way. */
final class TrainingState {

    private final List<Epoch> epochs;
    private Epoch best;
    private INDArray bestWeights;
    private EpochProgress pass;

    TrainingState(List<Epoch> epochs, Epoch best, INDArray bestWeights, EpochProgress pass) {
        this.epochs = new ArrayList<>(epochs);
        this.best = best;
        this.bestWeights = bestWeights;
        this.pass = pass;
    }

    static TrainingState none() {
        return new TrainingState(List.of(), null, null, EpochProgress.NONE);
    }

    EpochProgress pass() {
        return pass;
    }

    void pass(EpochProgress further) {
        pass = further;
    }

    void add(Epoch epoch, Network network, TrainingPlan plan) {
        epochs.add(epoch);
        pass = EpochProgress.NONE;
        if (!plan.keepBest() || best == null || epoch.validationLoss() < best.validationLoss()) {
            best = epoch;
            bestWeights = plan.keepBest() ? network.weights().dup() : null;
        }
    }

    boolean goesOn(TrainingPlan plan) {
        boolean patient = plan.patience() == 0 || best == null || epochs() - best.number() < plan.patience();
        return patient && epochs() < plan.epochs();
    }

    /** The epochs that are done, the one under way in part. */
    double done(int batches) {
        return epochs.size() + (double) pass.batches() / batches;
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
