package recurrent4j.charlm.model;

import recurrent4j.charlm.corpus.TextPart;
import recurrent4j.data.TokenStreamBatches;
import recurrent4j.model.Architecture;
import recurrent4j.model.Input;
import recurrent4j.network.Network;
import recurrent4j.train.TrainingPlan;

/**
 * A language model before it is trained: its network, and how that is trained.
 *
 * @param plan its training, in which the hidden state is carried through the text
 * @param overlapping whether the rows of a minibatch read a short text side by side, each beginning one token later
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

    /** Returns a part of a text as minibatches. */
    public TokenStreamBatches batches(TextPart part) {
        boolean oneHot = architecture.input() instanceof Input.OneHot;
        int vocabulary = architecture.input().size();
        return overlapping
                ? TokenStreamBatches.overlapping(part.tokens(), vocabulary, window, oneHot)
                : TokenStreamBatches.of(part.tokens(), vocabulary, window, oneHot);
    }

    /** Returns the network as a language model. */
    public RecurrentModel model(Network network) {
        return new RecurrentModel(name(), network, architecture.input());
    }

    /** Returns all that decides the result, for a run that is to be resumed. */
    public String settings() {
        return "%s, window %d, %s".formatted(architecture, window, plan);
    }
}
