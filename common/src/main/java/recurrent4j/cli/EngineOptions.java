package recurrent4j.cli;

import java.util.function.UnaryOperator;
import picocli.CommandLine.Option;
import recurrent4j.eval.Environment;
import recurrent4j.io.InputException;
import recurrent4j.network.Engine;
import recurrent4j.network.Network;
import recurrent4j.train.EnsembleTrainer;

/** The options that say what computes the networks. */
@Heading("Computing")
public final class EngineOptions {

    @Bounds(max = 1_024)
    @Option(names = "--threads", paramLabel = "N", description = "Computing threads (default: all, or 1 for STOCK).")
    private Integer threads;

    @Option(
            names = "--engine",
            paramLabel = "NAME",
            description = "${COMPLETION-CANDIDATES} (default: FUSED, on a GPU STOCK).")
    private Engine engine = Engine.usual();

    /**
     * Sets up the native libraries for the chosen engine.
     *
     * @throws InputException if that engine cannot run on this machine with ND4J's backend
     */
    public void start() {
        requireGpu();
        engine.start(threads());
    }

    /**
     * Returns what lets the chosen engine compute a loaded network, and sets up the native libraries only then: a baseline
     * answers without them.
     *
     * @throws InputException as {@link #start()}, some of it when the first network is there
     */
    public UnaryOperator<Network> onDemand() {
        requireGpu();
        return engine.onDemand(threads());
    }

    private static void requireGpu() {
        if (Gpu.isBackend()) {
            Gpu.require();
        }
    }

    /** Lets the chosen engine compute a network, and returns that network. */
    public Network install(Network network) {
        return engine.install(network, threads());
    }

    /** How many networks may be computed side by side, each in a thread. */
    public int sideBySide() {
        return engine == Engine.FUSED ? threads() : 1;
    }

    /** Returns where networks are trained side by side that belong to no run, and people see how it goes. */
    public EnsembleTrainer ensembles() {
        return new EnsembleTrainer(sideBySide(), JointProgress::of);
    }

    /** Returns where the networks of a run are trained side by side, and people see how it goes. */
    public EnsembleTrainer ensembles(Run run) {
        return new EnsembleTrainer(sideBySide(), run.watched(JointProgress::of));
    }

    /**
     * Lets the chosen engine compute a network that chooses among very many tokens, and learn from samples of them.
     *
     * @param frequencies how often each token stands in the training part
     * @param samples tokens that are drawn at each step, besides those that are asked for
     */
    public Network installSampling(Network network, double[] frequencies, int samples) {
        Network installed = install(network);
        engine.learnFromSamples(installed, frequencies, samples, threads());
        return installed;
    }

    /** This machine, with the engine and the number of threads that were chosen. */
    public Environment environment() {
        return Environment.here(engine.description(), threads());
    }

    /** The chosen engine. */
    public Engine engine() {
        return engine;
    }

    /**
     * The chosen number of threads.
     *
     * @throws InputException if it is below 1
     */
    public int threads() {
        if (threads != null && threads < 1) {
            throw new InputException("%d threads compute nothing; choose 1 or more.", threads);
        }
        return threads != null
                ? threads
                : engine == Engine.STOCK ? 1 : Runtime.getRuntime().availableProcessors();
    }
}
