package recurrent4j.engine.cpu;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntConsumer;
import recurrent4j.engine.RecurrentKernel.CellShape;
import recurrent4j.engine.RecurrentKernel.Parameters;

/**
 * Input kernel, bias and recurrent kernel of a layer in one column-major matrix, so that a step is one product with the
 * rows {@code [x 1 h]}; or the gradients in that form.
 *
 * <p>The columns hold blocks of {@code units}, in the order of a {@link CellLayout}.
 */
final class PackedWeights {
    /** Units from which on several steps at once are worth the transposing that it takes. */
    private static final int WIDE = 64;

    private final CellShape shape;
    final CellLayout layout;
    /** First row that h meets. */
    final int stateRow;

    private final int stride;
    private final Floats memory;
    /** Numbers that enter element by element: the peepholes, or the bias of GRU's recurrent candidate. */
    final float[] extras;

    private final Map<Side, PreparedMatrix> prepared = new LinkedHashMap<>();

    private PackedWeights(CellShape shape, int stateRow, int stride) {
        this.shape = shape;
        this.stateRow = stateRow;
        this.stride = stride;
        layout = CellLayout.of(shape.recurrence());
        memory = Floats.zeros(stride * columns());
        extras = new float[peepholes() + recurrentBiases()];
    }

    /** Whether a layer has so many units that its products are those of {@link ChunkedProducts}. */
    static boolean isWide(CellShape shape) {
        return shape.units() >= WIDE;
    }

    /** In the form that suits the width of a layer. */
    static PackedWeights of(CellShape shape) {
        return isWide(shape) ? spaced(shape) : tight(shape);
    }

    /** Without gaps, so that {@code [x 1 h]} is one row. */
    static PackedWeights tight(CellShape shape) {
        int stateRow = shape.inputs() + 1;
        return new PackedWeights(shape, stateRow, stateRow + shape.units());
    }

    /** With zeros behind the bias, so that every part begins with a cache line. */
    static PackedWeights spaced(CellShape shape) {
        int stateRow = RowBuffer.rounded(shape.inputs() + 1);
        return new PackedWeights(shape, stateRow, RowBuffer.stride(stateRow + shape.units()));
    }

    /** A rectangle of rows {@code [x 1 h]} and blocks of columns, the ends excluded. */
    record Patch(int fromRow, int toRow, int fromBlock, int toBlock) {
        boolean sameBlocks(Patch other) {
            return fromBlock == other.fromBlock && toBlock == other.toBlock;
        }
    }

    /** A patch as it stands on the right of a product. */
    private record Side(Patch patch, boolean transposed) {}

    int units() {
        return shape.units();
    }

    int blocks() {
        return layout.inputBlocks().length;
    }

    private int columns() {
        return blocks() * shape.units();
    }

    /** Rows {@code [x 1 h]}. */
    int height() {
        return stateRow + shape.units();
    }

    void free() {
        memory.free();
    }

    /** Columns that the input meets, in blocks: the first ones. */
    int inputBlocks() {
        return shape.recurrence().gates();
    }

    /** Row of the bias, behind the rows that x meets. */
    int biasRow() {
        return shape.inputs();
    }

    int inputColumns() {
        return inputBlocks() * shape.units();
    }

    /** The rows that x and 1 meet. */
    Patch inputAndBias() {
        return new Patch(0, biasRow() + 1, 0, inputBlocks());
    }

    Patch input() {
        return new Patch(0, biasRow(), 0, inputBlocks());
    }

    Patch state(int fromBlock, int toBlock) {
        return new Patch(stateRow, height(), fromBlock, toBlock);
    }

    Matrix part(Patch patch) {
        int units = shape.units();
        long address = memory.address(patch.fromRow() + (long) patch.fromBlock() * units * stride);
        int columns = (patch.toBlock() - patch.fromBlock()) * units;
        return Matrix.of(address, patch.toRow() - patch.fromRow(), columns, stride);
    }

    /** A patch for products on the right of which it stands, transposed or not; nothing if that is of no use. */
    Optional<PreparedMatrix> prepared(Patch patch, boolean transposed) {
        if (!PreparedMatrix.isUseful()) {
            return Optional.empty();
        }
        synchronized (prepared) {
            return Optional.of(prepared.computeIfAbsent(new Side(patch, transposed), this::prepare));
        }
    }

    private PreparedMatrix prepare(Side side) {
        Matrix matrix = matrix(side);
        PreparedMatrix made = new PreparedMatrix(matrix.height(), matrix.width());
        made.take(matrix);
        return made;
    }

    private Matrix matrix(Side side) {
        return side.transposed() ? part(side.patch()).transpose() : part(side.patch());
    }

