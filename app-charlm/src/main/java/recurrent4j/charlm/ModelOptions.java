package recurrent4j.charlm;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import recurrent4j.charlm.corpus.Corpus;
import recurrent4j.charlm.corpus.Phrase;
import recurrent4j.charlm.corpus.Tokenization;
import recurrent4j.charlm.model.Hyperparameters;
import recurrent4j.charlm.model.NetworkSpec;
import recurrent4j.charlm.model.SavedLanguageModel;
import recurrent4j.cli.Bounds;
import recurrent4j.cli.EngineOptions;
import recurrent4j.cli.Heading;
import recurrent4j.cli.StackOptions;
import recurrent4j.cli.TrainingOptions;
import recurrent4j.io.InputException;
import recurrent4j.model.Architecture;
import recurrent4j.model.Input;
import recurrent4j.model.Readout;
import recurrent4j.network.TrainingMemory;
import recurrent4j.train.TrainingPlan;

/** The options that describe a language model, and its training. */
@Heading("Language model")
final class ModelOptions {

    private static final int USUAL_EMBEDDING = 128;

    /** How many samples a training shows unless the user wants another number. */
    private static final int SAMPLES = 6;

    @Mixin
    private StackOptions stack;

    @Mixin
    private TrainingOptions training;

    @Option(
            names = "--from",
            paramLabel = "MODEL",
            description = "Go on training a saved model, on its text or another (peak rate 0.002).")
    private Path from;

    @Bounds(max = 1_000_000)
    @Option(names = "--window", paramLabel = "N", description = "Tokens of truncated back-propagation (default: 50).")
    private Integer window;

    @Bounds(min = 0, max = 10_000)
    @Option(
            names = "--embedding",
            paramLabel = "N",
            description = "Embedding size; 0 for one-hot (default: characters 0, else 128).")
    private Integer embedding;

    @Bounds(min = 0, max = 1_000_000)
    @Option(names = "--sample-every", paramLabel = "EPOCHS", description = "Epochs between samples, such as 1 or 0.25.")
    private Double sampleEvery;

    long seed() {
        return training.seed();
    }

    /** Returns the model that the training begins with, if the user has named one. */
    Optional<SavedLanguageModel> start(EngineOptions engines) throws IOException {
        if (from == null) {
            return Optional.empty();
        }
        if (stack.given() || embedding != null) {
            throw new InputException(
                    "--from goes on with the network of that model; leave out --cell, --layers, --units, --direction, --dropout and --embedding.");
        }
        engines.start();
        return Optional.of(SavedLanguageModel.load(from, engines.engine(), engines.threads()));
    }

    /** Returns the training of a saved model that goes on with a text. */
    NetworkSpec spec(SavedLanguageModel start, Corpus corpus) {
        Hyperparameters usual =
                Hyperparameters.ofTrained(corpus.parts().training().tokens().length(), seed());
        int steps = window != null ? window : usual.window();
        requireRoom(steps, corpus);
        TrainingPlan plan = training.plan(usual.plan());
        requireMemory(plan, steps, corpus);
        return NetworkSpec.of(start.model(), plan, steps);
    }

    /** Returns the network for a text, which may be a phrase of the course, and its training. */
    NetworkSpec spec(Optional<Phrase> phrase, Corpus corpus) {
        Hyperparameters usual = phrase.map(preset -> Hyperparameters.of(preset, seed()))
                .orElseGet(() -> Hyperparameters.ofText(
                        corpus.parts().training().tokens().length(), seed()));
        int vocabulary = corpus.vocabulary().size();
        int dimensions =
                embedding != null ? embedding : corpus.tokenization() == Tokenization.CHARACTERS ? 0 : USUAL_EMBEDDING;
        var architecture = new Architecture(
                dimensions == 0 ? new Input.OneHot(vocabulary) : new Input.Embedding(vocabulary, dimensions),
                stack.stack(usual.stack()),
                new Readout.NextToken(vocabulary));
        int steps = window != null ? window : usual.window();
        if (steps < 1) {
            throw new InputException("A window of %d tokens is none; choose 1 or more.", steps);
        }
        requireRoom(steps, corpus);
        TrainingPlan plan = training.plan(usual.plan());
        new TrainingMemory(architecture, rows(plan, steps, corpus), steps, 1).require();
        requireMemory(plan, steps, corpus);
        return NetworkSpec.of(architecture, plan, steps);
    }

    /** Returns how many epochs of a training lie between two samples. */
    double sampleEvery(NetworkSpec spec) {
        if (sampleEvery != null && !(sampleEvery > 0)) {
            throw new InputException(
                    "Samples after every %s epochs are impossible; choose a positive number, such as 1 or 0.25.",
                    sampleEvery);
        }
        return sampleEvery != null ? sampleEvery : Math.max(1, spec.plan().epochs() / SAMPLES);
    }

    /** Refuses, with the names of the parts, what each of them would refuse without. */
    private static void requireRoom(int window, Corpus corpus) {
        long training = corpus.parts().training().tokens().length();
        long validation = corpus.parts().validation().tokens().length();
        if (Math.min(training, validation) <= window) {
            throw new InputException(
                    "A window of %d does not fit into the training part of %d %s and the validation part of %d; choose a smaller --window, a longer text or another --split.",
                    window, training, corpus.tokenization().unit(), validation);
        }
    }

    private static long rows(TrainingPlan plan, int window, Corpus corpus) {
        return Math.min(plan.batch(), corpus.parts().training().tokens().length() / window);
    }

    /** The labels of a minibatch have a number for each token of the vocabulary at each of its places. */
    private static void requireMemory(TrainingPlan plan, int window, Corpus corpus) {
        long vocabulary = corpus.vocabulary().size();
        long rows = rows(plan, window, corpus);
        double bytes = (double) Float.BYTES * rows * window * vocabulary;
        double room = Math.min(Runtime.getRuntime().maxMemory() / 4.0, (double) Float.BYTES * Integer.MAX_VALUE);
        if (bytes > room) {
            throw new InputException(
                    "A minibatch of %,d times %,d %s, each one of %,d, takes %,.0f MB, more than the %,.0f MB that are left for it; choose a greater --min-count, a smaller --batch or --window, or a greater heap with -Xmx.",
                    rows, window, corpus.tokenization().unit(), vocabulary, bytes / 1e6, room / 1e6);
        }
    }
}
