package recurrent4j.sentiment;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import recurrent4j.cli.Bounds;
import recurrent4j.cli.EngineOptions;
import recurrent4j.cli.Heading;
import recurrent4j.cli.StackOptions;
import recurrent4j.cli.TrainingOptions;
import recurrent4j.io.InputException;
import recurrent4j.model.Architecture;
import recurrent4j.model.Cell;
import recurrent4j.model.Input;
import recurrent4j.model.Readout;
import recurrent4j.model.RecurrentStack;
import recurrent4j.network.Network;
import recurrent4j.network.TrainingMemory;
import recurrent4j.sentiment.pretrain.PretrainedLanguageModel;
import recurrent4j.sentiment.pretrain.UnlabelledCorpus;
import recurrent4j.train.Schedule;
import recurrent4j.train.TrainingPlan;

/** The options that describe a language model, and its training. */
@Heading("Language model")
final class PretrainingOptions {

    static final RecurrentStack STACK = RecurrentStack.of(Cell.LSTM, 128);

    @Mixin
    private StackOptions stack;

    @Mixin
    private TrainingOptions training;

    @Option(
            names = "--data",
            paramLabel = "PATH",
            required = true,
            description =
                    "The Large Movie Review Dataset, whose test part is left out, or a text in each line; repeatable.")
    private List<Path> data;

    @Bounds(max = 10_000_000)
    @Option(names = "--vocabulary", paramLabel = "N", description = "Words known at most (default: ${DEFAULT-VALUE}).")
    private int vocabulary = 20_000;

    @Bounds(max = 10_000)
    @Option(names = "--embedding", paramLabel = "N", description = "Embedding dimensions (default: ${DEFAULT-VALUE}).")
    private int embedding = 128;

    @Bounds(max = 100_000)
    @Option(names = "--window", paramLabel = "N", description = "Words of backpropagation (default: ${DEFAULT-VALUE}).")
    private int window = 50;

    @Bounds(max = 1_000_000)
    @Option(names = "--samples", paramLabel = "N", description = "Words a step samples (default: ${DEFAULT-VALUE}).")
    private int samples = 512;

    @Option(names = "--backwards", description = "Read each text from its end.")
    private boolean backwards;

    UnlabelledCorpus corpus() throws IOException {
        require(vocabulary, "--vocabulary");
        require(embedding, "--embedding");
        require(window, "--window");
        require(samples, "--samples");
        return UnlabelledCorpus.read(data, vocabulary, backwards, seed());
    }

    private static void require(int value, String option) {
        if (value < 1) {
            throw new InputException("%s of %d is none; choose 1 or more.", option, value);
        }
    }

    /** Returns all that decides the result besides the texts, for a run that is to be resumed. */
    String settings(UnlabelledCorpus corpus) {
        return "%s%s %s window %d samples %d"
                .formatted(backwards ? "backwards " : "", architecture(corpus), plan(), window, samples);
    }

    Architecture architecture(UnlabelledCorpus corpus) {
        int words = corpus.vocabulary().size();
        var architecture = new Architecture(
                new Input.Embedding(words, embedding), stack.stack(STACK), new Readout.NextToken(words));
        new TrainingMemory(architecture, plan().batch(), window, 1).require();
        return architecture;
    }

    /** Returns the network before its training, which knows how frequent words are and learns from samples of them. */
    Network network(UnlabelledCorpus corpus, EngineOptions engines) {
        double[] frequencies = corpus.frequencies();
        Network network = Network.of(architecture(corpus), plan().learningRate(), seed());
        network.beginWithFrequencies(frequencies);
        return engines.installSampling(network, frequencies, samples);
    }

    TrainingPlan plan() {
        return training.plan(usual(seed()));
    }

    static TrainingPlan usual(long seed) {
        return TrainingPlan.plain(1, 64, 0.005, seed)
                .along(Schedule.ONE_CYCLE, 1)
                .carryingState();
    }

    long seed() {
        return training.seed();
    }

    PretrainedLanguageModel model(UnlabelledCorpus corpus, Network trained) {
        return PretrainedLanguageModel.of(corpus.vocabulary(), architecture(corpus), backwards, trained);
    }

    int window() {
        return window;
    }

    /** Returns the first of the files and folders, by which all are called. */
    Path first() {
        return data.get(0);
    }
}
