package recurrent4j.engine.cudnn;

import java.util.Collections;
import java.util.Optional;
import java.util.Random;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.factory.Nd4j;
import recurrent4j.engine.NetworkBatch;
import recurrent4j.engine.NetworkBatch.Classes;
import recurrent4j.engine.NetworkBatch.Features;
import recurrent4j.engine.NetworkBatch.Labels;
import recurrent4j.engine.NetworkBatch.Targets;
import recurrent4j.engine.NetworkBatch.Tokens;
import recurrent4j.engine.NetworkBatch.Values;
import recurrent4j.engine.NetworkKernel;
import recurrent4j.engine.NetworkShape;
import recurrent4j.model.Architecture;
import recurrent4j.model.Input;
import recurrent4j.model.Readout;
import recurrent4j.network.Engine;
import recurrent4j.network.Network;

/** A network on the CPU, its shape for a device, and the same batches for both. */
record Trial(Architecture architecture, Network network, NetworkShape shape) {

    static Trial of(Architecture architecture) {
        Network network = Engine.FUSED.install(Network.of(architecture, 0.01, 7), 1);
        // Weights of which none, a bias either, is zero; small enough that small differences stay small.
        var random = new Random(3);
        double scale = 0.25 / Math.sqrt(Collections.max(architecture.stack().units()));
        INDArray weights = network.weights();
        for (int i = 0; i < weights.length(); i++) {
            weights.putScalar(i, weights.getFloat(i) + scale * random.nextGaussian());
        }
        return new Trial(architecture, network, Shapes.of(architecture, network));
    }

    /** Weights and Adam's memory of the network on the CPU. */
    NetworkKernel.Snapshot snapshot() {
        return new NetworkKernel.Snapshot(
                network.weights().toFloatVector(),
                network.updaterState().getRow(0).toFloatVector(),
                network.updaterState().getRow(1).toFloatVector());
    }

    /** A batch in both forms. */
    record Twin(DataSet here, NetworkBatch there) {}

    /** A random batch, whose sequences after the first are shorter if it is padded. */
    Twin batch(int size, int steps, boolean padded, long seed) {
        var random = new Random(seed);
        int[] lengths = new int[size];
        float[] mask = new float[size * steps];
        for (int k = 0; k < size; k++) {
            lengths[k] = padded && k > 0 ? 1 + random.nextInt(steps) : steps;
            for (int t = 0; t < lengths[k]; t++) {
                mask[t * size + k] = 1;
            }
        }
        INDArray masks = padded ? Nd4j.create(mask, new long[] {size, steps}, 'f') : null;
        boolean everyStep = architecture.everyStep();
        var here = new DataSet();
        Features features = features(size, steps, random, here);
        Labels labels = labels(size, everyStep ? steps : 0, random, here);
        here.setFeaturesMaskArray(masks);
        here.setLabelsMaskArray(everyStep ? masks : null);
        return new Twin(
                here,
                new NetworkBatch(
                        size,
                        steps,
                        features,
                        padded ? Optional.of(lengths) : Optional.empty(),
                        Optional.of(labels),
                        padded && everyStep ? Optional.of(mask) : Optional.empty()));
    }

    private Features features(int size, int steps, Random random, DataSet here) {
        if (architecture.input() instanceof Input.Values values) {
            float[] numbers = random(size * steps * values.size(), random);
            here.setFeatures(Nd4j.create(numbers, new long[] {size, values.size(), steps}, 'f'));
            return new Values(numbers);
        }
        if (architecture.input() instanceof Input.OneHot symbols) {
            int[] tokens = random.ints((long) size * steps, 0, symbols.size()).toArray();
            here.setFeatures(oneHot(tokens, size, symbols.size(), steps));
            return new Tokens(tokens);
        }
        var embedding = (Input.Embedding) architecture.input();
        int tracks = embedding.vocabularies().size();
        int[] tokens = new int[size * steps * tracks];
        float[] numbers = new float[tokens.length];
        for (int i = 0; i < tokens.length; i++) {
            tokens[i] = random.nextInt(embedding.vocabularies().get(i / size % tracks));
            numbers[i] = tokens[i];
        }
        here.setFeatures(Nd4j.create(numbers, new long[] {size, tracks, steps}, 'f'));
        return new Tokens(tokens);
    }

    private static INDArray oneHot(int[] numbers, int size, int classes, int steps) {
        float[] values = new float[numbers.length * classes];
        for (int i = 0; i < numbers.length; i++) {
            values[i / size * size * classes + numbers[i] * size + i % size] = 1;
        }
        return Nd4j.create(values, steps == 0 ? new long[] {size, classes} : new long[] {size, classes, steps}, 'f');
    }

    private Labels labels(int size, int steps, Random random, DataSet here) {
        int rows = size * Math.max(1, steps);
        int width = (architecture.readout() instanceof Readout.State
                ? architecture.stack().top()
                : architecture.readout().size());
        if (shape.answer().loss() instanceof NetworkShape.OneOfSeveral) {
            int[] classes = random.ints(rows, 0, width).toArray();
            here.setLabels(oneHot(classes, size, width, steps));
            return new Classes(classes);
        }
        float[] values = random(rows * width, random);
        if (shape.answer().loss() instanceof NetworkShape.AnyOfSeveral) {
            for (int i = 0; i < values.length; i++) {
                values[i] = values[i] > 0 ? 1 : 0;
            }
        }
        here.setLabels(
                Nd4j.create(values, steps == 0 ? new long[] {size, width} : new long[] {size, width, steps}, 'f'));
        return new Targets(values);
    }

    private static float[] random(int count, Random random) {
        float[] values = new float[count];
        for (int i = 0; i < count; i++) {
            values[i] = (float) random.nextGaussian();
        }
        return values;
    }
}
