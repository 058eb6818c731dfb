package recurrent4j.network;

import java.util.List;
import java.util.Random;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.factory.Nd4j;
import recurrent4j.model.Architecture;
import recurrent4j.model.Input;
import recurrent4j.model.Readout;

/** Random minibatches of what a network reads and is asked for, some padded. */
final class RandomBatches {
    private RandomBatches() {}

    static DataSet of(Architecture architecture, boolean padded, long seed) {
        var random = new Random(seed);
        int size = 4;
        int steps = 6;
        Input input = architecture.input();
        float[] mask = new float[size * steps];
        for (int i = 0; i < mask.length; i++) {
            mask[i] = !padded || i % size == 0 || i / size < 1 + i % size ? 1 : 0;
        }
        INDArray features = features(input, size, steps, random);
        INDArray masks = padded ? Nd4j.create(mask, new long[] {size, steps}, 'f') : null;
        INDArray labels = labels(architecture, size, steps, random);
        return new DataSet(features, labels, masks, architecture.everyStep() ? masks : null);
    }

    private static INDArray features(Input input, int size, int steps, Random random) {
        if (input instanceof Input.Values values) {
            return normal(random, size, values.size(), steps);
        }
        if (input instanceof Input.OneHot symbols) {
            return ones(random, size, symbols.size(), steps);
        }
        List<Integer> tracks = ((Input.Embedding) input).vocabularies();
        INDArray numbers = Nd4j.zeros(size, tracks.size(), steps).dup('f');
        for (int i = 0; i < size * steps; i++) {
            for (int track = 0; track < tracks.size(); track++) {
                numbers.putScalar(i % size, track, i / size, random.nextInt(tracks.get(track)));
            }
        }
        return numbers;
    }

    private static INDArray labels(Architecture architecture, int size, int steps, Random random) {
        Readout readout = architecture.readout();
        if (readout instanceof Readout.State) {
            return normal(random, size, architecture.stack().top());
        }
        boolean classes = readout instanceof Readout.NextToken
                || readout instanceof Readout.Tags
                || readout instanceof Readout.Label label && !label.several();
        if (classes) {
            INDArray all = ones(random, size, readout.size(), readout.everyStep() ? steps : 1);
            return readout.everyStep() ? all : all.reshape('f', size, readout.size());
        }
        INDArray values = readout.everyStep()
                ? normal(random, size, readout.size(), steps)
                : normal(random, size, readout.size());
        return readout instanceof Readout.Label ? values.gt(0).castTo(values.dataType()) : values;
    }

    private static INDArray ones(Random random, int size, int width, int steps) {
        INDArray ones = Nd4j.zeros(size, width, steps).dup('f');
        for (int i = 0; i < size * steps; i++) {
            ones.putScalar(i % size, random.nextInt(width), i / size, 1);
        }
        return ones;
    }

    static INDArray normal(Random random, long... shape) {
        float[] values =
                new float[Math.toIntExact(java.util.Arrays.stream(shape).reduce(1, (a, b) -> a * b))];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) random.nextGaussian();
        }
        return Nd4j.create(values, shape, 'f');
    }
}
