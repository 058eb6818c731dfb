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
import recurrent4j.engine.StepGroup;
import recurrent4j.engine.StepKernel;
import recurrent4j.engine.cpu.CpuKernels;

/** Counts the characters per second through networks of two layers, of one stream and of several side by side. */
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
        System.out.printf("%-10s %5s %7s %13s %13s %13s%n", "recurrence", "units", "streams", "characters/s", "best", "processor");
        for (Recurrence recurrence : List.of(Recurrence.SIMPLE_RNN, Recurrence.GRU, Recurrence.LSTM)) {
            for (int units : new int[] {128, 512}) {
                StepKernel kernel = network(recurrence, units);
                int[] token = {0};
                show(recurrence, units, 1, Timing.spread(() -> token[0] = best(kernel.step(token[0]))));
                StepGroup group = kernel.group().orElseThrow();
                int[] tokens = new int[group.places()];
                show(recurrence, units, tokens.length, Timing.spread(() -> next(group.step(tokens), tokens)));
            }
        }
    }

    /** Characters of all streams in a second: of most samples, of the best, and of the processor's time. */
    private static void show(Recurrence recurrence, int units, int streams, Timing.Spread seconds) {
        System.out.printf(
                "%-10s %5d %7d %,13.0f %,13.0f %,13.0f%n",
                recurrence,
                units,
                streams,
                streams / seconds.median(),
                streams / seconds.least(),
                streams / seconds.processor());
    }

    private static void next(float[][] answers, int[] tokens) {
        for (int k = 0; k < tokens.length; k++) {
            tokens[k] = best(answers[k]);
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
