package recurrent4j.engine.cudnn;

import java.util.Optional;
import recurrent4j.engine.NetworkShape;
import recurrent4j.engine.NetworkShape.Layer;

/** Why a GPU cannot compute, in sentences that name the way out. */
final class Reasons {

    /** What CUDA 13 and cuDNN 9 need: Turing, of 2018. */
    static final int LEAST_CAPABILITY = 75;

    static final String NOT_BUILT =
            "This program was built without CUDA; build it with -Pcuda, or choose another engine.";

    private static final int TENS = 10;

    /** cudaErrorInsufficientDriver. */
    private static final int DRIVER_TOO_OLD = 35;

    private Reasons() {}

    /** Nothing has been released for this system. */
    static String noNatives(String system) {
        return "CUDA's libraries for Java do not load here (%s); there are some for linux-x86_64, linux-arm64 and windows-x86_64: build with -Pcuda there, or choose another engine."
                .formatted(system);
    }

    /** A library that is in no folder. */
    static String missing(CudaLibrary library, String file) {
        return switch (library) {
            case DRIVER ->
                "NVIDIA's driver is missing here (%s); install version 580 or newer, or choose another engine."
                        .formatted(file);
            case CUDNN, CUDNN_GRAPH, CUDNN_OPS, CUDNN_CNN, CUDNN_ADV ->
                "cuDNN 9 for CUDA 13 is missing here (%s); install it, for example by \"pip install nvidia-cudnn-cu13\", and let --cuda-home or CUDA_HOME name its folder if it is not found."
                        .formatted(file);
            case RUNTIME, COMPILER, COMPILER_BUILTINS, BLAS, BLAS_LIGHT ->
                "CUDA 13 is missing here (%s); install it, for example by \"pip install nvidia-cuda-runtime nvidia-cuda-nvrtc nvidia-cublas\", and let --cuda-home or CUDA_HOME name its folder if it is not found."
                        .formatted(file);
        };
    }

    /** What CUDA answers when it is asked for GPUs. */
    static Optional<String> noDevice(int status, int count, String explanation) {
        if (status == DRIVER_TOO_OLD) {
            return Optional.of("NVIDIA's driver here is too old for CUDA 13; install version 580 or newer.");
        }
        if (status != 0) {
            return Optional.of("CUDA finds no GPU here (%s); choose another engine.".formatted(explanation));
        }
        return count > 0
                ? Optional.empty()
                : Optional.of("CUDA finds no GPU here; look at CUDA_VISIBLE_DEVICES, or choose another engine.");
    }

    /** A GPU that is too old. */
    static Optional<String> tooOld(String name, int capability) {
        return capability >= LEAST_CAPABILITY
                ? Optional.empty()
                : Optional.of(
                        "The GPU here (%s) has compute capability %d.%d, and CUDA 13 begins with 7.5, which are GPUs of 2018; choose another engine."
                                .formatted(name, capability / TENS, capability % TENS));
    }

    /** What cuDNN cannot compute of a network. */
    static Optional<String> refusal(NetworkShape shape) {
        for (Layer layer : shape.layers()) {
            if (Gates.of(layer.recurrence()).isEmpty()) {
                String cell = switch (layer.recurrence()) {
                    case PEEPHOLE_LSTM -> "LSTM with peepholes";
                    case COUPLED_LSTM -> "LSTM with coupled gates";
                    default -> "GRU that resets before the product";
                };
                return Optional.of("cuDNN has no %s; choose LSTM, GRU, SIMPLE_RNN or RELU_RNN, or another engine."
                        .formatted(cell));
            }
        }
        return Optional.empty();
    }
}
