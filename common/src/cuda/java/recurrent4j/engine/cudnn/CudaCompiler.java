package recurrent4j.engine.cudnn;

import java.util.Arrays;
import org.bytedeco.cuda.global.nvrtc;
import org.bytedeco.cuda.nvrtc._nvrtcProgram;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.PointerPointer;
import org.bytedeco.javacpp.SizeTPointer;

/** CUDA's run-time compiler. */
final class CudaCompiler {

    private CudaCompiler() {}

    /** Its version, such as {@code 13.0}. */
    static String version() {
        int[] major = {0};
        int[] minor = {0};
        Status.compiler("nvrtcVersion", nvrtc.nvrtcVersion(major, minor));
        return major[0] + "." + minor[0];
    }

    /**
     * Translates a source into code of a GPU's own, or for one that is newer than the compiler into such as its driver translates.
     *
     * @throws IllegalStateException with what the compiler says, if it refuses
     */
    static byte[] compile(String source, int capability) {
        int nearest = nearest(capability);
        boolean known = nearest == capability;
        String architecture = "--gpu-architecture=" + (known ? "sm_" : "compute_") + nearest;
        try (var program = new _nvrtcProgram();
                var text = new BytePointer(source);
                var name = new BytePointer("kernels.cu");
                var option = new BytePointer(architecture);
                // A pointer to a pointer would be read as addresses: it has to be an array.
                var options = new PointerPointer<>(new BytePointer[] {option});
                var size = new SizeTPointer(1)) {
            Status.compiler(
                    "nvrtcCreateProgram",
                    nvrtc.nvrtcCreateProgram(
                            program, text, name, 0, (PointerPointer<?>) null, (PointerPointer<?>) null));
            int status = nvrtc.nvrtcCompileProgram(program, 1, options);
            if (status != 0) {
                throw new IllegalStateException("CUDA's compiler refuses kernels.cu: " + log(program));
            }
            Status.compiler(
                    "nvrtcGet…Size",
                    known ? nvrtc.nvrtcGetCUBINSize(program, size) : nvrtc.nvrtcGetPTXSize(program, size));
            byte[] code = new byte[Math.toIntExact(size.get())];
            Status.compiler("nvrtcGet…", known ? nvrtc.nvrtcGetCUBIN(program, code) : nvrtc.nvrtcGetPTX(program, code));
            nvrtc.nvrtcDestroyProgram(program);
            return code;
        }
    }

    /** The capability nearest below that the compiler knows. */
    private static int nearest(int capability) {
        int[] count = {0};
        Status.compiler("nvrtcGetNumSupportedArchs", nvrtc.nvrtcGetNumSupportedArchs(count));
        int[] all = new int[count[0]];
        Status.compiler("nvrtcGetSupportedArchs", nvrtc.nvrtcGetSupportedArchs(all));
        return Arrays.stream(all)
                .filter(known -> known <= capability)
                .max()
                .orElseThrow(() -> new IllegalStateException(
                        "CUDA's compiler knows no GPU as old as capability %d.".formatted(capability)));
    }

    private static String log(_nvrtcProgram program) {
        try (var size = new SizeTPointer(1)) {
            nvrtc.nvrtcGetProgramLogSize(program, size);
            try (var text = new BytePointer(Math.max(1, size.get()))) {
                nvrtc.nvrtcGetProgramLog(program, text);
                return text.getString();
            }
        }
    }
}
