package recurrent4j.layers;

import org.bytedeco.openblas.presets.openblas_nolapack;
import org.nd4j.linalg.factory.Environment;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.nativeblas.NativeOpsHolder;

/** The thread pools of the native libraries, which spin at barriers and so slow each other and everybody else down. */
public final class NativeThreads {

    private NativeThreads() {}

    /**
     * Limits ND4J's OpenMP pool and OpenBLAS's own pool, for the whole process. With one thread, operations run in the
     * calling thread: those of small networks are shorter than a barrier.
     */
    public static void limit(int threads) {
        Environment environment = Nd4j.getEnvironment();
        // First down to one: ND4J refuses a total below the number of masters, and more masters than the total.
        environment.setMaxMasterThreads(1);
        environment.setMaxThreads(threads);
        environment.setMaxMasterThreads(threads);
        NativeOpsHolder.getInstance().getDeviceNativeOps().setOmpNumThreads(threads);
        openblas_nolapack.blas_set_num_threads(threads);
    }
}
