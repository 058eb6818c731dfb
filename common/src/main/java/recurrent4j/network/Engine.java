package recurrent4j.network;

import java.util.function.UnaryOperator;
import org.bytedeco.openblas.presets.openblas_nolapack;
import org.nd4j.linalg.factory.Environment;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.nativeblas.NativeOpsHolder;
import recurrent4j.engine.ClassSampler;
import recurrent4j.engine.Kernels;
import recurrent4j.engine.MemoryPolling;
import recurrent4j.engine.UpdateKernel;
import recurrent4j.io.InputException;
import recurrent4j.layers.fused.Backend;
import recurrent4j.layers.fused.FusedLayers;

/** What computes the recurrent layers of a network. */
public enum Engine {
    /** Deeplearning4j's own layers, one native call for each small operation of each step. */
    STOCK,

    /** Our layers, a whole sequence in one pass; weights and configuration stay Deeplearning4j's. */
    FUSED;

    static {
        prepare();
    }

    /** Readies the native libraries for small networks; whoever mentions an engine before a network is built is in time. */
    public static void prepare() {
        MemoryPolling.turnOff();
    }

    /** The faster engine for the backend that the program was built with: ours on the CPU, stock on a GPU. */
    public static Engine usual() {
        return Backend.kernels().isPresent() ? FUSED : STOCK;
    }

    /** What computes, in a few words, with the library that multiplies matrices for it. */
    public String description() {
        return this == FUSED ? "fused, " + kernels().description() : "stock";
    }

    /**
     * Limits the pools of the native libraries, for the whole process, to what this engine needs of them. With one thread,
     * operations run in the calling thread: those of small networks are shorter than a barrier.
     *
     * @throws InputException if our layers are to compute and the program was built for a GPU
     */
    public void start(int threads) {
        if (this == FUSED) {
            kernels();
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
     * @throws InputException if the program was built for a GPU, which our layers do not know
     */
    public Network install(Network network, int threads) {
        if (this == STOCK) {
            return network.updatedBy(Updates.STOCK);
        }
        UpdateKernel updates = kernels().update(threads);
        FusedLayers.install(network.model(), threads);
        // Nobody here asks for the gradient of the data.
        FusedLayers.giveInputGradient(network.model(), false);
        return network.updatedBy(updates);
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
        FusedLayers.learnFromSamples(network.model(), new ClassSampler(frequencies, samples), threads);
    }

    private static Kernels kernels() {
        return Backend.kernels()
                .orElseThrow(() ->
                        new InputException("Our own layers compute on the CPU, and this program was built for a GPU;"
                                + " choose the stock engine and a cell of Deeplearning4j's, or build without -Pcuda."));
    }
}
