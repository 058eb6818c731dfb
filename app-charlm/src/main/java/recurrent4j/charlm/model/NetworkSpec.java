package recurrent4j.charlm.model;

import recurrent4j.charlm.corpus.TextPart;
import recurrent4j.data.TokenStreamBatches;
import recurrent4j.io.InputException;
import recurrent4j.model.Architecture;
import recurrent4j.model.Input;
import recurrent4j.network.Network;
import recurrent4j.train.TrainingPlan;

/**
 * How a network comes about: what it is, and how it is trained.
 *
 * @param architecture the network
 * @param plan its training, in which the state is carried through the text
 * @param window steps through which gradients flow back
 * @param overlapping whether the rows of a batch read a short text side by side, each beginning one token later
 */
public record NetworkSpec(Architecture architecture, TrainingPlan plan, int window, boolean overlapping) {

    /** Returns what the scoreboard calls it. */
    public String name() {
        return architecture.toString();
    }

    /** Returns the untrained network. */
    public Network network() {
        return Network.of(architecture, plan.learningRate(), plan.seed());
    }

    /** Returns the parts of a text as the network reads them. */
    public TokenStreamBatches streams(TextPart part) {
        boolean oneHot = architecture.input() instanceof Input.OneHot;
        int vocabulary = architecture.input().size();
        return overlapping
                ? TokenStreamBatches.overlapping(part.tokens(), vocabulary, window, oneHot)
                : TokenStreamBatches.of(part.tokens(), vocabulary, window, oneHot);
    }

    /**
     * Returns after how many epochs the network speaks each time.
     *
     * @param wanted by the user, or null for some six times in all
     */
    public double sampleEvery(Double wanted) {
        if (wanted != null && !(wanted > 0)) {
            throw new InputException(
                    "Samples after every %s epochs are impossible; choose a positive number, such as 1 or 0.25."
                            .formatted(wanted));
        }
        return wanted != null ? wanted : Math.max(1, plan.epochs() / 6);
    }

    /** Returns the trained network as a language model. */
    public RecurrentModel model(Network network) {
        return new RecurrentModel(name(), network, architecture.input());
    }

    /** Returns all that decides the result, for a run that is to be resumed. */
    public String settings() {
        return "%s, window %d, %s".formatted(architecture, window, plan);
    }
}
