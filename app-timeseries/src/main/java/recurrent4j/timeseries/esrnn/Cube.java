package recurrent4j.timeseries.esrnn;

import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Numbers of three dimensions, the first one fastest, between our own arithmetic and ND4J's. */
final class Cube {

    private Cube() {}

    /** Returns an array of single precision, {@code [series, rows, positions]}. */
    static INDArray array(double[] values, int series, int positions) {
        float[] floats = new float[values.length];
        for (int i = 0; i < floats.length; i++) {
            floats[i] = (float) values[i];
        }
        return Nd4j.create(floats, new long[] {series, values.length / series / positions, positions}, 'f');
    }

    /** Returns the numbers of an array, in whatever order it holds them. */
    static double[] values(INDArray array) {
        float[] floats = (array.ordering() == 'f' && !array.isView() ? array : array.dup('f'))
                .data()
                .asFloat();
        double[] values = new double[Math.toIntExact(array.length())];
        for (int i = 0; i < values.length; i++) {
            values[i] = floats[i];
        }
        return values;
    }
}
