package recurrent4j.layers.fused;

import static org.nd4j.linalg.indexing.NDArrayIndex.all;
import static org.nd4j.linalg.indexing.NDArrayIndex.interval;

import java.util.Random;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.factory.Nd4j;

/** Seeded random sequences with as many different lengths as there are examples. */
public record Examples(int batch, int inputs, int outputs, int steps) {

    /** One answer per step, one-hot. */
    public DataSet sequences() {
        Random random = new Random(7);
        return new DataSet(features(random), classes(random, steps));
    }

    /** One answer per sequence, one-hot. */
    public DataSet answers() {
        Random random = new Random(7);
        return new DataSet(features(random), classes(random, 1).reshape(batch, outputs));
    }

    /** Example i lacks its last i steps, as far as one step is left. */
    INDArray endPadding() {
        INDArray mask = Nd4j.ones(DataType.FLOAT, batch, steps);
        for (int example = 0; example < batch; example++) {
            for (int step = Math.max(1, steps - example); step < steps; step++) {
                mask.putScalar(example, step, 0);
            }
        }
        return mask;
    }

    /** One of the padded examples, without its padding. */
    DataSet alone(DataSet padded, int example) {
        int length = padded.getFeaturesMaskArray().getRow(example).sumNumber().intValue();
        INDArray labels = padded.getLabels();
        return new DataSet(
                part(padded.getFeatures(), example, length),
                labels.rank() == 3 ? part(labels, example, length) : labels.getRow(example, true));
    }

    private static INDArray part(INDArray sequences, int example, int length) {
        return sequences
                .get(interval(example, example + 1), all(), interval(0, length))
                .dup('f');
    }

    private INDArray features(Random random) {
        INDArray features = Nd4j.create(DataType.FLOAT, new long[] {batch, inputs, steps}, 'f');
        for (long i = 0; i < features.length(); i++) {
            features.data().put(i, (float) random.nextGaussian());
        }
        return features;
    }

    private INDArray classes(Random random, int length) {
        INDArray classes = Nd4j.create(DataType.FLOAT, new long[] {batch, outputs, length}, 'f');
        for (int example = 0; example < batch; example++) {
            for (int step = 0; step < length; step++) {
                classes.putScalar(example, random.nextInt(outputs), step, 1);
            }
        }
        return classes;
    }
}
