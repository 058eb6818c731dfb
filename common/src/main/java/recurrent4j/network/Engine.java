package recurrent4j.network;

import java.util.Arrays;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.bytedeco.openblas.presets.openblas_nolapack;
import org.nd4j.linalg.factory.Environment;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.nativeblas.NativeOpsHolder;
import recurrent4j.engine.Accelerator;
import recurrent4j.engine.ClassSampler;
import recurrent4j.engine.Kernels;
import recurrent4j.engine.MemoryPolling;
import recurrent4j.engine.UpdateKernel;
import recurrent4j.io.InputException;
import recurrent4j.layers.fused.Backend;
import recurrent4j.layers.fused.FusedLayers;

/** What computes a network. */
public enum Engine {
    /** Deeplearning4j's own layers, one native call for each small operation of each step. */
    STOCK,

    /** Our layers, a whole sequence in one pass; weights and configuration stay Deeplearning4j's. */
    FUSED,

    /**
     * Whole networks on NVIDIA's GPU, as far as its library of recurrent layers goes; weights and configuration stay
     * Deeplearning4j's. Networks without a recurrent layer are computed as by {@link #FUSED}.
     */
    GPU;

    /** The system property that says how exactly a GPU computes: {@link Accelerator.Precision} by its name. */
    public static final String PRECISION = "recurrent4j.precision";

    /** The system property that names the folder of CUDA's libraries, before somebody first asks for a GPU. */
    public static final String CUDA_HOME = Backend.CUDA_HOME;

    private static final String NO_PROCESSOR =
            "Our own layers need ND4J's CPU backend, and this program was built with -Pnd4j-cuda; choose the stock engine and a"
                    + " cell of Deeplearning4j's, or build without it.";

    static {
        prepare();
    }

    /** Readies the native libraries for small networks; whoever mentions an engine before a network is built is in time. */
    public static void prepare() {
        MemoryPolling.turnOff();
    }

    /** What trains fastest here: a GPU if the program was built for it and there is one, else the processor. */
    public static Engine usual() {
        return Backend.isBuiltForGpu() && GPU.missing().isEmpty() ? GPU : ofProcessor();
    }

    /**
     * What answers fastest, and trains what is small: our layers; or stock, if ND4J itself was built for a GPU. A single question
     * is answered before a GPU has heard of it.
     */
    public static Engine ofProcessor() {
        return Backend.kernels().isPresent() ? FUSED : STOCK;
    }

    /** Why this engine cannot compute here, as a sentence that names the way out; empty if it can. */
    public Optional<String> missing() {
        boolean onGpu = Backend.kernels().isEmpty();
        return switch (this) {
            case STOCK -> Optional.empty();
            case FUSED -> onGpu ? Optional.of(NO_PROCESSOR) : Optional.empty();
            case GPU ->
                onGpu ? Optional.of(NO_PROCESSOR) : Backend.accelerator().missing();
        };
    }

    /** Why there is no GPU although the program was built for one, as a sentence; empty if there is one, or nobody expects it. */
    public static Optional<String> missingGpu() {
        return Backend.isBuiltForGpu() ? GPU.missing() : Optional.empty();
    }

    /** What computes, in a few words, with the library that multiplies matrices for it. */
    public String description() {
        return switch (this) {
            case STOCK -> "stock";
            case FUSED -> "fused, " + kernels().description();
            case GPU ->
                "GPU, " + Backend.accelerator().description()
                        + (precision() == Accelerator.Precision.FLOAT32 ? "" : ", " + precision());
        };
    }

    /**
     * Limits the pools of the native libraries, for the whole process, to what this engine needs of them. With one thread,
     * operations run in the calling thread: those of small networks are shorter than a barrier.
     *
     * @throws InputException if this engine cannot compute here
     */
    public void start(int threads) {
        Optional<String> missing = missing();
        if (missing.isPresent()) {
            throw new InputException(missing.get());
        }
        // The fused layers divide their work among threads of their own.
        limitNativeThreads(this == STOCK ? threads : 1);
    }

    /** ND4J's OpenMP pool and OpenBLAS's own spin at barriers, and so slow each other and everybody else down. */
    private static void limitNativeThreads(int threads) {
        Environment environment = Nd4j.getEnvironment();
        // First down to one: ND4J refuses a total below the number of masters, and more masters than the total.
        environment.setMaxMasterThreads(1);
        environment.setMaxThreads(threads);
        environment.setMaxMasterThreads(threads);
        NativeOpsHolder.getInstance().getDeviceNativeOps().setOmpNumThreads(threads);
        openblas_nolapack.blas_set_num_threads(threads);
    }

    /**
     * Lets this engine compute a network's layers from now on, and its updates.
     *
     * @return a view of the same network that takes its steps by this engine
     * @throws InputException if this engine cannot compute here, or not this network
     */
    public Network install(Network network, int threads) {
        if (this == STOCK) {
            return network.updatedBy(Updates.STOCK);
        }
        if (this == GPU) {
            return onDevice(FUSED.install(network, threads), Backend.accelerator(), precision());
        }
        UpdateKernel updates = kernels().update(threads);
        FusedLayers.install(network.model(), threads);
        // Nobody here asks for the gradient of the data.
        FusedLayers.giveInputGradient(network.model(), false);
        Network updated = network.updatedBy(updates);
        return updated instanceof GraphNetwork graph ? graph.inOnePass(threads) : updated;
    }

    /** Lets a device compute a network that our layers compute, if it has a recurrent layer. */
    static Network onDevice(Network host, Accelerator accelerator, Accelerator.Precision precision) {
        return Described.isRecurrent(host) ? DeviceNetwork.of(host, accelerator, precision) : host;
    }

    /**
     * Returns what lets this engine compute a loaded network, and starts it only then: where a baseline answers, no native
     * library is loaded, which takes longer than most answers.
     */
    public UnaryOperator<Network> onDemand(int threads) {
        return network -> {
            start(threads);
            return install(network, threads);
        };
    }

    /**
     * Lets a network that chooses among very many tokens, and that an engine was {@link #install}ed in, learn from samples
     * of them from now on. Its labels are then numbers, {@code [batch, 1, time]}.
     *
     * @param frequencies how often each token stands in the training part
     * @param samples tokens that are drawn at each step, besides those that are asked for
     * @throws InputException if this engine is not ours, which alone can do that
     */
    public void learnFromSamples(Network network, double[] frequencies, int samples, int threads) {
        if (this == STOCK) {
            throw new InputException(
                    "Deeplearning4j's own layers cannot learn from samples of a vocabulary; leave out --engine STOCK.");
        }
        if (this == GPU) {
            throw new InputException(
                    "A GPU does not learn from samples of a vocabulary; leave out --engine GPU, or ask for no samples.");
        }
        FusedLayers.learnFromSamples(network.model(), new ClassSampler(frequencies, samples), threads);
    }

    /** How exactly a GPU computes. */
    private static Accelerator.Precision precision() {
        String name = System.getProperty(PRECISION, Accelerator.Precision.FLOAT32.name());
        return Arrays.stream(Accelerator.Precision.values())
                .filter(precision -> precision.name().equalsIgnoreCase(name))
                .findFirst()
                .orElseThrow(
                        () -> new InputException("There is no precision %s; choose FLOAT32 or TF32 for the property %s."
                                .formatted(name, PRECISION)));
    }

    private static Kernels kernels() {
        return Backend.kernels().orElseThrow(() -> new InputException(NO_PROCESSOR));
    }
}
