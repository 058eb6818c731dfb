package recurrent4j.engine.cpu;

import java.util.Optional;

/**
 * The product of rows with a part of a layer's weights, for the steps of a chunk: the pre-activations of some blocks, or the
 * gradients with respect to them. They have rows of their own, unless another part of the weights yields the same blocks.
 */
final class ChunkProduct {
    private final PackedWeights weights;
    private final PackedWeights.Patch forward;
    private final PackedWeights.Patch backward;
    private final Optional<ChunkProduct> before;
    private final boolean own;
    private final RowBuffer z;
    private final Blas.Gemm gemm = Blas.gemm();

    /** Made when they are first needed: answers need no way back, and tokens are looked up. */
    private Optional<PreparedMatrix.Product> product = Optional.empty();

    private Optional<PreparedMatrix.Product> backProduct = Optional.empty();

    /**
     * A product with a part of some weights.
     *
     * @param backward the part of those whose rows are asked for on the way back
     * @param rows examples times steps of a chunk
     * @param before what has been multiplied earlier in a step and is added to in the blocks that both yield
     */
    ChunkProduct(PackedWeights weights, PackedWeights.Patch backward, int rows, Optional<ChunkProduct> before) {
        this.weights = weights;
        this.backward = backward;
        this.before = before;
        forward = before.isPresent() ? backward : weights.inputAndBias();
        own = before.isEmpty() || !before.get().forward.sameBlocks(forward);
        z = own ? new RowBuffer(rows, width(), PreparedMatrix.isUseful()) : before.get().z;
    }

    /** Whether nothing else writes its pre-activations. */
    boolean isOwn() {
        return own;
    }

    RowBuffer z() {
        return z;
    }

    PackedWeights.Patch patch() {
        return forward;
    }

    boolean yields(int block) {
        return block >= forward.fromBlock() && block < forward.toBlock();
    }

    int column(int block) {
        return (block - forward.fromBlock()) * weights.units();
    }

    private int width() {
        return column(forward.toBlock());
    }

    /** Multiplies rows of a buffer, as many as there are pre-activations from a row on. */
    void multiply(RowBuffer left, int from, int row, int count) {
        if (own) {
            before.ifPresent(earlier -> takeOver(earlier, row, count));
        }
        if (product.isEmpty()) {
            product = weights.prepared(forward, false).map(matrix -> matrix.product(before.isPresent()));
        }
        if (product.isPresent()) {
            product.get().multiply(left.address(from), count, z.address(row));
        } else {
            int height = forward.toRow() - forward.fromRow();
            float beta = before.isPresent() ? 1f : 0f;
            gemm.multiply(weights.part(forward).transpose(), left.columns(from, count, 0, height), z(row, count), beta);
        }
    }

    private void takeOver(ChunkProduct earlier, int row, int count) {
        int from = Math.max(forward.fromBlock(), earlier.forward.fromBlock());
        int to = Math.min(forward.toBlock(), earlier.forward.toBlock());
        int width = (to - from) * weights.units();
        for (int k = row; k < row + count; k++) {
            z.copy(k, column(from), earlier.z, earlier.column(from), width);
        }
    }

    /** From the gradients of pre-activations to those of what was multiplied, from the first row of a buffer on. */
    void back(int row, int count, RowBuffer target) {
        if (backProduct.isEmpty()) {
            backProduct = weights.prepared(backward, true).map(matrix -> matrix.product(false));
        }
        if (backProduct.isPresent()) {
            backProduct.get().multiply(z.address(row), count, target.address(0));
        } else {
            int height = backward.toRow() - backward.fromRow();
            gemm.multiply(weights.part(backward), z(row, count), target.columns(0, count, 0, height), 0f);
        }
    }

    /** Adds to the gradient of the weights what the rows mean that they have met, from the first row of the chunk on. */
    void accumulate(Matrix rows, PackedWeights gradient, boolean first) {
        gemm.multiply(rows, z(0, rows.width()).transpose(), gradient.part(forward), first ? 0f : 1f);
    }

    private Matrix z(int row, int count) {
        return z.columns(row, count, 0, width());
    }

    void free() {
        if (own) {
            z.free();
        }
    }
}
