package recurrent4j.engine.cpu;

import recurrent4j.engine.CellShape;

/**
 * Input kernel, bias and recurrent kernel of a layer in one column-major matrix, so that a step is one product with the
 * rows {@code [x 1 h]}; or the gradients in that form.
 *
 * <p>The columns hold blocks of {@code units}, in the order of a {@link CellLayout}.
 */
final class PackedWeights {
    private final CellShape shape;
    private final CellLayout layout;
    private final int stateRow;
    private final int stride;
    private final Floats memory;

    /** Numbers that enter element by element: the peepholes, or the bias of GRU's recurrent candidate. */
    private final float[] extras;

    private PackedWeights(CellShape shape, int stateRow, int stride) {
        this.shape = shape;
        this.stateRow = stateRow;
        this.stride = stride;
        layout = CellLayout.of(shape.recurrence());
        memory = Floats.zeros(stride * blocks() * shape.units());
        extras = new float[peepholes() + recurrentBiases()];
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

    int blocks() {
        return layout.inputBlocks().length;
    }

    /** Rows {@code [x 1 h]}. */
    int height() {
        return stateRow + shape.units();
    }

    CellLayout layout() {
        return layout;
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

    /** First row that h meets. */
    int stateRow() {
        return stateRow;
    }

    /** Columns that x meets. */
    int inputColumns() {
        return inputBlocks() * shape.units();
    }

    /** The rows that x and 1 meet. */
    Patch inputAndBias() {
        return new Patch(0, stateRow, 0, inputBlocks());
    }

    /** The rows that x meets. */
    Patch input() {
        return new Patch(0, biasRow(), 0, inputBlocks());
    }

    /** The rows that h meets, in some blocks of columns. */
    Patch state(int fromBlock, int toBlock) {
        return new Patch(stateRow, height(), fromBlock, toBlock);
    }

    /** The rows that x meets, column after column. */
    void readInputRows(float[] table) {
        int inputs = shape.inputs();
        for (int column = 0; column < table.length / inputs; column++) {
            memory.get(column * stride, table, column * inputs, inputs);
        }
    }

    /** Sets the rows that x meets. */
    void writeInputRows(float[] table) {
        int inputs = shape.inputs();
        for (int column = 0; column < table.length / inputs; column++) {
            memory.put(column * stride, table, column * inputs, inputs);
        }
    }

    /** All columns, {@link #stride} numbers apart. */
    Floats memory() {
        return memory;
    }

    /** Numbers from one column to the next. */
    int stride() {
        return stride;
    }

    /** Where a layer's input kernel has a column, or {@link CellLayout#NONE}. */
    int inputColumn(int column) {
        return source(layout.inputBlocks(), column);
    }

    /** Where a layer's recurrent kernel has a column, or {@link CellLayout#NONE}. */
    int stateColumn(int column) {
        return source(layout.stateBlocks(), column);
    }

    private int source(int[] order, int column) {
        int block = order[column / shape.units()];
        return block == CellLayout.NONE ? block : block * shape.units() + column % shape.units();
    }

    Matrix part(Patch patch) {
        int units = shape.units();
        long address = memory.address(patch.fromRow() + (long) patch.fromBlock() * units * stride);
        int columns = (patch.toBlock() - patch.fromBlock()) * units;
        return Matrix.of(address, patch.toRow() - patch.fromRow(), columns, stride);
    }

    /** A copy of everything, column by column. */
    float[] numbers() {
        float[] numbers = new float[stride * blocks() * shape.units()];
        memory.get(0, numbers, numbers.length);
        return numbers;
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

    /** Sets the rows that x and 1 meet. */
    void writeRows(float[][] rows) {
        float[] column = new float[rows.length];
        for (int j = 0; j < inputColumns(); j++) {
            for (int k = 0; k < column.length; k++) {
                column[k] = rows[k][j];
            }
            memory.put(j * stride, column, column.length);
        }
    }

    /** Extras that are columns of the recurrent kernel, behind those of the gates. */
    int peepholes() {
        int units = shape.units();
        return (shape.recurrence().recurrentColumns(units) - inputColumns()) * units;
    }

    /** Extras that are numbers of the bias, behind those of the gates. */
    int recurrentBiases() {
        return shape.recurrence().biasLength(shape.units()) - inputColumns();
    }
}
