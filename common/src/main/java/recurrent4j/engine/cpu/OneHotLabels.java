package recurrent4j.engine.cpu;

import java.util.Arrays;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Labels with a single one at each place: one array that is used again and again, since it may be large and mostly zero. */
final class OneHotLabels {
    private INDArray labels = zeros(1, 1, 1);
    private int[] ones = new int[0];

    /**
     * Returns the labels, which are valid until the next call.
     *
     * @param classes the right class of each answer, the batch running first
     * @param shape {@code [batch, classes, time]}
     */
    INDArray of(int[] classes, long... shape) {
        if (Arrays.equals(labels.shape(), shape)) {
            put(0f);
        } else {
            labels = zeros(shape);
        }
        int batch = (int) shape[0];
        ones = new int[classes.length];
        for (int i = 0; i < ones.length; i++) {
            int step = i / batch;
            ones[i] = Math.toIntExact((step * shape[1] + classes[i]) * batch + i % batch);
        }
        put(1f);
        return labels;
    }

    private void put(float value) {
        Floats memory = Floats.of(labels);
        for (int one : ones) {
            memory.put(one, value);
        }
    }

    /** Zeros outside of Deeplearning4j's workspaces, whose memory is used again as soon as a pass is over. */
    static INDArray zeros(long... shape) {
        return Nd4j.createUninitializedDetached(DataType.FLOAT, 'f', shape).assign(0);
    }
}
