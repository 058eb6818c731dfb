package recurrent4j.engine.cpu;

import java.util.Arrays;
import org.nd4j.linalg.api.ndarray.INDArray;
import recurrent4j.engine.Kernels;

/** Sequences in memory: {@code [time][feature][batch]}, or {@code [time][batch][feature]} if it is by example. */
record SequenceArray(Floats numbers, boolean byExample) {

    /** Sequences that have the examples of a feature side by side. */
    static SequenceArray byFeature(Floats numbers) {
        return new SequenceArray(numbers, false);
    }

    /**
     * The memory of {@code [batch, features, time]}, whose order may be either of the two.
     *
     * @throws IllegalArgumentException if its shape, type or order is another
     */
    static SequenceArray of(String name, INDArray array, long... shape) {
        if (Arrays.equals(array.shape(), shape) && !Kernels.isDense(array) && Kernels.isByExample(array)) {
            Dense.check(name, array.permute(1, 0, 2), shape[1], shape[0], shape[2]);
            return new SequenceArray(Floats.of(array), true);
        }
        return byFeature(Floats.of(Dense.check(name, array, shape)));
    }

    /** A copy of {@code [time][feature][batch]}. */
    float[] valuesByFeature(int batch, int features) {
        float[] values = numbers.values();
        return byExample ? turned(values, batch, features) : values;
    }

    /** Replaces everything by {@code [time][feature][batch]}. */
    void putByFeature(float[] values, int batch, int features) {
        numbers.put(0, byExample ? turned(values, features, batch) : values, values.length);
    }

    /** From {@code [time][rows][columns]} to {@code [time][columns][rows]}. */
    private static float[] turned(float[] values, int rows, int columns) {
        float[] turned = new float[values.length];
        float[] step = new float[rows * columns];
        float[] other = new float[step.length];
        for (int at = 0; at < values.length; at += step.length) {
            System.arraycopy(values, at, step, 0, step.length);
            Pointwise.transpose(step, rows, columns, other, rows);
            System.arraycopy(other, 0, turned, at, step.length);
        }
        return turned;
    }
}
