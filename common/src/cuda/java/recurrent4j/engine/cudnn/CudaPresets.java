package recurrent4j.engine.cudnn;

import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Optional;
import org.bytedeco.cuda.cudart.cudaDeviceProp;
import org.bytedeco.cuda.global.cublas;
import org.bytedeco.cuda.global.cudart;
import org.bytedeco.cuda.global.cudnn;
import org.bytedeco.javacpp.Loader;
import recurrent4j.engine.Accelerator;

/** CUDA and cuDNN by JavaCPP's presets. */
public final class CudaPresets implements Cuda.Presets {

    /** What a version of cuDNN and of CUDA counts the major part in. */
    private static final int CUDNN_MAJOR = 10_000;

    private static final int CUDA_MAJOR = 1_000;
    private static final int MINOR = 10;
    private static final int CUDNN_MINOR = 100;

    @Override
    public Accelerator open(Optional<Path> home) {
        Optional<String> without = natives();
        if (without.isPresent()) {
            return new Cuda.Absent(without.orElseThrow());
        }
        Optional<String> missing = new CudaLibraries(home).load(EnumSet.allOf(CudaLibrary.class));
        if (missing.isPresent()) {
            return new Cuda.Absent(missing.orElseThrow());
        }
        try {
            int[] count = {0};
            int status = cudart.cudaGetDeviceCount(count);
            String explanation = cudart.cudaGetErrorString(status).getString();
            Optional<String> noDevice = Reasons.noDevice(status, count[0], explanation);
            return noDevice.<Accelerator>map(Cuda.Absent::new).orElseGet(CudaPresets::device);
        } catch (LinkageError e) {
            // They are there, but not for this system, or not of this version.
            return new Cuda.Absent(Reasons.noNatives(Loader.getPlatform() + ": " + e.getMessage()));
        }
    }

    private static Accelerator device() {
        try (var properties = new cudaDeviceProp()) {
            Status.cuda("cudaGetDeviceProperties", cudart.cudaGetDeviceProperties(properties, 0));
            String name = properties.name().getString();
            int capability = properties.major() * MINOR + properties.minor();
            Optional<String> tooOld = Reasons.tooOld(name, capability);
            if (tooOld.isPresent()) {
                return new Cuda.Absent(tooOld.orElseThrow());
            }
            int[] runtime = {0};
            Status.cuda("cudaRuntimeGetVersion", cudart.cudaRuntimeGetVersion(runtime));
            long version = cudnn.cudnnGetVersion();
            // Its functions are loaded only now.
            Loader.load(cublas.class);
            String description = "%s, CUDA %d.%d, cuDNN %d.%d"
                    .formatted(
                            name,
                            runtime[0] / CUDA_MAJOR,
                            runtime[0] % CUDA_MAJOR / MINOR,
                            version / CUDNN_MAJOR,
                            version % CUDNN_MAJOR / CUDNN_MINOR);
            return new CudaAccelerator(description, new CudaProgram(capability));
        }
    }

    /** Loads what JavaCPP itself needs; returns a sentence if it has nothing for this system. */
    private static Optional<String> natives() {
        try {
            Loader.load(Loader.class);
            return Optional.empty();
        } catch (UnsatisfiedLinkError e) {
            return Optional.of(Reasons.noNatives(Loader.getPlatform()));
        }
    }

    @Override
    public byte[] compile(Optional<Path> home, int capability) {
        natives().ifPresent(reason -> {
            throw new IllegalStateException(reason);
        });
        new CudaLibraries(home).load(CudaLibraries.FOR_COMPILER).ifPresent(reason -> {
            throw new IllegalStateException(reason);
        });
        return CudaCompiler.compile(Kernel.source(), capability);
    }
}
