package recurrent4j.engine.cudnn;

import java.nio.file.Path;
import java.util.Optional;
import java.util.ServiceLoader;
import recurrent4j.engine.Accelerator;
import recurrent4j.engine.NetworkKernel;
import recurrent4j.engine.NetworkShape;

/** The GPU that CUDA computes on, if this program was built for it. */
public final class Cuda {

    private Cuda() {}

    /**
     * Looks for a GPU, NVIDIA's driver and the libraries of CUDA and cuDNN.
     *
     * @param home a folder with the libraries; without it, the system's, those of the variable CUDA_HOME, and those of Python's
     *     packages are taken
     */
    public static Accelerator find(Optional<Path> home) {
        return ServiceLoader.load(Presets.class, Cuda.class.getClassLoader())
                .findFirst()
                .map(presets -> presets.open(home))
                .orElseGet(NotBuilt::new);
    }

    /** The part of this engine that is built with {@code -Pcuda}. */
    public interface Presets {

        /** Loads the libraries, or notes why that cannot be done. */
        Accelerator open(Optional<Path> home);
    }

    private record NotBuilt() implements Accelerator {
        private static final String REASON =
                "This program was built without CUDA; build it with -Pcuda, or choose another engine.";

        @Override
        public Optional<String> missing() {
            return Optional.of(REASON);
        }

        @Override
        public String description() {
            throw new IllegalStateException(REASON);
        }

        @Override
        public Optional<String> refusal(NetworkShape shape) {
            return Optional.of(REASON);
        }

        @Override
        public NetworkKernel network(NetworkShape shape, Precision precision) {
            throw new IllegalStateException(REASON);
        }
    }
}
