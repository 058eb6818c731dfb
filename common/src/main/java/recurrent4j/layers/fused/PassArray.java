package recurrent4j.layers.fused;

import java.util.Arrays;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;

/** A dense array that every {@link NetworkPass} writes anew, in memory that is kept for batches of all sizes. */
final class PassArray {

    private INDArray memory = memory(1);
    private INDArray view = memory;

    /** Returns it in a shape, to be written. */
    INDArray of(long... shape) {
        if (!Arrays.equals(view.shape(), shape)) {
            long length = Arrays.stream(shape).reduce(1, Math::multiplyExact);
            if (memory.length() < length) {
                memory = memory(length);
            }
            view = memory.get(NDArrayIndex.interval(0, length)).reshape('f', shape);
        }
        return view;
    }

    /** Gives its memory back, until it is asked for again. */
    void release() {
        if (memory.length() > 1) {
            memory = memory(1);
            view = memory;
        }
    }

    private static INDArray memory(long length) {
        return Nd4j.createUninitializedDetached(DataType.FLOAT, 'f', length);
    }
}
