package recurrent4j.train;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.nd4j.linalg.api.ndarray.INDArray;
import recurrent4j.io.InputException;
import recurrent4j.network.Network;

/** How far a training has come: its epochs, the weights of the best one, and the epoch that is under way. */
final class TrainingState {

    private final List<Epoch> epochs;
    private Epoch best;
    private Weights bestWeights;
    private Pass pass;

    TrainingState(List<Epoch> epochs, Epoch best, Weights bestWeights, Pass pass) {
        this.epochs = new ArrayList<>(epochs);
        this.best = best;
        this.bestWeights = bestWeights;
        this.pass = pass;
    }

    static TrainingState none() {
        return new TrainingState(List.of(), null, null, Pass.NONE);
    }

    /**
     * How far an epoch has come.
     *
     * @param batches that were learned
     * @param loss the sum of their mean losses, each weighted by its answers
     * @param answers how many they had
     * @param learningRate the rate of the last step
     * @param seconds what they took
     */
    record Pass(int batches, double loss, double answers, double learningRate, double seconds) {

        /** An epoch that has not begun. */
        static final Pass NONE = new Pass(0, 0, 0, 0, 0);

        Pass {
            if (batches < 0) {
                throw new InputException("An epoch cannot have shown %d batches.".formatted(batches));
            }
        }

        Pass and(Objective.Loss more, double rate, double moreSeconds) {
            double sum = loss + more.mean() * more.answers();
            return new Pass(batches + 1, sum, answers + more.answers(), rate, seconds + moreSeconds);
        }

        double meanLoss() {
            return answers == 0 ? 0 : loss / answers;
        }
    }

    /**
     * What is learned, as it was at some time.
     *
     * @param network the weights
     * @param numbers those of the objective, by name
     */
    record Weights(INDArray network, Map<String, double[]> numbers) {

        static Weights of(Network network, Objective objective) {
            Map<String, double[]> numbers = new TreeMap<>();
            objective.numbers().forEach((name, values) -> numbers.put(name, values.clone()));
            return new Weights(network.weights().dup(), numbers);
        }
    }

    Pass pass() {
        return pass;
    }

    void pass(Pass further) {
        pass = further;
    }

    void add(Epoch epoch, Network network, Objective objective, TrainingPlan plan) {
        epochs.add(epoch);
        pass = Pass.NONE;
        if (!plan.keepBest() || best == null || epoch.validationLoss() < best.validationLoss()) {
            best = epoch;
            bestWeights = plan.keepBest() ? Weights.of(network, objective) : null;
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

    /** Returns what was learned by the best epoch; null if the last is what is kept. */
    Weights bestWeights() {
        return bestWeights;
    }

    void restoreBest(Network network, Objective objective) {
        network.weights().assign(bestWeights.network());
        Map<String, double[]> best = bestWeights.numbers();
        objective.numbers().forEach((name, values) -> System.arraycopy(best.get(name), 0, values, 0, values.length));
    }
}
