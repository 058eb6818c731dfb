package recurrent4j.layers.fused;

import java.util.Optional;
import recurrent4j.engine.Kernels;
import recurrent4j.engine.cpu.CpuKernels;

/** The engine that computes on what ND4J was built for; the only place that asks what that is. */
public final class Backend {

    private static final Optional<Kernels> KERNELS =
            isThere("org.nd4j.linalg.cpu.nativecpu.CpuBackend") ? Optional.of(new CpuKernels()) : Optional.empty();

    private Backend() {}

    /** Returns the kernels for ND4J's backend; empty for that of a GPU, where Deeplearning4j's own layers compute. */
    public static Optional<Kernels> kernels() {
        return KERNELS;
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
