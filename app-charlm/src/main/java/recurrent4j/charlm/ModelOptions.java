package recurrent4j.charlm;

import java.util.Optional;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import recurrent4j.cli.StackOptions;
import recurrent4j.cli.TrainingOptions;
import recurrent4j.model.Architecture;
import recurrent4j.model.Cell;
import recurrent4j.model.Input;
import recurrent4j.model.Readout;
import recurrent4j.model.RecurrentStack;
import recurrent4j.train.Schedule;
import recurrent4j.train.TrainingPlan;

/** The options that describe a network that learns a language, and its training. */
final class ModelOptions {

    private static final int USUAL_WINDOW = 50;
    private static final int USUAL_EMBEDDING = 128;
    private static final RecurrentStack USUAL_STACK = RecurrentStack.of(Cell.LSTM, 128, 128);

    @Mixin
    private StackOptions stack;

    @Mixin
    private TrainingOptions training;

    @Option(
            names = "--window",
            paramLabel = "N",
            description = "Tokens that gradients flow back through; the state goes further (default: 50).")
    private Integer window;

    @Option(
            names = "--embedding",
            paramLabel = "N",
            description = "Show tokens as learned vectors of N numbers; 0 for one-hot (default: 0; 128 for words).")
    private Integer embedding;

    /** The seed of everything that is drawn. */
    long seed() {
        return training.seed();
    }

    /**
     * Returns the network that learns a preset or any other text.
     *
     * @throws IllegalArgumentException if there can be no such network or training
     */
    Recipe recipe(Optional<Preset> preset, Corpus corpus) {
        int vocabulary = corpus.vocabulary().size();
        int dimensions =
                embedding != null ? embedding : corpus.tokenization() == Tokenization.WORDS ? USUAL_EMBEDDING : 0;
        var architecture = new Architecture(
                dimensions == 0 ? new Input.OneHot(vocabulary) : new Input.Embedding(vocabulary, dimensions),
                stack.stack(preset.map(Preset::stack).orElse(USUAL_STACK)),
                new Readout.NextToken(vocabulary));
        int steps = window != null ? window : preset.map(Preset::window).orElse(USUAL_WINDOW);
        if (steps < 1) {
            throw new IllegalArgumentException("A window of %d tokens is none; choose 1 or more.".formatted(steps));
        }
        TrainingPlan plan = preset.map(phrase -> phrase.plan(seed())).orElseGet(() -> usual(seed()));
        return new Recipe(architecture, training.plan(plan), steps, preset.isPresent());
    }

    /** Returns how a text is learned unless the options say otherwise. */
    private static TrainingPlan usual(long seed) {
        return TrainingPlan.plain(10, 50, 0.01, seed)
                .along(Schedule.ONE_CYCLE, 1)
                .keepingBest(0)
                .carryingState();
    }
}
