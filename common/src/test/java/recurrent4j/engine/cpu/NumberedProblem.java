package recurrent4j.engine.cpu;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import recurrent4j.engine.OutputKernel;
import recurrent4j.engine.OutputKernel.DenseParameters;
import recurrent4j.engine.OutputKernel.Loss;
import recurrent4j.engine.OutputKernel.NumberedTarget;

/** Random inputs, weights and labels, and their loss in float64. */
final class NumberedProblem {
    private final int batch;
    private final int steps;
    final double[][][] x;
    final double[][] w;
    final double[] b;
    final int[] labels;
    final double[] exists;
    final DenseParameters weights;
    final INDArray input;

    NumberedProblem(int batch, int inputs, int classes, int steps) {
        this.batch = batch;
        this.steps = steps;
        Random random = new Random(5);
        x = new double[batch][steps][];
        input = Nd4j.create(DataType.FLOAT, new long[] {batch, inputs, steps}, 'f');
        for (int k = 0; k < batch; k++) {
            for (int t = 0; t < steps; t++) {
                x[k][t] = numbers(random, inputs);
                for (int i = 0; i < inputs; i++) {
                    input.putScalar(k, i, t, x[k][t][i]);
                }
            }
        }
        w = new double[inputs][];
        weights = new DenseParameters(
                Nd4j.create(DataType.FLOAT, new long[] {inputs, classes}, 'f'),
                Nd4j.create(DataType.FLOAT, 1, classes));
        b = numbers(random, classes);
        for (int j = 0; j < classes; j++) {
            weights.bias().putScalar(j, b[j]);
        }
        for (int i = 0; i < inputs; i++) {
            w[i] = numbers(random, classes);
            for (int j = 0; j < classes; j++) {
                weights.kernel().putScalar(i, j, w[i][j]);
            }
        }
        labels = random.ints((long) batch * steps, 0, classes).toArray();
        exists = new double[batch * steps];
        Arrays.fill(exists, 1);
    }

    /** Gives every example another length, hides a step in the middle of some, and the last of all. */
    NumberedProblem padded() {
        for (int place = 0; place < exists.length; place++) {
            int k = place % batch;
            int t = place / batch;
            exists[place] = t < 1 + k % (steps - 1) && !(k % 3 == 2 && t == 1) ? 1 : 0;
        }
        return this;
    }

    List<Integer> padding() {
        return IntStream.range(0, exists.length)
                .filter(place -> exists[place] == 0)
                .boxed()
                .toList();
    }

    void spoilPadding() {
        for (int place : padding()) {
            labels[place] = -9;
            for (int i = 0; i < w.length; i++) {
                input.putScalar(place % batch, i, place / batch, Double.NaN);
            }
        }
    }

    OutputKernel kernel(int threads) {
        return new CpuOutputKernel(Loss.SOFTMAX_CROSS_ENTROPY, w.length, b.length, threads);
    }

    NumberedTarget target(float smoothing) {
        double[] numbers = Arrays.stream(labels).asDoubleStream().toArray();
        INDArray array = Nd4j.create(numbers).castTo(DataType.INT32).reshape('f', batch, 1, steps);
        boolean padded = Arrays.stream(exists).anyMatch(one -> one == 0);
        Optional<INDArray> mask = padded
                ? Optional.of(Nd4j.create(exists).reshape('f', batch, steps).dup('c'))
                : Optional.empty();
        return new NumberedTarget(array, mask, smoothing);
    }

    INDArray oneHot() {
        INDArray ones = Nd4j.create(DataType.FLOAT, new long[] {batch, b.length, steps}, 'f');
        for (int place = 0; place < labels.length; place++) {
            ones.putScalar(place % batch, labels[place], place / batch, 1);
        }
        return ones;
    }

    double loss(double smoothing) {
        double loss = 0;
        for (int place = 0; place < labels.length; place++) {
            if (exists[place] == 0) {
                continue;
            }
            double[] z = b.clone();
            double sum = 0;
            for (int j = 0; j < z.length; j++) {
                for (int i = 0; i < w.length; i++) {
                    z[j] += x[place % batch][place / batch][i] * w[i][j];
                }
                sum += Math.exp(z[j]);
            }
            for (int j = 0; j < z.length; j++) {
                double wanted = smoothing / z.length + (j == labels[place] ? 1 - smoothing : 0);
                loss += wanted * (Math.log(sum) - z[j]);
            }
        }
        return loss;
    }

    double slope(double[] values, int at, double smoothing) {
        double before = values[at];
        values[at] = before + 1e-5;
        double more = loss(smoothing);
        values[at] = before - 1e-5;
        double less = loss(smoothing);
        values[at] = before;
        return (more - less) / 2e-5;
    }

    /** Numbers that a float holds exactly. */
    private static double[] numbers(Random random, int count) {
        return random.doubles(count).map(one -> (float) (2 * one - 1)).toArray();
    }
}
