package recurrent4j.cli;

import recurrent4j.io.InputException;

/**
 * The GPU that ND4J itself computes on in a program built with {@code -Pnd4j-cuda}. ND4J's own answer to a missing one is a stack trace, and
 * to one that is too new a crash of its first kernel.
 */
final class Gpu {

    /** ND4J 1.0.0-M2.1 has machine code for 3.7 to 8.6 and no PTX, and machine code runs within a major version only. */
    private static final int NEWEST_MAJOR = 8;

    private Gpu() {}

    /** Whether ND4J was built into this program for a GPU. */
    static boolean isBackend() {
        return Gpu.class.getResource("/org/nd4j/linalg/jcublas/JCublasBackend.class") != null;
    }

    /** Makes sure that ND4J's CUDA backend can run: that CUDA, a GPU and the right kind of GPU are there. */
    static void require() {
        try {
            // First what no installation can change.
            requireCapability(
                    attribute("cudaDevAttrComputeCapabilityMajor"), attribute("cudaDevAttrComputeCapabilityMinor"));
            cuda("cublas");
            cuda("cusolver");
        } catch (UnsatisfiedLinkError e) {
            throw new InputException(
                    "This program was built with -Pnd4j-cuda, and CUDA 11.6 does not load here (" + reason(e)
                            + "); install it and NVIDIA's driver, or build without -Pnd4j-cuda.",
                    e);
        } catch (ReflectiveOperationException e) {
            throw new LinkageError("JavaCPP's classes for CUDA are not those of release 1.5.7.", e);
        }
    }

    /** Returns what the first GPU answers, or 0 where there is none. */
    private static int attribute(String name) throws ReflectiveOperationException {
        Class<?> runtime = cuda("cudart");
        int[] answer = {0};
        runtime.getMethod("cudaDeviceGetAttribute", int[].class, int.class, int.class)
                .invoke(null, answer, runtime.getField(name).getInt(null), 0);
        return answer[0];
    }

    /** Loads a library of CUDA's by its class, which only a build with {@code -Pnd4j-cuda} knows. */
    private static Class<?> cuda(String library) throws ClassNotFoundException {
        return Class.forName("org.bytedeco.cuda.global." + library);
    }

    static void requireCapability(int major, int minor) {
        if (major == 0) {
            throw new InputException(
                    "This program was built with -Pnd4j-cuda, and CUDA finds no GPU here; build without -Pnd4j-cuda.");
        }
        if (major > NEWEST_MAJOR) {
            throw new InputException(
                    "This GPU has compute capability %d.%d, and ND4J's code for CUDA ends with %d.x; build with -Pcuda.",
                    major, minor, NEWEST_MAJOR);
        }
    }

    /** JavaCPP says what it tried last, and why it failed in the cause: a path, then the library that was not found. */
    static String reason(UnsatisfiedLinkError error) {
        Throwable first = error;
        while (first.getCause() != null) {
            first = first.getCause();
        }
        return first.getMessage().replaceFirst("^/\\S*: ", "");
    }
}
