package recurrent4j.engine.cudnn;

import java.util.Optional;

/** The libraries that are loaded, in this order, so that each finds those that it needs. */
enum CudaLibrary {
    /** Comes with NVIDIA's driver. */
    DRIVER("libcuda.so.1", "nvcuda.dll"),
    RUNTIME("libcudart.so.13", "cudart64_13.dll"),
    COMPILER_BUILTINS("libnvrtc-builtins.so.13.*", "nvrtc-builtins64_13*.dll"),
    COMPILER("libnvrtc.so.13", "nvrtc64_130_0.dll"),
    BLAS_LIGHT("libcublasLt.so.13", "cublasLt64_13.dll"),
    BLAS("libcublas.so.13", "cublas64_13.dll"),
    CUDNN_GRAPH("libcudnn_graph.so.9", "cudnn_graph64_9.dll"),
    CUDNN_OPS("libcudnn_ops.so.9", "cudnn_ops64_9.dll"),
    CUDNN_CNN("libcudnn_cnn.so.9", "cudnn_cnn64_9.dll"),
    CUDNN_ADV("libcudnn_adv.so.9", "cudnn_adv64_9.dll"),
    CUDNN("libcudnn.so.9", "cudnn64_9.dll");

    private final String linux;
    private final String windows;

    CudaLibrary(String linux, String windows) {
        this.linux = linux;
        this.windows = windows;
    }

    /** Its file's name, in which a star may stand for what nobody knows before. */
    String file(boolean onWindows) {
        return onWindows ? windows : linux;
    }

    /** The name that the system may know it by; nothing where it has to be found in a folder. */
    Optional<String> systemName(boolean onWindows) {
        return file(onWindows).contains("*") ? Optional.empty() : Optional.of(file(onWindows));
    }
}
