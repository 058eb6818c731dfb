package recurrent4j.engine.cudnn;

import java.nio.file.Path;
import java.util.Optional;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import recurrent4j.engine.Accelerator;
import recurrent4j.engine.NetworkKernel;
import recurrent4j.engine.NetworkShape;

/** The GPU that CUDA computes on, if this program was built for it. */
public final class Cuda {

    private Cuda() {}

    /**
     * Looks for a GPU, NVIDIA's driver and the libraries of CUDA and cuDNN. The libraries are loaded for the whole process.
     *
     * @param home a folder with the libraries; those that are not there are taken from the folder of the variable CUDA_HOME, from
     *     the system, and from Python's packages
     */
    public static Accelerator find(Optional<Path> home) {
        return presets().map(presets -> presets.open(home)).orElseGet(() -> new Absent(Reasons.NOT_BUILT));
    }

    /** What calls CUDA, if this program was built with it. */
    static Optional<Presets> presets() {
        return presets(Cuda.class.getClassLoader());
    }

    static Optional<Presets> presets(ClassLoader classes) {
        try {
            return ServiceLoader.load(Presets.class, classes).findFirst();
        } catch (ServiceConfigurationError e) {
            // A build without CUDA, over one with it, leaves the resource behind that names a class of the other.
            return Optional.empty();
        }
    }

    /** The part of this engine that is built with {@code -Pcuda}. */
    interface Presets {

        /** Loads the libraries, or notes why that cannot be done. */
        Accelerator open(Optional<Path> home);

        /**
         * Loads CUDA's compiler, and translates the kernels; that needs the driver's library, but no GPU.
         *
         * @param capability of GPUs, such as 75 for 7.5
         * @throws IllegalStateException with a sentence, if something is missing or the compiler refuses them
         */
        byte[] compile(Optional<Path> home, int capability);
    }

    /** A GPU that is not there. */
    record Absent(String reason) implements Accelerator {

        @Override
        public Optional<String> missing() {
            return Optional.of(reason);
        }

        @Override
        public String description() {
            throw new IllegalStateException(reason);
        }

        @Override
        public Optional<String> refusal(NetworkShape shape) {
            return Optional.of(reason);
        }

        @Override
        public NetworkKernel network(NetworkShape shape, Precision precision) {
            throw new IllegalStateException(reason);
        }
    }
}
