package recurrent4j.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import recurrent4j.engine.MemoryPolling;
import recurrent4j.engine.OutputKernel.DenseParameters;
import recurrent4j.engine.RecurrentKernel.CellShape;
import recurrent4j.engine.RecurrentKernel.Parameters;
import recurrent4j.engine.Recurrence;
import recurrent4j.engine.StepKernel;
import recurrent4j.engine.cpu.CpuKernels;

/** Counts the characters per second of one stream through networks of two layers. */
public final class GenerationBenchmark {
    private static final int CHARACTERS = 65;

    private GenerationBenchmark() {}

    /**
     * Prints one line per network.
     *
     * @param args none
     */
    public static void main(String[] args) {
        MemoryPolling.turnOff();
        System.out.printf("%-14s %6s %14s%n", "recurrence", "units", "characters/s");
        for (Recurrence recurrence : List.of(Recurrence.SIMPLE_RNN, Recurrence.GRU, Recurrence.LSTM)) {
            for (int units : new int[] {128, 512}) {
                StepKernel kernel = network(recurrence, units);
                int[] token = {0};
                double seconds = Timing.median(() -> token[0] = best(kernel.step(token[0])));
                System.out.printf("%-14s %6d %14.0f%n", recurrence, units, 1 / seconds);
            }
        }
    }

    private static int best(float[] answers) {
        int best = 0;
        for (int k = 1; k < answers.length; k++) {
            best = answers[k] > answers[best] ? k : best;
        }
        return best;
    }

    private static StepKernel network(Recurrence recurrence, int units) {
        List<StepKernel.Layer> layers = new ArrayList<>();
        for (int inputs : new int[] {CHARACTERS, units}) {
            CellShape shape = new CellShape(recurrence, inputs, units);
            Parameters weights = new Parameters(
                    random(inputs, recurrence.inputColumns(units)),
                    random(units, recurrence.recurrentColumns(units)),
                    random(1, recurrence.biasLength(units)));
            layers.add(new StepKernel.Layer(shape, weights));
        }
        return new CpuKernels().steps(Optional.empty(), layers, new DenseParameters(random(units, CHARACTERS), random(1, CHARACTERS)));
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
