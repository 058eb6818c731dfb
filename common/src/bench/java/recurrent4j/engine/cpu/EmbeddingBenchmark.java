package recurrent4j.engine.cpu;

import recurrent4j.engine.MemoryPolling;
import recurrent4j.engine.RecurrentKernel.CellShape;
import recurrent4j.engine.RecurrentKernel.Gradients;
import recurrent4j.engine.RecurrentKernel.Parameters;
import recurrent4j.engine.Recurrence;
import recurrent4j.engine.RecurrentKernel;
import recurrent4j.engine.RecurrentKernel.Sequence;
import recurrent4j.engine.RecurrentKernel.State;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import recurrent4j.bench.Timing;

/** Compares the lookup of one-hot input with its product, for the first layer of a character model. */
public final class EmbeddingBenchmark {
    private static final int BATCH = 50;
    private static final int STEPS = 50;

    private EmbeddingBenchmark() {}

    /**
     * Prints one line per size: milliseconds of a forward and a backward pass.
     *
     * @param args threads; all processors if there is none
     */
    public static void main(String[] args) {
        MemoryPolling.turnOff();
        int threads = args.length > 0
                ? Integer.parseInt(args[0])
                : Runtime.getRuntime().availableProcessors();
        System.out.printf("%-28s %12s %12s %7s%n", "LSTM, inputs to units", "product ms", "lookup ms", "ratio");
        for (int[] size : new int[][] {{65, 20}, {65, 128}, {65, 512}, {256, 128}, {1000, 128}}) {
            CellShape shape = new CellShape(Recurrence.LSTM, size[0], size[1]);
            // A single 2 among the ones, and the input is a matrix like any other.
            double product = milliseconds(shape, threads, 2f);
            double lookup = milliseconds(shape, threads, 1f);
            System.out.printf(
                    Locale.ROOT,
                    "%-28s %12.2f %12.2f %7.2f%n",
                    size[0] + " to " + size[1],
                    product,
                    lookup,
                    product / lookup);
        }
    }

    private static double milliseconds(CellShape shape, int threads, float first) {
        RecurrentKernel kernel = new CpuKernels().recurrent(shape, threads);
        int columns = shape.recurrence().inputColumns(shape.units());
        Parameters weights = parameters(shape.inputs(), shape.units(), columns);
        Parameters gradients = parameters(shape.inputs(), shape.units(), columns);
        INDArray output = Nd4j.rand('f', BATCH, shape.units(), STEPS).castTo(DataType.FLOAT);
        INDArray epsilon = output.dup('f');
        Sequence sequence = new Sequence(oneHot(shape.inputs(), first), State.ZERO, Optional.empty());
        return 1000
                * Timing.median(() -> kernel.record(weights, sequence, output)
                        .backward(epsilon, new Gradients(gradients, Optional.empty(), Optional.empty(), Optional.empty())));
    }

    private static Parameters parameters(int inputs, int units, int columns) {
        return new Parameters(random(inputs, columns), random(units, columns), random(1, columns));
    }

    private static INDArray random(int rows, int columns) {
        return Nd4j.rand(DataType.FLOAT, rows, columns).subi(0.5).muli(0.1).dup('f');
    }

    private static INDArray oneHot(int inputs, float first) {
        Random random = new Random(1);
        float[] values = new float[BATCH * inputs * STEPS];
        for (int column = 0; column < BATCH * STEPS; column++) {
            int place = column == 0 ? 0 : random.nextInt(inputs);
            values[(column / BATCH * inputs + place) * BATCH + column % BATCH] = column == 0 ? first : 1f;
        }
        return Nd4j.create(values, new long[] {BATCH, inputs, STEPS}, 'f');
    }
}
