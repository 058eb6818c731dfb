package recurrent4j.cli;

import java.nio.file.Path;
import java.util.function.UnaryOperator;
import picocli.CommandLine.Option;
import recurrent4j.engine.Accelerator;
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
            description = "${COMPLETION-CANDIDATES} (default: FUSED; in a build with -Pcuda, where a large network is"
                    + " trained, GPU).")
    private Engine engine;

    @Option(
            names = "--precision",
            paramLabel = "NAME",
            description = "How exactly a GPU multiplies: ${COMPLETION-CANDIDATES} (default: FLOAT32).")
    private Accelerator.Precision precision;

    @Option(
            names = "--cuda-home",
            paramLabel = "DIR",
            description = "Folder with the libraries of CUDA 13 and cuDNN 9 (default: where they are usually).")
    private Path cudaHome;

    /** What computes if nothing was chosen; found when it is first asked for. */
    private Engine usual;

    /**
     * Sets up the native libraries for the chosen engine, or for that of the processor, which answers sooner than a GPU and
     * trains small networks faster.
     *
     * @throws InputException if the chosen engine cannot compute on this machine
     */
    public void start() {
        start(Engine.ofProcessor());
    }

    /**
     * Does the same for the training of a network that may be large, which a GPU computes, if there is one that the program was
     * built for; if it was built for one and there is none, people are told.
     *
     * @throws InputException if the chosen engine cannot compute on this machine
     */
    public void startTraining() {
        choose();
        if (engine == null) {
            Engine.missingGpu()
                    .ifPresent(sentence -> System.err.println(sentence + " Until then the processor computes."));
        }
        start(engine == null ? Engine.usual() : engine);
    }

    /**
     * Returns what lets the chosen engine compute a loaded network, and sets up the native libraries only then: a baseline
     * answers without them.
     *
     * @throws InputException as {@link #start()}, some of it when the first network is there
     */
    public UnaryOperator<Network> onDemand() {
        settle(Engine.ofProcessor());
        return engine().onDemand(threads());
    }

    private void start(Engine otherwise) {
        settle(otherwise);
        engine().start(threads());
    }

    /** Finds out what computes, and whether the other options fit it. */
    private void settle(Engine otherwise) {
        if (Gpu.isBackend()) {
            Gpu.require();
        }
        choose();
        usual = otherwise;
        if (engine() != Engine.GPU && (precision != null || cudaHome != null)) {
            throw new InputException(
                    "--precision and --cuda-home are about a GPU; leave them out, or choose --engine GPU.");
        }
    }

    /** Takes options that are about a GPU for the choice of one, and tells of those that hold for the whole process. */
    private void choose() {
        if (engine == null && (precision != null || cudaHome != null)) {
            engine = Engine.GPU;
        }
        if (precision != null) {
            System.setProperty(Engine.PRECISION, precision.name());
        }
        if (cudaHome != null) {
            System.setProperty(Engine.CUDA_HOME, cudaHome.toString());
        }
    }

    /** Lets the chosen engine compute a network, and returns that network. */
    public Network install(Network network) {
        return engine().install(network, threads());
    }

    /** How many networks may be computed side by side, each in a thread. */
    public int sideBySide() {
        return engine() == Engine.FUSED ? threads() : 1;
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
        engine().learnFromSamples(installed, frequencies, samples, threads());
        return installed;
    }

    /** This machine, with the engine and the number of threads that were chosen. */
    public Environment environment() {
        return Environment.here(engine().description(), threads());
    }

    /** The chosen engine, or that for which {@link #start()} or {@link #startTraining()} has found no other was chosen. */
    public Engine engine() {
        if (engine != null) {
            return engine;
        }
        return usual == null ? Engine.ofProcessor() : usual;
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
                : engine() == Engine.STOCK ? 1 : Runtime.getRuntime().availableProcessors();
    }
}