    /** The rows that x meets, column after column. */
    void readInputRows(float[] table) {
        int inputs = shape.inputs();
        for (int column = 0; column < table.length / inputs; column++) {
            memory.get(column * stride, table, column * inputs, inputs);
        }
    }

    void writeInputRows(float[] table) {
        int inputs = shape.inputs();
        for (int column = 0; column < table.length / inputs; column++) {
            memory.put(column * stride, table, column * inputs, inputs);
        }
    }

    /** The rows that x and 1 meet, one by one. */
    void readRows(float[][] rows) {
        float[] column = new float[rows.length];
        for (int j = 0; j < inputColumns(); j++) {
            memory.get(j * stride, column, column.length);
            for (int k = 0; k < column.length; k++) {
                rows[k][j] = column[k];
            }
        }
    }

    void writeRows(float[][] rows) {
        float[] column = new float[rows.length];
        for (int j = 0; j < inputColumns(); j++) {
            for (int k = 0; k < column.length; k++) {
                column[k] = rows[k][j];
            }
            memory.put(j * stride, column, column.length);
        }
    }

    /** A copy of everything, column by column. */
    float[] numbers() {
        float[] numbers = new float[stride * columns()];
        memory.get(0, numbers, numbers.length);
        return numbers;
    }

    /** Copies a layer's arrays into this form, by several threads. */
    void pack(Parameters arrays, int threads) {
        int inputs = shape.inputs();
        int units = shape.units();
        Floats input = Floats.of(arrays.input());
        Floats recurrent = Floats.of(arrays.recurrent());
        Floats bias = Floats.of(arrays.bias());
        float[] biases = bias.values();
        share(threads, column -> {
            int target = column * stride;
            int x = source(layout.inputBlocks(), column);
            if (x != CellLayout.NONE) {
                memory.copy(target, input, x * inputs, inputs);
                memory.put(target + biasRow(), biases[x]);
            }
            int h = source(layout.stateBlocks(), column);
            if (h != CellLayout.NONE) {
                memory.copy(target + stateRow, recurrent, h * units, units);
            }
        });
        recurrent.get(inputColumns() * units, extras, 0, peepholes());
        bias.get(inputColumns(), extras, peepholes(), recurrentBiases());
        List<Side> sides = List.copyOf(prepared.keySet());
        Team.run(sides.size(), threads, k -> prepared.get(sides.get(k)).take(matrix(sides.get(k))));
    }

    /** Writes the sum of parts of one shape into a layer's arrays, by several threads. */
    static void unpackSum(PackedWeights[] parts, Parameters arrays, int threads) {
        PackedWeights first = parts[0];
        int inputs = first.shape.inputs();
        int units = first.shape.units();
        Floats input = Floats.of(arrays.input());
        Floats recurrent = Floats.of(arrays.recurrent());
        Floats bias = Floats.of(arrays.bias());
        first.share(threads, column -> {
            float[] sum = first.column(column);
            for (int k = 1; k < parts.length; k++) {
                Pointwise.add(sum, parts[k].column(column), sum.length);
            }
            int x = first.source(first.layout.inputBlocks(), column);
            if (x != CellLayout.NONE) {
                input.put(x * inputs, sum, 0, inputs);
                bias.put(x, sum[first.biasRow()]);
            }
            int h = first.source(first.layout.stateBlocks(), column);
            if (h != CellLayout.NONE) {
                recurrent.put(h * units, sum, first.stateRow, units);
            }
        });
        float[] extras = first.extras.clone();
        for (int k = 1; k < parts.length; k++) {
            Pointwise.add(extras, parts[k].extras, extras.length);
        }
        recurrent.put(first.inputColumns() * units, extras, 0, first.peepholes());
        bias.put(first.inputColumns(), extras, first.peepholes(), first.recurrentBiases());
    }

    private float[] column(int column) {
        float[] numbers = new float[height()];
        memory.get(column * stride, numbers, numbers.length);
        return numbers;
    }

    private void share(int threads, IntConsumer work) {
        Team.run(threads, k -> {
            for (int column = columns() * k / threads; column < columns() * (k + 1) / threads; column++) {
                work.accept(column);
            }
        });
    }

    /** Where a layer's kernel has a column, or {@link CellLayout#NONE}. */
    private int source(int[] order, int column) {
        int block = order[column / shape.units()];
        return block == CellLayout.NONE ? block : block * shape.units() + column % shape.units();
    }

    /** Extras that are columns of the recurrent kernel, behind those of the gates. */
    private int peepholes() {
        int units = shape.units();
        return (shape.recurrence().recurrentColumns(units) - inputColumns()) * units;
    }

    /** Extras that are numbers of the bias, behind those of the gates. */
    private int recurrentBiases() {
        return shape.recurrence().biasLength(shape.units()) - inputColumns();
    }
}
