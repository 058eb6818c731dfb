package recurrent4j.engine.cpu;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import recurrent4j.Bits;
import recurrent4j.engine.Recurrence;
import recurrent4j.engine.RecurrentKernel;
import recurrent4j.engine.RecurrentKernel.CellShape;
import recurrent4j.engine.RecurrentKernel.Gradients;
import recurrent4j.engine.RecurrentKernel.Parameters;
import recurrent4j.engine.RecurrentKernel.Sequence;
import recurrent4j.engine.RecurrentKernel.State;
import recurrent4j.engine.RecurrentKernel.Tape;

class CpuRecurrentKernelTest {

    /** Inputs, units, batch, steps. */
    static Stream<int[]> sizes() {
        return Stream.of(
                new int[] {3, 5, 4, 7},
                new int[] {1, 1, 1, 1},
                new int[] {2, 1, 3, 4},
                new int[] {4, 6, 1, 5},
                new int[] {5, 3, 6, 1},
                new int[] {1, 12, 9, 6},
                new int[] {7, 9, 13, 11});
    }

    /** Every cell in every size, of sequences that go on from others and are padded; in one size, also of all other kinds. */
    static Stream<Trial> trials() {
        return Stream.of(Recurrence.values()).flatMap(cell -> {
            CellShape shape = new CellShape(cell, 3, 5);
            Stream<Trial> kinds = Stream.of(
                    new Trial(shape, 4, 7, 1), new Trial(shape, 4, 7, 2).carried(), new Trial(shape, 4, 7, 3).padded());
            return Stream.concat(
                    kinds,
                    sizes().map(s -> new Trial(new CellShape(cell, s[0], s[1]), s[2], s[3], 4)
                            .carried()
                            .padded()));
        });
    }

    @ParameterizedTest
    @MethodSource("trials")
    void agreesWithTheFormulas(Trial trial) {
        agree(
                trial,
                new CpuRecurrentKernel(trial.shape, 1, false, Long.MAX_VALUE),
                new CpuRecurrentKernel(trial.shape, 1, true, Long.MAX_VALUE));
    }

    static Stream<Trial> allTrials() {
        return Stream.of(Recurrence.values())
                .flatMap(cell -> sizes().flatMap(s -> {
                    CellShape shape = new CellShape(cell, s[0], s[1]);
                    return Stream.of(
                            new Trial(shape, s[2], s[3], 1),
                            new Trial(shape, s[2], s[3], 2).carried(),
                            new Trial(shape, s[2], s[3], 3).padded(),
                            new Trial(shape, s[2], s[3], 4).carried().padded());
                }));
    }

    @Tag("full")
    @ParameterizedTest
    @MethodSource("allTrials")
    void agreesWithTheFormulasInEverySizeOfEveryKind(Trial trial) {
        agreesWithTheFormulas(trial);
    }

    @ParameterizedTest
    @EnumSource(Recurrence.class)
    void agreesWithTheFormulasInTwoBlocks(Recurrence cell) {
        Trial trial = new Trial(new CellShape(cell, 3, 5), 17, 4, 5).carried().padded();
        agree(trial, new CpuRecurrentKernel(trial.shape, 2, false, 1), new CpuRecurrentKernel(trial.shape, 2, true, 1));
    }

    /** Wide layers read and write the features of an example side by side as well. */
    @ParameterizedTest
    @EnumSource(Recurrence.class)
    void theOrderOfArraysChangesNoNumber(Recurrence cell) {
        Trial trial = new Trial(new CellShape(cell, 3, 5), 17, 6, 5).carried().padded();
        INDArray plain = outputAndGradients(trial, false);
        INDArray byExample = outputAndGradients(trial, true);
        assertThat(Bits.of(byExample)).isEqualTo(Bits.of(plain));
    }

