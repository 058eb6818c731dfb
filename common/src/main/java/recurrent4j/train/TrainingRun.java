package recurrent4j.train;

import java.util.List;
import recurrent4j.eval.Effort;
import recurrent4j.network.Network;

/**
 * What happened in a training.
 *
 * @param network with the weights that the plan said to keep
 * @param epochs in order
 * @param best the epoch of those weights
 * @param examples how many an epoch has shown
 */
public record TrainingRun(Network network, List<Epoch> epochs, Epoch best, long examples) {

    /** The time that training itself took, without validation and pauses. */
    public double seconds() {
        return epochs.stream().mapToDouble(Epoch::seconds).sum();
    }

    /** What the training took, for a scoreboard. */
    public Effort effort() {
        return new Effort(epochs.size(), seconds(), epochs.size() * (double) examples / seconds());
    }
}
