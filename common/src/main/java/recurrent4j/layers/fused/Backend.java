package recurrent4j.layers.fused;

import java.nio.file.Path;
import java.util.Optional;
import recurrent4j.engine.Accelerator;
import recurrent4j.engine.Kernels;
import recurrent4j.engine.cpu.CpuKernels;
import recurrent4j.engine.cudnn.Cuda;

/** The engines that there are; the only place that asks what the program was built for. */
public final class Backend {

    /** The system property that names the folder of CUDA's libraries, before somebody first asks for a GPU. */
    public static final String CUDA_HOME = "recurrent4j.cuda.home";

    private static final Optional<Kernels> KERNELS =
            isThere("org.nd4j.linalg.cpu.nativecpu.CpuBackend") ? Optional.of(new CpuKernels()) : Optional.empty();

    private Backend() {}

    /** Returns the kernels for ND4J's backend; empty for that of a GPU, where Deeplearning4j's own layers compute. */
    public static Optional<Kernels> kernels() {
        return KERNELS;
    }

    /** Whether the program was built with CUDA for our engine, whatever this machine has. */
    public static boolean isBuiltForGpu() {
        return isThere("org.bytedeco.cuda.global.cudnn") && KERNELS.isPresent();
    }

    /** Returns the GPU that computes whole networks; or what is said if there is none. */
    public static Accelerator accelerator() {
        return Gpu.FOUND;
    }

    /** Looked for once, and not before somebody asks: it takes a moment and the memory of several libraries. */
    private static final class Gpu {
        static final Accelerator FOUND = find();
    }

    private static Accelerator find() {
        return Cuda.find(Optional.ofNullable(System.getProperty(CUDA_HOME)).map(Path::of));
    }

    private static boolean isThere(String name) {
        try {
            // Not initialised: that would load the native library, long before anything is computed.
            Class.forName(name, false, Backend.class.getClassLoader());
            return true;
        } catch (ClassNotFoundException e) {
            return false;
        }
    }
}
