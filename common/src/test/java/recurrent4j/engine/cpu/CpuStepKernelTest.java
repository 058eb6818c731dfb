package recurrent4j.engine.cpu;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import recurrent4j.engine.OutputKernel.DenseParameters;
import recurrent4j.engine.Recurrence;
import recurrent4j.engine.RecurrentKernel.CellShape;
import recurrent4j.engine.StepGroup;
import recurrent4j.engine.StepKernel;

class CpuStepKernelTest {
    private static final int STEPS = 9;

    @ParameterizedTest
    @EnumSource(Recurrence.class)
    void goesStepByStepWhereTheOtherEnginesGoInOne(Recurrence cell) {
        goesStepByStep(new Network(cell));
        goesStepByStep(new Network(cell, 70));
    }

    private static void goesStepByStep(Network network) {
        double[] whole = network.whole();
        CpuStepKernel kernel = network.kernel();
        for (int t = 0; t < STEPS; t++) {
            float[] answers = kernel.step(network.features(t));
            for (int j = 0; j < answers.length; j++) {
                assertThat((double) answers[j]).isCloseTo(whole[t * answers.length + j], within(2e-6));
            }
        }
    }

    @Test
    void readsATokenLikeAVectorWithAOneAtItsPlace() {
        Network network = new Network(Recurrence.LSTM);
        float[] token = network.kernel().step(2).clone();
        assertThat(network.kernel().step(new float[] {0, 0, 1})).containsExactly(token, within(1e-6f));
    }

    @Test
    void continuesFromARestoredStateAndStartsAfreshAfterAReset() {
        CpuStepKernel kernel = new Network(Recurrence.GRU).kernel();
        float[] first = kernel.step(0).clone();
        float[][] state = kernel.state();
        float[] second = kernel.step(1).clone();
        kernel.step(2);
        kernel.restore(state);
        assertThat(kernel.step(1)).containsExactly(second);
        kernel.reset();
        assertThat(kernel.step(0)).containsExactly(first);
    }

    @Test
    void readsATokenAsItsRowOfTheTable() {
        Network network = new Network(Recurrence.GRU);
        INDArray table = Nd4j.linspace(-1, 1, 15).castTo(DataType.FLOAT).reshape('f', 5, 3);
        CpuStepKernel kernel = network.kernel(Optional.of(table));
        for (int token : new int[] {4, 0, 2}) {
            float[] answer = kernel.step(token).clone();
            float[] vector = {table.getFloat(token, 0), table.getFloat(token, 1), table.getFloat(token, 2)};
            kernel.reset();
            assertThat(kernel.step(vector)).containsExactly(answer);
            kernel.reset();
        }
    }

    @ParameterizedTest
    @EnumSource(Recurrence.class)
    void readsSequencesSideBySideAsEachAlone(Recurrence cell) {
        Network network = new Network(cell, 70);
        CpuStepKernel alone = network.kernel();
        for (int token : new int[] {2, 2, 1}) {
            alone.step(token);
        }
        float[][] state = alone.state();
        StepGroup group = network.kernel().group().orElseThrow();
        for (int place = 0; place < group.places(); place++) {
            group.restore(place, state);
        }
        for (int step = 0; step < 4; step++) {
            int[] tokens = new int[group.places()];
            for (int place = 0; place < tokens.length; place++) {
                tokens[place] = (place + step * place) % 3;
            }
            float[][] answers = group.step(tokens);
            for (int place = 0; place < tokens.length; place++) {
                alone.restore(state);
                for (int k = 0; k < step; k++) {
                    alone.step((place + k * place) % 3);
                }
                assertThat(answers[place]).containsExactly(alone.step(tokens[place]), within(2e-6f));
            }
        }
    }

    @Test
    void answersAtAPlaceWhateverStandsAtTheOthers() {
        Network network = new Network(Recurrence.LSTM, 70);
        float[][] first = network.kernel().group().orElseThrow().step(1, 0, 2, 1, 0, 2, 1, 0);
        float[][] second = network.kernel().group().orElseThrow().step(1, -1, -1, 0, -1, 1, -1, 0);
        assertThat(second[0]).containsExactly(first[0]);
        assertThat(second[7]).containsExactly(first[7]);
    }

