package recurrent4j;

import org.nd4j.linalg.api.ndarray.INDArray;

/** The numbers of an array as they are, since ND4J calls arrays equal that differ by 1e-5. */
public final class Bits {

    private Bits() {}

    /** Returns all numbers of a float array, the first index running first. */
    public static float[] of(INDArray array) {
        return array.dup('f').data().asFloat();
    }
}
