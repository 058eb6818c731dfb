package recurrent4j.bench;

import java.util.Optional;
import java.util.Random;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import recurrent4j.engine.MemoryPolling;
import recurrent4j.engine.cpu.CpuKernels;
import recurrent4j.engine.RecurrentKernel.CellShape;
import recurrent4j.engine.RecurrentKernel.Gradients;
import recurrent4j.engine.RecurrentKernel.Parameters;
import recurrent4j.engine.Recurrence;
import recurrent4j.engine.RecurrentKernel;
import recurrent4j.engine.RecurrentKernel.Sequence;
import recurrent4j.engine.RecurrentKernel.State;
import recurrent4j.engine.RecurrentKernel.Tape;

/** Times the forward and the backward pass of every recurrence by itself, in the sizes that people train. */
public final class EngineBenchmark {
    /** Batch, steps, inputs, units. */
    private static final int[][] SIZES = {
        {32, 50, 1, 20}, {32, 50, 20, 20}, {32, 200, 32, 32}, {50, 50, 65, 128}, {50, 50, 128, 128}, {64, 200, 64, 64},
        {50, 50, 512, 512}
    };

    private EngineBenchmark() {}

    /**
     * Prints one line per recurrence and size.
     *
     * @param args names of recurrences; all if there are none
     */
    public static void main(String[] args) {
        MemoryPolling.turnOff();
        int cores = Runtime.getRuntime().availableProcessors();
        System.out.println("Products: " + new CpuKernels().description() + ", " + cores + " cores; medians");
        System.out.printf(
                "%-18s %-18s %12s %12s %12s %9s%n",
                "recurrence", "batch,steps,in,out", "forward ms", "fwd+bwd ms", "2 threads ms", "GFLOP/s");
        for (Recurrence recurrence : Recurrence.values()) {
            if (args.length == 0 || java.util.List.of(args).contains(recurrence.name())) {
                for (int[] size : SIZES) {
                    time(recurrence, size);
                }
            }
        }
    }

    private static void time(Recurrence recurrence, int[] s) {
        Layer one = new Layer(new CellShape(recurrence, s[2], s[3]), s[0], s[1], 1);
        Layer two = new Layer(new CellShape(recurrence, s[2], s[3]), s[0], s[1], 2);
        double forward = Timing.median(one::forward);
        double both = Timing.median(one::train);
        double shared = Timing.median(two::train);
        double flops = 6.0 * s[0] * s[1] * recurrence.gates() * s[3] * (s[2] + s[3]);
        System.out.printf(
                "%-18s %-18s %12.3f %12.3f %12.3f %9.1f%n",
                recurrence,
                s[0] + "," + s[1] + "," + s[2] + "," + s[3],
                forward * 1e3,
                both * 1e3,
                shared * 1e3,
                flops / both / 1e9);
    }

    /** A layer with random weights and a random batch. */
    private static final class Layer {
        private final RecurrentKernel kernel;
        private final Parameters weights;
        private final Parameters gradients;
        private final Sequence sequence;
        private final INDArray output;
        private final INDArray epsilon;
        private final INDArray dx;

        Layer(CellShape shape, int batch, int steps, int threads) {
            kernel = new CpuKernels().recurrent(shape, threads);
            weights = parameters(shape);
            gradients = parameters(shape);
            sequence = new Sequence(random(batch, shape.inputs(), steps), State.ZERO, Optional.empty());
            output = random(batch, shape.units(), steps);
            epsilon = random(batch, shape.units(), steps);
            dx = random(batch, shape.inputs(), steps);
        }

        void forward() {
            kernel.record(weights, sequence, output);
        }

        void train() {
            Tape tape = kernel.record(weights, sequence, output);
            tape.backward(epsilon, new Gradients(gradients, Optional.of(dx), Optional.empty(), Optional.empty()));
        }

        private static Parameters parameters(CellShape shape) {
            Recurrence cell = shape.recurrence();
            int units = shape.units();
            return new Parameters(
                    random(shape.inputs(), cell.inputColumns(units)),
                    random(units, cell.recurrentColumns(units)),
                    random(1, cell.biasLength(units)));
        }

        private static INDArray random(long... shape) {
            INDArray array = Nd4j.createUninitialized(DataType.FLOAT, shape, 'f');
            Random random = new Random(1);
            for (long k = 0; k < array.length(); k++) {
                array.data().put(k, (random.nextFloat() - 0.5f) * 0.2f);
            }
            return array;
        }
    }
}
