package recurrent4j.charlm.model;

import java.util.function.Supplier;
import recurrent4j.charlm.corpus.Corpus;
import recurrent4j.charlm.corpus.TextPart;
import recurrent4j.data.TokenStreamBatches;
import recurrent4j.model.Architecture;
import recurrent4j.model.Input;
import recurrent4j.network.Engine;
import recurrent4j.network.Network;
import recurrent4j.train.TrainingPlan;

/**
 * A language model before it is trained: its network, and how that is trained.
 *
 * @param name what the scoreboard calls it
 * @param input what it is shown at a step
 * @param beginning makes the network with which the training begins
 * @param plan its training, in which the hidden state is carried through the text
 * @param window tokens in a window of truncated back-propagation
 */
public record NetworkSpec(String name, Input input, Supplier<Network> beginning, TrainingPlan plan, int window) {

    /** From so many on, the vectors of the tokens asked for cost more than a twentieth of a step. */
    private static final int MANY_TOKENS = 128;

    /** Describes an untrained network. */
    public static NetworkSpec of(Architecture architecture, TrainingPlan plan, int window) {
        return new NetworkSpec(
                architecture.toString(),
                architecture.input(),
                () -> Network.of(architecture, plan.learningRate(), plan.seed()),
                plan,
                window);
    }

    /** Describes a trained network that is to be trained further: its weights are kept, the optimizer's state is new. */
    public static NetworkSpec of(RecurrentModel trained, TrainingPlan plan, int window) {
        return new NetworkSpec(
                trained.name(),
                trained.input(),
                () -> {
                    trained.network().forgetSteps();
                    return trained.network();
                },
                plan,
                window);
    }

    /** Returns the network with which the training begins. */
    public Network network() {
        return beginning.get();
    }

    /** Returns a part of a corpus as minibatches; what is to be memorized is read by rows that begin one token later each. */
    public TokenStreamBatches batches(Corpus corpus, TextPart part) {
        boolean oneHot = input instanceof Input.OneHot;
        return corpus.isMemorized()
                ? TokenStreamBatches.overlapping(part.tokens(), input.size(), window, oneHot)
                : TokenStreamBatches.of(part.tokens(), input.size(), window, oneHot);
    }

    /** Returns a part of a corpus as the minibatches that an engine learns fastest from. */
    public TokenStreamBatches batches(Corpus corpus, TextPart part, Engine engine) {
        TokenStreamBatches batches = batches(corpus, part);
        return engine == Engine.FUSED && input.size() >= MANY_TOKENS ? batches.askingByNumber() : batches;
    }

    /** Returns the network as a language model. */
    public RecurrentModel model(Network network) {
        return new RecurrentModel(name, network, input);
    }

    /** Returns all that decides the result, for a run that is to be resumed. */
    public String settings() {
        return "%s, window %d, %s".formatted(name, window, plan);
    }
}