    private static INDArray outputAndGradients(Trial trial, boolean byExample) {
        Sequence given = trial.sequence();
        var sequence = new Sequence(ordered(given.activations(), byExample), given.initial(), given.mask());
        INDArray output = ordered(trial.output(), byExample);
        INDArray epsilon = ordered(trial.array(trial.epsilon, output.shape()), byExample);
        INDArray inputGradient = ordered(given.activations(), byExample);
        Parameters gradients = trial.views();
        new CpuRecurrentKernel(trial.shape, 2, true, 1)
                .record(trial.weights(), sequence, output)
                .backward(
                        epsilon,
                        new Gradients(gradients, Optional.of(inputGradient), Optional.empty(), Optional.empty()));
        return Nd4j.concat(
                0,
                Stream.of(output, inputGradient, gradients.input(), gradients.recurrent(), gradients.bias())
                        .map(array -> array.dup('f').reshape('f', new long[] {array.length()}))
                        .toArray(INDArray[]::new));
    }

    private static INDArray ordered(INDArray array, boolean byExample) {
        return byExample ? array.permute(1, 0, 2).dup('f').permute(1, 0, 2) : array;
    }

    /** Sorted by length, they are divided into strips that end with their longest; padding is not computed. */
    @ParameterizedTest
    @EnumSource(Recurrence.class)
    void agreesWithTheFormulasWhereSequencesEndEarly(Recurrence cell) {
        Trial trial = new Trial(new CellShape(cell, 3, 5), 70, 6, 5).carried().sorted();
        agree(
                trial,
                new CpuRecurrentKernel(trial.shape, 1, false, Long.MAX_VALUE),
                new CpuRecurrentKernel(trial.shape, 2, true, 1));
    }

    @ParameterizedTest
    @EnumSource(Recurrence.class)
    void looksUpTokens(Recurrence cell) {
        Trial trial = new Trial(new CellShape(cell, 19, 5), 6, 7, 8)
                .carried()
                .padded()
                .oneHot();
        agree(
                trial,
                new CpuRecurrentKernel(trial.shape, 1, false, Long.MAX_VALUE),
                new CpuRecurrentKernel(trial.shape, 1, true, Long.MAX_VALUE));
    }

    @ParameterizedTest
    @MethodSource("engines")
    void infersWhatItRecords(Recurrence cell, boolean wide) {
        Trial trial = new Trial(new CellShape(cell, 3, 5), 90, 7, 6).carried().padded();
        RecurrentKernel kernel = new CpuRecurrentKernel(trial.shape, 1, wide, Long.MAX_VALUE);
        INDArray recorded = trial.output();
        INDArray inferred = trial.output();
        State last = kernel.record(trial.weights(), trial.sequence(), recorded).lastState();
        State same = kernel.infer(trial.weights(), trial.sequence(), inferred).lastState();
        assertThat(Bits.of(inferred)).isEqualTo(Bits.of(recorded));
        for (int k = 0; k < last.arrays().size(); k++) {
            assertThat(Bits.of(same.arrays().get(k)))
                    .isEqualTo(Bits.of(last.arrays().get(k)));
        }
    }

    static Stream<Arguments> engines() {
        return Stream.of(Recurrence.values())
                .flatMap(cell -> Stream.of(Arguments.of(cell, false), Arguments.of(cell, true)));
    }

