package recurrent4j.engine.cpu;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;
import recurrent4j.engine.Recurrence;
import recurrent4j.engine.RecurrentKernel.CellShape;
import recurrent4j.engine.RecurrentKernel.Parameters;
import recurrent4j.engine.RecurrentKernel.Sequence;
import recurrent4j.engine.RecurrentKernel.State;

/** One random problem: shapes, numbers, and the arrays that an kernel reads and writes, as views as a network has them. */
final class Trial {
    final CellShape shape;
    final int batch;
    final int steps;
    /** Input, input kernel, recurrent kernel, bias, h and c before the first step; all in 'f' order. */
    final double[][] values;

    final double[] epsilon;
    final double[] mask;

    Trial(CellShape shape, int batch, int steps, long seed) {
        this.shape = shape;
        this.batch = batch;
        this.steps = steps;
        Random random = new Random(seed);
        int units = shape.units();
        Recurrence cell = shape.recurrence();
        double spread = 1 / Math.sqrt(units);
        values = new double[][] {
            numbers(random, steps * shape.inputs() * batch, 1),
            numbers(random, shape.inputs() * cell.inputColumns(units), spread),
            numbers(random, units * cell.recurrentColumns(units), spread),
            numbers(random, cell.biasLength(units), 0.3),
            new double[units * batch],
            new double[units * batch]
        };
        epsilon = numbers(random, steps * units * batch, 1);
        mask = new double[steps * batch];
        Arrays.fill(mask, 1);
    }

    /** Lets the sequences continue others. */
    Trial carried() {
        Random random = new Random(7);
        values[4] = numbers(random, values[4].length, 0.8);
        values[5] = numbers(random, values[5].length, 0.8);
        return this;
    }

    /** Gives every example another length, and hides a step in the middle of every third. */
    Trial padded() {
        for (int e = 0; e < batch; e++) {
            int length = 1 + (e * 5 + steps / 2) % steps;
            for (int t = 0; t < steps; t++) {
                mask[t * batch + e] = t < length && !(e % 3 == 2 && t == 1) ? 1 : 0;
            }
        }
        return this;
    }

    /** Gives examples lengths that grow from the first to the last, as those of words that were sorted. */
    Trial sorted() {
        for (int e = 0; e < batch; e++) {
            for (int t = 0; t < steps; t++) {
                mask[t * batch + e] = t <= e * steps / batch ? 1 : 0;
            }
        }
        return this;
    }

    /** Makes the input single ones, and a few columns of nothing. */
    Trial oneHot() {
        int inputs = shape.inputs();
        Arrays.fill(values[0], 0);
        for (int column = 0; column < steps * batch; column++) {
            if (column % 7 != 3) {
                int place = column * 5 % inputs;
                values[0][(column / batch * inputs + place) * batch + column % batch] = 1;
            }
        }
        return this;
    }

    Reference reference() {
        return new Reference(shape, batch, steps, values, mask);
    }

    /** Weights as consecutive views of one flat row, the way Deeplearning4j keeps them. */
    Parameters weights() {
        Parameters views = views();
        fill(views.input(), values[1]);
        fill(views.recurrent(), values[2]);
        fill(views.bias(), values[3]);
        return views;
    }

    /** Views of one flat row of rubbish. */
    Parameters views() {
        int[] n = {3, values[1].length, values[2].length, values[3].length};
        INDArray flat = Nd4j.valueArrayOf(new long[] {1, n[0] + n[1] + n[2] + n[3]}, 77, DataType.FLOAT);
        INDArray row = flat.reshape(flat.length());
        int units = shape.units();
        INDArray w =
                row.get(NDArrayIndex.interval(n[0], n[0] + n[1])).reshape('f', shape.inputs(), n[1] / shape.inputs());
        INDArray r =
                row.get(NDArrayIndex.interval(n[0] + n[1], n[0] + n[1] + n[2])).reshape('f', units, n[2] / units);
        INDArray b = row.get(NDArrayIndex.interval(n[0] + n[1] + n[2], flat.length()))
                .reshape(1, n[3]);
        return new Parameters(w, r, b);
    }

    Sequence sequence() {
        boolean padded = Arrays.stream(mask).anyMatch(m -> m == 0);
        boolean carried = Arrays.stream(values[4]).anyMatch(v -> v != 0);
        return new Sequence(
                array(values[0], batch, shape.inputs(), steps),
                carried ? state(values[4], values[5]) : State.ZERO,
                padded ? Optional.of(array(mask, batch, steps).dup('c')) : Optional.empty());
    }

    State state(double[] h, double[] c) {
        INDArray first = array(h, batch, shape.units());
        return shape.recurrence().states() == 1
                ? new State(List.of(first))
                : new State(List.of(first, array(c, batch, shape.units())));
    }

    INDArray output() {
        return array(new double[steps * shape.units() * batch], batch, shape.units(), steps);
    }

    INDArray array(double[] numbers, long... sizes) {
        INDArray array = Nd4j.createUninitialized(DataType.FLOAT, sizes, 'f');
        fill(array, numbers);
        return array;
    }

    static double[] read(INDArray array) {
        return array.dup('f').data().asDouble();
    }

    private static void fill(INDArray array, double[] numbers) {
        float[] floats = new float[numbers.length];
        for (int k = 0; k < floats.length; k++) {
            floats[k] = (float) numbers[k];
        }
        array.assign(Nd4j.create(floats, array.shape(), 'f'));
    }

    /** Numbers that a float holds exactly, so that float and double compute the same problem. */
    private static double[] numbers(Random random, int count, double spread) {
        double[] numbers = new double[count];
        for (int k = 0; k < count; k++) {
            numbers[k] = (float) (random.nextGaussian() * spread);
        }
        return numbers;
    }
}
