package recurrent4j.layers;

import org.bytedeco.openblas.presets.openblas_nolapack;
import org.nd4j.linalg.factory.Environment;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.nativeblas.NativeOpsHolder;

/** The thread pools of the native libraries, which spin at barriers and so slow each other and everybody else down. */
public final class NativeThreads {

    private NativeThreads() {}

    /**
     * Lets ND4J's operations and OpenBLAS run in the calling thread, for the whole process: the operations of small
     * networks are shorter than a barrier. The fused layers divide their work among threads of their own.
     */
    public static void single() {
        Environment environment = Nd4j.getEnvironment();
        // In this order: ND4J refuses a total below the number of masters.
        environment.setMaxMasterThreads(1);
        environment.setMaxThreads(1);
        NativeOpsHolder.getInstance().getDeviceNativeOps().setOmpNumThreads(1);
        openblas_nolapack.blas_set_num_threads(1);
    }
}
