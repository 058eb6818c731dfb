package recurrent4j.engine.cpu;

import java.util.Arrays;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import recurrent4j.engine.Kernels;

/** Checks that an array's memory can be read as one run of floats in 'f' order. */
final class Dense {
    private Dense() {}

    static INDArray check(String name, INDArray array, long... shape) {
        if (array.dataType() != DataType.FLOAT || !sameShape(array, shape) || !Kernels.isDense(array)) {
            throw new IllegalArgumentException(
                    "The %s has to be a dense FLOAT array of shape %s in 'f' order, not %s of shape %s with strides %s."
                            .formatted(
                                    name,
                                    Arrays.toString(shape),
                                    array.dataType(),
                                    Arrays.toString(array.shape()),
                                    Arrays.toString(array.stride())));
        }
        return array;
    }

    static int steps(INDArray array) {
        return array.rank() == 3 ? (int) array.size(2) : 1;
    }

    /** The shape of an array, with another number of features. */
    static long[] shape(INDArray array, int features) {
        long[] shape = array.shape().clone();
        shape[1] = features;
        return shape;
    }

    /** Mask values as {@code [time][batch]}. */
    static float[] mask(INDArray mask, int batch, int steps) {
        return values(mask.reshape(batch, steps));
    }

    /** Values of an array of any type and order in 'f' order, the first dimension running first. */
    static float[] values(INDArray array) {
        return Floats.of(array.castTo(DataType.FLOAT).dup('f')).values();
    }

    static int[] integers(INDArray array) {
        float[] values = values(array);
        int[] numbers = new int[values.length];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = (int) values[i];
        }
        return numbers;
    }

    /** Vectors may come as {@code [n]}, {@code [1, n]} or {@code [n, 1]}. */
    private static boolean sameShape(INDArray array, long[] shape) {
        return Arrays.equals(array.shape(), shape) || (shape.length == 1 && array.length() == shape[0]);
    }
}
