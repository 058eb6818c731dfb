package recurrent4j.layers.engine;

import java.util.function.IntConsumer;

/** Copies between {@link Kernel}s and the arrays of a layer, by several threads. */
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

    /** Copies the arrays into a kernel. */
    void into(Kernel kernel, int threads) {
        int inputs = shape.inputs();
        int units = shape.units();
        float[] biases = new float[shape.recurrence().biasLength(units)];
        bias.get(0, biases, biases.length);
        share(kernel, threads, column -> {
            int target = column * kernel.stride();
            int x = kernel.inputColumn(column);
            if (x != Kernel.NONE) {
                kernel.memory().copy(target, input, x * inputs, inputs);
                kernel.memory().put(target + kernel.biasRow(), biases[x]);
            }
            int h = kernel.stateColumn(column);
            if (h != Kernel.NONE) {
                kernel.memory().copy(target + kernel.stateRow(), recurrent, h * units, units);
            }
        });
        extrasIn().get(extrasFrom(), kernel.extras(), kernel.extras().length);
    }

    /** Writes the sum of kernels into the arrays. */
    void sumOf(Kernel[] parts, int threads) {
        Kernel first = parts[0];
        int inputs = shape.inputs();
        int units = shape.units();
        share(first, threads, column -> {
            float[] sum = column(first, column);
            for (int k = 1; k < parts.length; k++) {
                Pointwise.add(sum, column(parts[k], column), sum.length);
            }
            int x = first.inputColumn(column);
            if (x != Kernel.NONE) {
                input.put(x * inputs, sum, 0, inputs);
                bias.put(x, sum[first.biasRow()]);
            }
            int h = first.stateColumn(column);
            if (h != Kernel.NONE) {
                recurrent.put(h * units, sum, first.stateRow(), units);
            }
        });
        float[] extras = first.extras().clone();
        for (int k = 1; k < parts.length; k++) {
            Pointwise.add(extras, parts[k].extras(), extras.length);
        }
        extrasIn().put(extrasFrom(), extras, extras.length);
    }

    private static float[] column(Kernel kernel, int column) {
        float[] numbers = new float[kernel.height()];
        kernel.memory().get(column * kernel.stride(), numbers, numbers.length);
        return numbers;
    }

    private void share(Kernel kernel, int threads, IntConsumer work) {
        int columns = kernel.blocks() * shape.units();
        Team.run(threads, k -> {
            for (int column = columns * k / threads; column < columns * (k + 1) / threads; column++) {
                work.accept(column);
            }
        });
    }

    private int extrasFrom() {
        int units = shape.units();
        return switch (shape.recurrence()) {
            case PEEPHOLE_LSTM -> 4 * units * units;
            case GRU -> 3 * units;
            default -> 0;
        };
    }

    private Floats extrasIn() {
        return shape.recurrence() == Recurrence.PEEPHOLE_LSTM ? recurrent : bias;
    }
}
