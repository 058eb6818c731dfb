package recurrent4j.engine.cudnn;

import org.bytedeco.cuda.global.cublas;
import org.bytedeco.cuda.global.cudart;
import org.bytedeco.cuda.global.cudnn;
import org.bytedeco.cuda.global.nvrtc;

/** What CUDA's functions answer: 0, or why not. A call whose answer nobody looks at leaves old numbers. */
final class Status {

    private static final int OUT_OF_MEMORY = 2;

    private Status() {}

    /** @throws IllegalStateException unless a function of the runtime has done what it was asked for */
    static void cuda(String function, int status) {
        if (status != 0) {
            throw failure(function, status, cudart.cudaGetErrorString(status).getString());
        }
    }

    /** @throws IllegalStateException unless a function of the driver has done what it was asked for */
    static void driver(String function, int status) {
        if (status != 0) {
            throw failure(function, status, "by the driver");
        }
    }

    static void cublas(String function, int status) {
        if (status != 0) {
            throw failure(function, status, cublas.cublasGetStatusString(status).getString());
        }
    }

    static void cudnn(String function, int status) {
        if (status != 0) {
            throw failure(function, status, cudnn.cudnnGetErrorString(status).getString());
        }
    }

    static void compiler(String function, int status) {
        if (status != 0) {
            throw failure(function, status, nvrtc.nvrtcGetErrorString(status).getString());
        }
    }

    /** @throws IllegalStateException with a sentence, if there is no memory left */
    static void memory(int status, long bytes) {
        if (status == OUT_OF_MEMORY) {
            // The answer would be given again to whoever asks next.
            cudart.cudaGetLastError();
            throw new IllegalStateException(
                    "The GPU's memory is full: %d MB more were asked for; choose a smaller batch, window or network."
                            .formatted((bytes >> 20) + 1));
        }
        cuda("cudaMalloc", status);
    }

    private static IllegalStateException failure(String function, int status, String explanation) {
        return new IllegalStateException("%s answered %d: %s".formatted(function, status, explanation));
    }
}
