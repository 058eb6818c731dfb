package recurrent4j.engine.cpu;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.linalg.api.ndarray.INDArray;
import recurrent4j.engine.Recurrence;
import recurrent4j.engine.RecurrentKernel.CellShape;
import recurrent4j.engine.RecurrentKernel.Gradients;
import recurrent4j.engine.RecurrentKernel.Parameters;
import recurrent4j.engine.RecurrentKernel.Tape;

/** C2: values that nobody has scaled drive units to where their slope is nothing, however large the value behind it. */
class SaturationTest {

    static Stream<Arguments> cellsThatSaturate() {
        return Stream.of(Recurrence.values())
                .filter(cell -> cell != Recurrence.SIMPLE_RNN_RELU)
                .flatMap(cell -> Stream.of(1e6, 1e9)
                        .flatMap(scale -> Stream.of(true, false).map(wide -> Arguments.of(cell, scale, wide))));
    }

    @ParameterizedTest
    @MethodSource("cellsThatSaturate")
    void theGradientOfUnscaledInputsIsThatOfTheFormulas(Recurrence cell, double scale, boolean wide) {
        Trial trial = new Trial(new CellShape(cell, 3, 5), 4, 6, 9);
        for (int i = 0; i < trial.values[0].length; i++) {
            trial.values[0][i] = (float) (trial.values[0][i] * scale);
        }
        Reference reference = trial.reference();
        double[] exact = reference.gradients(trial.epsilon);
        Tape tape = new CpuRecurrentKernel(trial.shape, 1, wide, Long.MAX_VALUE)
                .record(trial.weights(), trial.sequence(), trial.output());
        Parameters gradients = trial.views();
        INDArray inputGradient =
                trial.array(new double[trial.values[0].length], trial.batch, trial.shape.inputs(), trial.steps);
        INDArray epsilon = trial.array(trial.epsilon, trial.batch, trial.shape.units(), trial.steps);
        tape.backward(
                epsilon, new Gradients(gradients, Optional.of(inputGradient), Optional.empty(), Optional.empty()));
        assertClose(gradients.input(), reference.w, exact);
        assertClose(gradients.recurrent(), reference.r, exact);
        assertClose(gradients.bias(), reference.b, exact);
        assertClose(inputGradient, reference.x, exact);
    }

    private static void assertClose(INDArray actual, int[] nodes, double[] gradients) {
        double[] expected =
                Arrays.stream(nodes).mapToDouble(node -> gradients[node]).toArray();
        double largest = Arrays.stream(expected).map(Math::abs).max().orElseThrow();
        assertThat(Trial.read(actual)).containsExactly(expected, within(1e-5 * largest + 1e-6));
    }

    @ParameterizedTest
    @ValueSource(floats = {7.91f, 9, 20, 1e3f, 1e6f, Float.MAX_VALUE, Float.POSITIVE_INFINITY})
    void beyondTheLimitBothCurvesAreFlat(float value) {
        float[] tanh = {value, -value};
        Pointwise.tanh(tanh, 2);
        assertThat(tanh).containsExactly(1f, -1f);
        float[] sigmoid = {2 * value, -2 * value};
        Pointwise.sigmoid(sigmoid, 2);
        assertThat(sigmoid).containsExactly(1f, 0f);
        float[] slopes = {1, 1};
        Pointwise.throughTanh(slopes, tanh, 2);
        assertThat(slopes).containsOnly(0f);
    }

    @Test
    void belowTheLimitTheCurvesAreThoseOfDoublePrecision() {
        for (float value = -20; value <= 20; value += 0.01f) {
            float[] tanh = {value};
            Pointwise.tanh(tanh, 1);
            assertThat((double) tanh[0]).isCloseTo(Math.tanh(value), within(4.2e-7));
            float[] sigmoid = {value};
            Pointwise.sigmoid(sigmoid, 1);
            assertThat((double) sigmoid[0]).isCloseTo(1 / (1 + Math.exp(-value)), within(3e-7));
        }
    }

    @Test
    void whatIsNoNumberStaysNone() {
        float[] values = {Float.NaN};
        Pointwise.tanh(values, 1);
        assertThat(values).containsOnly(Float.NaN);
        Pointwise.sigmoid(values, 1);
        assertThat(values).containsOnly(Float.NaN);
    }
}
