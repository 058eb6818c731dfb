package recurrent4j.engine.cpu;

import java.util.Optional;
import recurrent4j.engine.RecurrentKernel.CellShape;

/**
 * Products for a few examples that go forward step by step: arrays are {@code [example][unit]}, and one product with the
 * columns {@code [x 1 h]} yields all pre-activations. Rows that tokens choose are looked up instead.
 */
final class StepProducts extends Products {
    private final int examples;
    private final int columns;
    /** The first row of the weights that is multiplied: what stands before has been looked up. */
    private final int firstRow;
    /** All pre-activations at once by weights in oneDNN's own order; none where it has no kernels for that. */
    private final Optional<PreparedMatrix.Product> prepared;
    /** From one example to the next: without a gap for such kernels, an odd number of cache lines for others. */
    private final int stride;
    /** {@code [slot][example][x 1 h]} from the first row on. */
    private final Floats joined;
    /** Pre-activations, {@code [example][block][unit]}. */
    private final Floats z;
    /** A state that stands in for h, {@code [example][unit]}. */
    private final Floats kept;
    /** Rows of the input kernel, as wide as its blocks; none where the input is multiplied. */
    private final Optional<float[][]> rows;

    /** In the place of a row where no token is read. */
    private final float[] nothing;

    StepProducts(PackedWeights weights, CellShape shape, Strip strip, Optional<float[][]> rows) {
        // Nothing goes back, so that there is no gradient.
        super(weights, weights, shape, strip, 2);
        this.rows = rows;
        nothing = new float[weights.inputColumns()];
        examples = strip.size();
        columns = weights.blocks() * shape.units();
        firstRow = rows.isPresent() ? weights.biasRow() : 0;
        prepared = readsAllAtOnce() && PackedWeights.isWide(shape)
                ? weights.prepared(everything(), false).map(matrix -> matrix.product(rows.isPresent()))
                : Optional.empty();
        int width = weights.height() - firstRow;
        stride = prepared.isPresent() ? width : RowBuffer.stride(width);
        joined = Floats.zeros(slots * examples * stride);
        z = Floats.zeros(examples * columns);
        kept = Floats.zeros(examples * shape.units());
        for (int row = 0; row < slots * examples; row++) {
            joined.put(row * stride + weights.biasRow() - firstRow, 1f);
        }
    }

    /** Whether every block reads both x and the state before the step. */
    private boolean readsAllAtOnce() {
        return weights.layout.firstStateBlock() == 0 && weights.blocks() == weights.inputBlocks();
    }

    private PackedWeights.Patch everything() {
        return new PackedWeights.Patch(firstRow, weights.height(), 0, weights.blocks());
    }

    @Override
    int unit(int index) {
        return index % shape.units();
    }

    @Override
    void state(float[] h, int to) {
        for (int e = 0; e < examples; e++) {
            joined.put(at(to, e) + weights.stateRow - firstRow, h, e * shape.units(), shape.units());
        }
    }

    @Override
    void write(float[] source, Floats target, int to, int features) {
        target.put(to * source.length, source, source.length);
    }

    @Override
    void forwardTo(int next, int before) {
        backTo(next, before);
        for (int e = 0; e < examples; e++) {
            if (rows.isPresent()) {
                int token = call.tokens().orElseThrow().places()[step * examples + e];
                float[] row = token < 0 ? nothing : rows.get()[token];
                z.put(e * columns, row, row.length);
            } else {
                joined.copy(
                        at(slot, e), call.input().numbers(), (step * examples + e) * shape.inputs(), shape.inputs());
            }
        }
    }

    @Override
    void preactivate(int fromBlock, int toBlock) {
        float beta = rows.isPresent() ? 1f : 0f;
        if (prepared.isPresent()) {
            prepared.get().multiply(joined.address(at(slot, 0)), examples, z.address(0));
        } else if (toBlock - fromBlock == weights.blocks()) {
            multiply(everything(), beta);
        } else {
            multiply(new PackedWeights.Patch(firstRow, weights.stateRow, 0, weights.inputBlocks()), beta);
            multiply(weights.state(fromBlock, toBlock), 1f);
        }
    }

    private void multiply(PackedWeights.Patch patch, float beta) {
        long address = joined.address(at(slot, 0) + (long) patch.fromRow() - firstRow);
        int height = patch.toRow() - patch.fromRow();
        multiply(patch, Matrix.of(address, height, examples, stride), beta);
    }

    private void multiply(PackedWeights.Patch patch, Matrix by, float beta) {
        int from = patch.fromBlock() * shape.units();
        int width = patch.toBlock() * shape.units() - from;
        Matrix to = Matrix.of(z.address(from), width, examples, columns);
        gemm.multiply(weights.part(patch).transpose(), by, to, beta);
    }

    @Override
    void addKept(float[] state) {
        kept.put(0, state, state.length);
        multiply(weights.state(0, 1), Matrix.of(kept.address(0), shape.units(), examples, shape.units()), 1f);
    }

    @Override
    void get(int block, float[] target) {
        for (int e = 0; e < examples; e++) {
            z.get(e * columns + block * shape.units(), target, e * shape.units(), shape.units());
        }
    }

    @Override
    void put(int block, float[] source) {
        for (int e = 0; e < examples; e++) {
            z.put(e * columns + block * shape.units(), source, e * shape.units(), shape.units());
        }
    }

    private int at(int someSlot, int example) {
        return (someSlot * examples + example) * stride;
    }

    @Override
    void differentiate(int fromBlock, int toBlock) {
        throw onlyForward();
    }

    @Override
    void differentiateKept(float[] state) {
        throw onlyForward();
    }

    @Override
    void towardsState(int fromBlock, int toBlock, float[] target) {
        throw onlyForward();
    }

    @Override
    void finish() {
        throw onlyForward();
    }

    private static UnsupportedOperationException onlyForward() {
        return new UnsupportedOperationException("Single steps go forward only.");
    }
}
