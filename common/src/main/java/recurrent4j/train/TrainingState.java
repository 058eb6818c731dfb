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

    final List<Epoch> epochs;
    /** The epoch whose weights are kept; null before the first is done. */
    Epoch best;

    /** What was learned by the best epoch; null if the last is what is kept. */
    Weights bestWeights;

    Pass pass;

    TrainingState(List<Epoch> epochs, Epoch best, Weights bestWeights, Pass pass) {
        this.epochs = new ArrayList<>(epochs);
        this.best = best;
        this.bestWeights = bestWeights;
        this.pass = pass;
    }

    /** How many batches of an epoch were learned, their losses and answers in sum, the last rate, and what they took. */
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

    /** What is learned, as it was at some time: the weights, and the objective's numbers by name. */
    record Weights(INDArray network, Map<String, double[]> numbers) {

        static Weights of(Network network, Objective objective) {
            Map<String, double[]> numbers = new TreeMap<>();
            objective.numbers().forEach((name, values) -> numbers.put(name, values.clone()));
            return new Weights(network.weights().dup(), numbers);
        }
    }

    void add(Epoch epoch, Network network, Objective objective, TrainingPlan plan) {
        epochs.add(epoch);
        pass = Pass.NONE;
        if (!plan.keepBest() || best == null || epoch.error() < best.error()) {
            best = epoch;
            bestWeights = plan.keepBest() ? Weights.of(network, objective) : null;
        }
    }

    boolean goesOn(TrainingPlan plan) {
        boolean patient = plan.patience() == 0 || best == null || epochs.size() - best.number() < plan.patience();
        return patient && epochs.size() < plan.epochs();
    }

    /** The epochs that are done, the one under way in part. */
    double done(int batches) {
        return epochs.size() + (double) pass.batches() / batches;
    }

    void restoreBest(Network network, Objective objective) {
        network.weights().assign(bestWeights.network());
        objective.numbers().forEach((name, values) -> {
            System.arraycopy(bestWeights.numbers().get(name), 0, values, 0, values.length);
        });
    }
}
