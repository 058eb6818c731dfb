package recurrent4j.layers.engine;

import java.util.Arrays;
import java.util.Optional;

/**
 * The matrix products of a block.
 *
 * <p>Per slot, the columns {@code [x 1 h]} stand side by side, so that one product yields all pre-activations, and one all
 * gradients of the weights. Where the input is nothing but single ones, x is looked up instead.
 */
final class Products {
    private final Kernel weights;
    private final Kernel gradient;
    private final CellShape shape;
    private final Strip strip;
    private final Gemm gemm = Blas.gemm();
    /** Pre-activations of a step, or the gradients with respect to them: {@code [blocks][units][size]}. */
    private final Floats z;

    private final float[] zHeap;
    private final Floats back;
    private Floats joined = Floats.zeros(0);
    private Optional<Tokens> tokens = Optional.empty();
    /** Rows of the weights that tokens choose from, then the gradients of those rows. */
    private float[] table = new float[0];

    Products(Kernel weights, CellShape shape, Strip strip) {
        this.weights = weights;
        this.shape = shape;
        this.strip = strip;
        int n = shape.units() * strip.size();
        gradient = new Kernel(shape);
        z = Floats.zeros(weights.blocks() * n);
        zHeap = new float[weights.inputBlocks() * n];
        back = Floats.zeros(n);
    }

    Kernel gradient() {
        return gradient;
    }

    Floats z() {
        return z;
    }

    /** Makes room for as many slots. */
    void reserve(int slots) {
        joined.free();
        joined = Floats.zeros(slots * weights.height() * strip.size());
        float[] ones = new float[strip.size()];
        Arrays.fill(ones, 1f);
        for (int slot = 0; slot < slots; slot++) {
            joined.put(at(slot, weights.biasRow()), ones, ones.length);
        }
    }

    void beginForward(Optional<Tokens> places) {
        tokens = places;
        if (tokens.isPresent()) {
            int length = weights.inputBlocks() * shape.units() * shape.inputs();
            if (table.length != length) {
                table = new float[length];
            }
            weights.readInputRows(table);
        }
    }

    void beginBackward() {
        Arrays.fill(table, 0f);
    }

    /** Takes x at a step; what tokens choose goes straight to the pre-activations. */
    void read(Floats input, int step, int slot) {
        if (tokens.isPresent()) {
            tokens.get().choose(table, shape.inputs(), strip, step, zHeap);
            z.put(0, zHeap, zHeap.length);
        } else {
            strip.copy(input, step, joined, at(slot, 0), shape.inputs());
        }
    }

    /** Takes h before a slot's step. */
    void state(float[] h, int slot) {
        joined.put(at(slot, weights.biasRow() + 1), h, h.length);
    }

    /** First row of {@code [x 1 h]} that is multiplied; what stands before has been looked up. */
    int firstRow() {
        return tokens.isPresent() ? weights.biasRow() : 0;
    }

    /** The rows up to an end, in some blocks. */
    Patch upTo(int row, int blocks) {
        return new Patch(firstRow(), row, 0, blocks);
    }

    /** Pre-activations of a patch that contains the first rows. */
    void begin(int slot, Patch patch) {
        gemm.multiply(rows(slot, patch), weights.part(patch), preactivations(patch), firstRow() == 0 ? 0f : 1f);
    }

    /** Adds to the pre-activations. */
    void add(int slot, Patch patch) {
        add(rows(slot, patch), patch);
    }

    /** Adds to the pre-activations from rows that stand elsewhere. */
    void add(Matrix rows, Patch patch) {
        gemm.multiply(rows, weights.part(patch), preactivations(patch), 1f);
    }

    /** Gradients of the weights in a patch: set with {@code beta} 0, added to with 1. */
    void accumulate(int slot, Patch patch, float beta) {
        accumulate(rows(slot, patch), patch, beta);
    }

    /** The same from rows that stand elsewhere. */
    void accumulate(Matrix rows, Patch patch, float beta) {
        gemm.multiply(rows.transpose(), preactivations(patch), gradient.part(patch), beta);
    }

    /** Gradients of the rows that tokens chose at a step. */
    void collect(int step) {
        if (tokens.isPresent()) {
            z.get(0, zHeap, zHeap.length);
            tokens.get().collect(zHeap, shape.inputs(), strip, step, table);
        }
    }

    /** Completes the gradients of the weights. */
    void finish() {
        if (tokens.isPresent()) {
            gradient.writeInputRows(table);
        }
    }

    /** What the gradients of a patch's pre-activations mean for the state in its rows. */
    void towardsState(Patch patch, float[] target) {
        Matrix result = Matrix.of(back.address(), strip.size(), shape.units(), strip.size());
        gemm.multiply(preactivations(patch), weights.part(patch).transpose(), result, 0f);
        back.get(0, target, target.length);
    }

    /** What the gradients of the pre-activations mean for x. */
    void towardsInput(Matrix dx) {
        Patch patch = weights.input();
        gemm.multiply(preactivations(patch), weights.part(patch).transpose(), dx, 0f);
    }

    private Matrix preactivations(Patch patch) {
        int size = strip.size();
        int columns = (patch.toBlock() - patch.fromBlock()) * shape.units();
        return Matrix.of(z.address((long) patch.fromBlock() * shape.units() * size), size, columns, size);
    }

    private Matrix rows(int slot, Patch patch) {
        long address = joined.address(at(slot, patch.fromRow()));
        return Matrix.of(address, strip.size(), patch.toRow() - patch.fromRow(), strip.size());
    }

    private int at(int slot, int row) {
        return (slot * weights.height() + row) * strip.size();
    }
}
