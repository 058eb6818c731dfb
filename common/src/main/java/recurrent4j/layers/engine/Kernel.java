package recurrent4j.layers.engine;

import java.util.Arrays;

/**
 * Input kernel, bias and recurrent kernel of a layer in one column-major matrix, so that a step is one product with the
 * rows {@code [x 1 h]}; or the gradients in that form.
 *
 * <p>The columns hold blocks of {@code units}. GRU's candidate is first, and once more at the end where its recurrent part
 * is kept apart: so the blocks that read x and those that read h are neighbours.
 */
final class Kernel {
    /** Marks a block that doesn't read the input, or not the state. */
    private static final int NONE = -1;

    private final CellShape shape;
    private final int[] inputBlocks;
    private final int[] stateBlocks;
    private final Floats memory;

    /** Numbers that enter element by element: the peepholes, or the bias of GRU's recurrent candidate. */
    private final float[] extras;

    private final float[] heap;

    Kernel(CellShape shape) {
        this.shape = shape;
        switch (shape.recurrence()) {
            case GRU -> {
                inputBlocks = new int[] {2, 0, 1, NONE};
                stateBlocks = new int[] {NONE, 0, 1, 2};
            }
            case GRU_RESET_BEFORE -> {
                inputBlocks = new int[] {2, 0, 1};
                stateBlocks = new int[] {2, 0, 1};
            }
            default -> {
                inputBlocks = new int[shape.recurrence().gates()];
                Arrays.setAll(inputBlocks, g -> g);
                stateBlocks = inputBlocks;
            }
        }
        int length = height() * blocks() * shape.units();
        memory = Floats.zeros(length);
        heap = new float[length];
        extras = new float[extrasLength()];
    }

    int blocks() {
        return inputBlocks.length;
    }

    /** Rows {@code [x 1 h]}. */
    int height() {
        return shape.inputs() + 1 + shape.units();
    }

    float[] extras() {
        return extras;
    }

    /** Columns that the input meets, in blocks: the first ones. */
    int inputBlocks() {
        return shape.recurrence().gates();
    }

    /** Row of the bias, behind the rows that x meets. */
    int biasRow() {
        return shape.inputs();
    }

    /** The rows that x meets. */
    Patch input() {
        return new Patch(0, biasRow(), 0, inputBlocks());
    }

    /** The rows that h meets, in some blocks of columns. */
    Patch state(int fromBlock, int toBlock) {
        return new Patch(biasRow() + 1, height(), fromBlock, toBlock);
    }

    /** The rows that x meets, column after column. */
    void readInputRows(float[] table) {
        int inputs = shape.inputs();
        for (int column = 0; column < table.length / inputs; column++) {
            memory.get(column * height(), table, column * inputs, inputs);
        }
    }

    /** Sets the rows that x meets. */
    void writeInputRows(float[] table) {
        int inputs = shape.inputs();
        for (int column = 0; column < table.length / inputs; column++) {
            memory.put(column * height(), table, column * inputs, inputs);
        }
    }

    Matrix part(Patch patch) {
        int units = shape.units();
        long address = memory.address(patch.fromRow() + (long) patch.fromBlock() * units * height());
        int columns = (patch.toBlock() - patch.fromBlock()) * units;
        return Matrix.of(address, patch.toRow() - patch.fromRow(), columns, height());
    }

    /** A copy of everything, column by column. */
    float[] numbers() {
        float[] numbers = new float[heap.length];
        memory.get(0, numbers, numbers.length);
        return numbers;
    }

    /** Takes over the weights. */
    void pack(Parameters weights) {
        int inputs = shape.inputs();
        int units = shape.units();
        Floats input = Floats.of(weights.input());
        Floats recurrent = Floats.of(weights.recurrent());
        Floats bias = Floats.of(weights.bias());
        float[] biases = new float[shape.recurrence().biasLength(units)];
        bias.get(0, biases, biases.length);
        for (int column = 0; column < blocks() * units; column++) {
            int target = column * height();
            int x = source(inputBlocks, column);
            if (x != NONE) {
                memory.copy(target, input, x * inputs, inputs);
                memory.put(target + inputs, biases[x]);
            }
            int h = source(stateBlocks, column);
            if (h != NONE) {
                memory.copy(target + inputs + 1, recurrent, h * units, units);
            }
        }
        extrasIn(recurrent, bias).get(extrasFrom(), extras, extras.length);
    }

    /** Writes the sum of several gradients where the caller wants it. */
    static void unpack(Kernel[] parts, Parameters target) {
        Kernel first = parts[0];
        float[] sum = first.heap;
        first.memory.get(0, sum, sum.length);
        for (int k = 1; k < parts.length; k++) {
            parts[k].memory.get(0, parts[k].heap, sum.length);
            Pointwise.add(sum, parts[k].heap, sum.length);
            Pointwise.add(first.extras, parts[k].extras, first.extras.length);
        }
        first.spread(sum, target);
    }

    private void spread(float[] sum, Parameters target) {
        int inputs = shape.inputs();
        int units = shape.units();
        Floats input = Floats.of(target.input());
        Floats recurrent = Floats.of(target.recurrent());
        Floats bias = Floats.of(target.bias());
        for (int column = 0; column < blocks() * units; column++) {
            int from = column * height();
            int x = source(inputBlocks, column);
            if (x != NONE) {
                input.put(x * inputs, sum, from, inputs);
                bias.put(x, sum[from + inputs]);
            }
            int h = source(stateBlocks, column);
            if (h != NONE) {
                recurrent.put(h * units, sum, from + inputs + 1, units);
            }
        }
        extrasIn(recurrent, bias).put(extrasFrom(), extras, extras.length);
    }

    private int source(int[] order, int column) {
        int block = order[column / shape.units()];
        return block == NONE ? NONE : block * shape.units() + column % shape.units();
    }

    private int extrasLength() {
        return switch (shape.recurrence()) {
            case PEEPHOLE_LSTM -> 3 * shape.units();
            case GRU -> shape.units();
            default -> 0;
        };
    }

    private int extrasFrom() {
        int units = shape.units();
        return switch (shape.recurrence()) {
            case PEEPHOLE_LSTM -> 4 * units * units;
            case GRU -> 3 * units;
            default -> 0;
        };
    }

    private Floats extrasIn(Floats recurrent, Floats bias) {
        return shape.recurrence() == Recurrence.PEEPHOLE_LSTM ? recurrent : bias;
    }
}