    @Test
    void refusesTheTapeOfAnEarlierPass() {
        Trial trial = new Trial(new CellShape(Recurrence.LSTM, 2, 3), 4, 5, 1);
        RecurrentKernel kernel = new CpuKernels().recurrent(trial.shape, 1);
        Tape tape = kernel.record(trial.weights(), trial.sequence(), trial.output());
        kernel.infer(trial.weights(), trial.sequence(), trial.output());
        assertThatThrownBy(() -> tape.backward(
                        trial.output(),
                        new Gradients(trial.views(), Optional.empty(), Optional.empty(), Optional.empty())))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void refusesRowMajorArrays() {
        Trial trial = new Trial(new CellShape(Recurrence.LSTM, 2, 3), 4, 5, 1);
        RecurrentKernel kernel = new CpuKernels().recurrent(trial.shape, 1);
        Sequence rows = new Sequence(trial.sequence().activations().dup('c'), State.ZERO, Optional.empty());
        assertThatThrownBy(() -> kernel.infer(trial.weights(), rows, trial.output()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'f' order");
    }

    /** Of 90 examples two steps are multiplied at once, and the last chunk has a single one. */
    @ParameterizedTest
    @EnumSource(Recurrence.class)
    void agreesWithTheFormulasOverSeveralChunks(Recurrence cell) {
        Trial trial = new Trial(new CellShape(cell, 3, 5), 90, 5, 6).carried().padded();
        agree(trial, new CpuRecurrentKernel(trial.shape, 1, true, Long.MAX_VALUE));
    }

    /** The arrays of a divided batch are copied several steps at a time, at the end fewer. */
    @ParameterizedTest
    @EnumSource(Recurrence.class)
    void agreesWithTheFormulasOverManySteps(Recurrence cell) {
        Trial trial = new Trial(new CellShape(cell, 3, 5), 17, 35, 6).carried().padded();
        agree(trial, new CpuRecurrentKernel(trial.shape, 2, false, 1), new CpuRecurrentKernel(trial.shape, 2, true, 1));
    }

    private static void agree(Trial trial, RecurrentKernel... kernels) {
        Reference reference = trial.reference();
        double[] exact = reference.gradients(trial.epsilon);
        for (RecurrentKernel kernel : kernels) {
            agree(trial, reference, exact, kernel);
        }
    }

    private static void agree(Trial trial, Reference reference, double[] exact, RecurrentKernel kernel) {
        INDArray output = trial.output();
        Tape tape = kernel.record(trial.weights(), trial.sequence(), output);
        // Rectified units have no bound.
        double close = 2e-6 * Math.max(1, largest(reference.outputs()));
        assertThat(Trial.read(output)).containsExactly(reference.outputs(), within(close));
        State last = tape.lastState();
        assertThat(Trial.read(last.arrays().get(0)))
                .containsExactly(reference.values(reference.lastH()), within(close));

        Parameters gradients = trial.views();
        INDArray dx = trial.array(new double[trial.values[0].length], trial.batch, trial.shape.inputs(), trial.steps);
        State dInitial = trial.state(trial.values[4], trial.values[5]);
        double[] norms = new double[trial.steps];
        INDArray epsilon = trial.array(trial.epsilon, trial.batch, trial.shape.units(), trial.steps);
        tape.backward(epsilon, new Gradients(gradients, Optional.of(dx), Optional.of(dInitial), Optional.of(norms)));
        close(gradients.input(), reference.w, exact);
        close(gradients.recurrent(), reference.r, exact);
        close(gradients.bias(), reference.b, exact);
        close(dx, reference.x, exact);
        close(dInitial.arrays().get(0), reference.h0, exact);
        if (trial.shape.recurrence().states() == 2) {
            assertThat(Trial.read(last.arrays().get(1)))
                    .containsExactly(reference.values(reference.lastC), within(2e-6));
            close(dInitial.arrays().get(1), reference.c0, exact);
        }
        double[] exactNorms = reference.norms(exact);
        assertThat(norms).containsExactly(exactNorms, within(1e-5 * largest(exactNorms) + 1e-7));
    }

    private static void close(INDArray actual, int[] nodes, double[] gradients) {
        double[] expected = new double[nodes.length];
        for (int k = 0; k < nodes.length; k++) {
            expected[k] = gradients[nodes[k]];
        }
        assertThat(Trial.read(actual)).containsExactly(expected, within(1e-5 * largest(expected) + 1e-6));
    }

    private static double largest(double[] values) {
        return Arrays.stream(values).map(Math::abs).max().orElse(0);
    }
}
