package recurrent4j.engine.cpu;

import java.util.function.IntConsumer;
import recurrent4j.engine.CellShape;
import recurrent4j.engine.Parameters;

/** Copies between {@link PackedWeights}s and the arrays of a layer, by several threads. */
final class Packing {
    private final CellShape shape;
    private final Floats input;
    private final Floats recurrent;
    private final Floats bias;

    /** Opens the weights of a layer, or where their gradients go. */
    Packing(CellShape shape, Parameters arrays) {
        this.shape = shape;
        input = Floats.of(arrays.input());
        recurrent = Floats.of(arrays.recurrent());
        bias = Floats.of(arrays.bias());
    }

    /** Copies the arrays into packed weights. */
    void into(PackedWeights packed, int threads) {
        int inputs = shape.inputs();
        int units = shape.units();
        float[] biases = new float[shape.recurrence().biasLength(units)];
        bias.get(0, biases, biases.length);
        share(packed, threads, column -> {
            int target = column * packed.stride();
            int x = packed.inputColumn(column);
            if (x != CellLayout.NONE) {
                packed.memory().copy(target, input, x * inputs, inputs);
                packed.memory().put(target + packed.biasRow(), biases[x]);
            }
            int h = packed.stateColumn(column);
            if (h != CellLayout.NONE) {
                packed.memory().copy(target + packed.stateRow(), recurrent, h * units, units);
            }
        });
        int peepholes = packed.peepholes();
        recurrent.get(packed.inputColumns() * units, packed.extras(), 0, peepholes);
        bias.get(packed.inputColumns(), packed.extras(), peepholes, packed.recurrentBiases());
    }

    /** Writes the sum of parts into the arrays. */
    void sumOf(PackedWeights[] parts, int threads) {
        PackedWeights first = parts[0];
        int inputs = shape.inputs();
        int units = shape.units();
        share(first, threads, column -> {
            float[] sum = column(first, column);
            for (int k = 1; k < parts.length; k++) {
                Pointwise.add(sum, column(parts[k], column), sum.length);
            }
            int x = first.inputColumn(column);
            if (x != CellLayout.NONE) {
                input.put(x * inputs, sum, 0, inputs);
                bias.put(x, sum[first.biasRow()]);
            }
            int h = first.stateColumn(column);
            if (h != CellLayout.NONE) {
                recurrent.put(h * units, sum, first.stateRow(), units);
            }
        });
        float[] extras = first.extras().clone();
        for (int k = 1; k < parts.length; k++) {
            Pointwise.add(extras, parts[k].extras(), extras.length);
        }
        int peepholes = first.peepholes();
        recurrent.put(first.inputColumns() * units, extras, 0, peepholes);
        bias.put(first.inputColumns(), extras, peepholes, first.recurrentBiases());
    }

    private static float[] column(PackedWeights packed, int column) {
        float[] numbers = new float[packed.height()];
        packed.memory().get(column * packed.stride(), numbers, numbers.length);
        return numbers;
    }

    private void share(PackedWeights packed, int threads, IntConsumer work) {
        int columns = packed.blocks() * shape.units();
        Team.run(threads, k -> {
            for (int column = columns * k / threads; column < columns * (k + 1) / threads; column++) {
                work.accept(column);
            }
        });
    }
}