    @Test
    void readsTokensSideBySideAsTheirRowsOfTheTable() {
        readsRows(new Network(Recurrence.GRU, 70));
        readsRows(new Network(Recurrence.LSTM, 70));
    }

    private static void readsRows(Network network) {
        INDArray table = Nd4j.linspace(-1, 1, 15).castTo(DataType.FLOAT).reshape('f', 5, 3);
        CpuStepKernel kernel = network.kernel(Optional.of(table));
        float[][] answers = kernel.group().orElseThrow().step(4, 0, 2, 1, 3, 4, 0, 2);
        for (int token : new int[] {4, 0, 2}) {
            kernel.reset();
            assertThat(answers[token == 4 ? 0 : token == 0 ? 1 : 2]).containsExactly(kernel.step(token), within(2e-6f));
        }
    }

    @Test
    void readsSideBySideWhatIsWideAndOnlyAsManyAsThereArePlaces() {
        StepGroup group = new Network(Recurrence.GRU, 70).kernel().group().orElseThrow();
        assertThat(new Network(Recurrence.GRU).kernel().group()).isEmpty();
        assertThatThrownBy(() -> group.step(1, 2))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("There are 8 places, not 2.");
    }

    @Test
    void refusesATableOfOtherVectorsThanTheFirstLayerReads() {
        INDArray table = Nd4j.zeros(DataType.FLOAT, 5, 4);
        assertThatThrownBy(() -> new Network(Recurrence.GRU).kernel(Optional.of(table)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("embedding");
    }

    @Test
    void refusesLayersThatDoNotFitEachOther() {
        Trial trial = new Trial(new CellShape(Recurrence.LSTM, 3, 5), 1, STEPS, 1);
        StepKernel.Layer layer = new StepKernel.Layer(trial.shape, trial.weights());
        assertThatThrownBy(() ->
                        new CpuStepKernel(Optional.empty(), List.of(layer, layer), new Network(Recurrence.LSTM).output))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("A layer that reads 3 features stands behind one of 5 units.");
    }

    /** Two recurrent layers and a dense one. */
    private static final class Network {
        private final Trial lower;
        private final Trial upper;
        private final DenseParameters output;

        Network(Recurrence cell) {
            this(cell, 6);
        }

        Network(Recurrence cell, int units) {
            lower = new Trial(new CellShape(cell, 3, units), 1, STEPS, 1);
            upper = new Trial(new CellShape(cell, units, 5), 1, STEPS, 2);
            INDArray kernel = Nd4j.linspace(-1, 1, 20).castTo(DataType.FLOAT).reshape('f', 5, 4);
            output = new DenseParameters(kernel, Nd4j.linspace(0, 1, 4).castTo(DataType.FLOAT));
        }

        CpuStepKernel kernel() {
            return kernel(Optional.empty());
        }

        CpuStepKernel kernel(Optional<INDArray> table) {
            return new CpuStepKernel(
                    table,
                    List.of(
                            new StepKernel.Layer(lower.shape, lower.weights()),
                            new StepKernel.Layer(upper.shape, upper.weights())),
                    output);
        }

        float[] features(int step) {
            float[] features = new float[3];
            for (int k = 0; k < features.length; k++) {
                features[k] = (float) lower.values[0][step * features.length + k];
            }
            return features;
        }

        double[] whole() {
            upper.values[0] = lower.reference().outputs();
            double[] h = upper.reference().outputs();
            double[] answers = new double[STEPS * 4];
            for (int k = 0; k < answers.length; k++) {
                answers[k] = output.bias().getFloat(k % 4);
                for (int j = 0; j < 5; j++) {
                    answers[k] += h[k / 4 * 5 + j] * output.kernel().getFloat(j, k % 4);
                }
            }
            return answers;
        }
    }
}
