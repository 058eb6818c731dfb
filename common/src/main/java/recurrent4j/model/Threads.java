package recurrent4j.model;

import org.bytedeco.openblas.presets.openblas_nolapack;
import org.nd4j.nativeblas.NativeOpsHolder;

/** The threads of the native libraries, whose pools spin while they wait. */
public final class Threads {

    private Threads() {}

    /**
     * Limits ND4J's OpenMP pool and OpenBLAS's own pool, for the whole process. One thread is best for networks of up to
     * a hundred units or so; two and more pay for wide layers on cores that nothing else uses.
     *
     * @throws IllegalArgumentException if the number is below 1
     */
    public static void limit(int threads) {
        if (threads < 1) {
            throw new IllegalArgumentException("%d threads compute nothing; choose 1 or more.".formatted(threads));
        }
        NativeOpsHolder.getInstance().getDeviceNativeOps().setOmpNumThreads(threads);
        openblas_nolapack.blas_set_num_threads(threads);
    }
}
