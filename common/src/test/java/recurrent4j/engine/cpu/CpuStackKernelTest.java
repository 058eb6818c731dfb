package recurrent4j.engine.cpu;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.linalg.api.buffer.DataType;
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
import recurrent4j.engine.StackKernel.Back;
import recurrent4j.engine.StackKernel.Layer;
import recurrent4j.engine.StackKernel.StackTape;

/** Layers upon each other and side by side leave the bits that each leaves by itself. */
class CpuStackKernelTest {

    private static final int BATCH = 24;
    private static final int STEPS = 9;
    private static final int THREADS = 2;
    private static final long SHARED_ALWAYS = 1;

    /** A layer, its weights and arrays. */
    private static final class Part {
        final CellShape shape;
        final Parameters weights;
        final Gradients into;
        final INDArray output;

        Part(CellShape shape) {
            this.shape = shape;
            weights = parameters(shape);
            into = new Gradients(
                    parameters(shape),
                    Optional.of(numbers(BATCH, shape.inputs(), STEPS)),
                    Optional.empty(),
                    Optional.empty());
            output = numbers(BATCH, shape.units(), STEPS);
        }

        /** A kernel that divides its passes if they have so many multiplications. */
        RecurrentKernel kernel(long worthSharing) {
            return new CpuRecurrentKernel(shape, THREADS, PackedWeights.isWide(shape), worthSharing);
        }

        List<float[]> bits() {
            Parameters found = into.parameters();
            return Stream.of(output, into.input().orElseThrow(), found.input(), found.recurrent(), found.bias())
                    .map(Bits::of)
                    .toList();
        }
    }

    /** The middle layer divides the batch, or not, when the others do. */
    @ParameterizedTest
    @ValueSource(longs = {SHARED_ALWAYS, Long.MAX_VALUE})
    void leavesTheBitsThatLayersLeaveByThemselves(long worthSharing) {
        Part below = new Part(new CellShape(Recurrence.LSTM, 20, 16));
        Part middle = new Part(new CellShape(Recurrence.GRU, 16, 66));
        Part beside = new Part(new CellShape(Recurrence.LSTM, 20, 64));
        INDArray read = numbers(BATCH, 20, STEPS);
        INDArray epsilon = numbers(BATCH, 66, STEPS);
        INDArray other = numbers(BATCH, 64, STEPS);

        Tape first = record(below, below.kernel(SHARED_ALWAYS), read);
        Tape second = record(middle, middle.kernel(worthSharing), below.output);
        Tape third = record(beside, beside.kernel(SHARED_ALWAYS), read);
        second.backward(epsilon, middle.into);
        first.backward(middle.into.input().orElseThrow(), below.into);
        third.backward(other, beside.into);
        List<Part> parts = List.of(below, middle, beside);
        List<List<float[]>> expected = parts.stream().map(Part::bits).toList();
        parts.forEach(part -> part.bits().forEach(bits -> assertThat(bits).doesNotContain(Float.NaN)));
        parts.forEach(part ->
                Stream.of(part.output, part.into.input().orElseThrow()).forEach(array -> array.assign(Float.NaN)));

        StackTape tape = new CpuStackKernel()
                .record(List.of(
                        layer(below, below.kernel(SHARED_ALWAYS), read),
                        layer(middle, middle.kernel(worthSharing), below.output),
                        layer(beside, beside.kernel(SHARED_ALWAYS), read)));
        tape.backward(List.of(
                new Back(middle.into.input().orElseThrow(), below.into),
                new Back(epsilon, middle.into),
                new Back(other, beside.into)));

        assertThat(parts.stream().map(Part::bits)).usingRecursiveComparison().isEqualTo(expected);
    }

    @Test
    void refusesAKernelOfAnotherEngine() {
        Part part = new Part(new CellShape(Recurrence.LSTM, 3, 2));
        assertThatThrownBy(() -> new CpuStackKernel().record(List.of(layer(part, null, numbers(BATCH, 3, STEPS)))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("one engine");
    }

    private static Tape record(Part part, RecurrentKernel kernel, INDArray read) {
        return kernel.record(part.weights, new Sequence(read, State.ZERO, Optional.empty()), part.output);
    }

    private static Layer layer(Part part, RecurrentKernel kernel, INDArray read) {
        return new Layer(kernel, part.weights, new Sequence(read, State.ZERO, Optional.empty()), part.output);
    }

    private static Parameters parameters(CellShape shape) {
        int units = shape.units();
        Recurrence cell = shape.recurrence();
        return new Parameters(
                numbers(shape.inputs(), cell.inputColumns(units)),
                numbers(units, cell.recurrentColumns(units)),
                numbers(cell.biasLength(units)));
    }

    private static INDArray numbers(long... shape) {
        var random = new Random(shape[0]);
        INDArray array = Nd4j.createUninitialized(DataType.FLOAT, shape, 'f');
        for (long i = 0; i < array.length(); i++) {
            array.data().put(i, (float) random.nextGaussian() / 3);
        }
        return array;
    }
}
