package recurrent4j.engine.cpu;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import recurrent4j.engine.RecurrentKernel.CellShape;

/**
 * Products for wide layers: whatever needn't wait for the step before is multiplied for several steps at once.
 *
 * <p>Arrays are {@code [example][unit]}, since products are fastest with the longer side in front, and steps then follow one
 * another without a gap. The caller's arrays are transposed step by step.
 */
final class ChunkedProducts extends Products {
    /** Examples times steps of a chunk: products of more rows aren't faster, and leave the cache. */
    private static final int ROWS = 200;

    private final int size;
    private final int units;
    private final int inputs;
    private final int chunk;
    /** Whether the input of a step is known, and its gradient asked for, only when its turn comes. */
    private final boolean stepwise;

    private final boolean dense;

    private final Factor byInput;
    private final Factor byState;
    private final Optional<Factor> byKept;

    private final RowBuffer back;
    private final RowBuffer dx;
    private final InputRows x;
    private final TokenRows table;
    private final RowBuffer states;
    private final RowBuffer kept;
    private float[] columns = new float[0];

    ChunkedProducts(PackedWeights weights, CellShape shape, Strip strip, int slots, boolean stepwise) {
        super(weights, PackedWeights.spaced(shape), shape, strip, slots);
        this.stepwise = stepwise;
        size = strip.size();
        units = shape.units();
        inputs = shape.inputs();
        chunk = Math.max(1, ROWS / size);
        dense = weights.canPrepare();
        byInput = new Factor(weights.inputAndBias(), weights.input(), Optional.empty());
        int first = weights.layout.firstStateBlock();
        PackedWeights.Patch state = weights.state(first, weights.blocks());
        byState = new Factor(state, state, Optional.of(byInput));
        byKept = weights.layout.resets()
                ? Optional.of(new Factor(weights.state(0, 1), weights.state(0, 1), Optional.of(byInput)))
                : Optional.empty();
        back = new RowBuffer(size, units, dense);
        dx = new RowBuffer(chunk * size, inputs, dense);
        x = new InputRows(weights, strip, dense);
        table = new TokenRows(weights);
        states = new RowBuffer(slots * size, units, dense);
        kept = new RowBuffer(byKept.isPresent() ? slots * size : 0, units, dense);
    }

    /**
     * A part of the weights, with the pre-activations of a chunk that come from it, or the gradients with respect to them:
     * rows of its own, unless another part yields the same blocks.
     */
    private final class Factor {
        private final PackedWeights.Patch forward;
        private final PackedWeights.Patch backward;
        private final Optional<Factor> before;
        private final boolean own;
        private final RowBuffer z;
        private final Optional<PreparedMatrix.Product> product;
        private final Optional<PreparedMatrix.Product> backProduct;

        Factor(PackedWeights.Patch forward, PackedWeights.Patch backward, Optional<Factor> before) {
            this.forward = forward;
            this.backward = backward;
            own = before.isEmpty() || !before.get().forward.sameBlocks(forward);
            this.before = before;
            z = own ? new RowBuffer(chunk * size, width(), dense) : before.get().z;
            product = weights.prepared(forward, false).map(matrix -> matrix.product(before.isPresent()));
            backProduct = weights.prepared(backward, true).map(matrix -> matrix.product(false));
        }

        int width() {
            return (forward.toBlock() - forward.fromBlock()) * units;
        }

        boolean yields(int block) {
            return block >= forward.fromBlock() && block < forward.toBlock();
        }

        int column(int block) {
            return (block - forward.fromBlock()) * units;
        }

        /** Multiplies rows with the weights, from the present step on; what an earlier part has yielded is added. */
        void multiply(RowBuffer left, int row, int count) {
            if (own) {
                before.ifPresent(earlier -> takeOver(earlier, count));
            }
            if (product.isPresent()) {
                product.get().multiply(left.address(row), count, z.address(row(step)));
            } else {
                int height = forward.toRow() - forward.fromRow();
                gemm.multiply(
                        weights.part(forward).transpose(),
                        left.columns(row, count, 0, height),
                        z(count),
                        before.isPresent() ? 1f : 0f);
            }
        }

        private void takeOver(Factor earlier, int count) {
            int from = Math.max(forward.fromBlock(), earlier.forward.fromBlock());
            int to = Math.min(forward.toBlock(), earlier.forward.toBlock());
            for (int k = row(step); k < row(step) + count; k++) {
                z.copy(k, column(from), earlier.z, earlier.column(from), (to - from) * units);
            }
        }

        /** From the gradients of the pre-activations, from the present step on, to that of what was multiplied. */
        void back(RowBuffer target, int count) {
            if (backProduct.isPresent()) {
                backProduct.get().multiply(z.address(row(step)), count, target.address(0));
            } else {
                int height = backward.toRow() - backward.fromRow();
                gemm.multiply(weights.part(backward), z(count), target.columns(0, count, 0, height), 0f);
            }
        }

        /** Adds the gradient of the weights that a whole chunk of rows has met. */
        void accumulate(Matrix rows) {
            float beta = chunkEnd() == end ? 0f : 1f;
            gemm.multiply(rows, z((chunkEnd() - step) * size).transpose(), gradient.part(forward), beta);
        }

        private Matrix z(int count) {
            return z.columns(row(step), count, 0, width());
        }

        void free() {
            if (own) {
                z.free();
            }
        }
    }

    private List<Factor> factors() {
        var factors = new ArrayList<>(List.of(byInput, byState));
        byKept.ifPresent(factors::add);
        return factors;
    }

    @Override
    int unit(int index) {
        return index % units;
    }

    @Override
    void read(Floats source, int from, float[] target, int features) {
        strip.read(source, from, room(features), features);
        Pointwise.transpose(columns, features, size, target, features);
    }

    @Override
    void write(float[] source, Floats target, int to, int features) {
        Pointwise.transpose(source, size, features, room(features), size);
        strip.write(columns, target, to, features);
    }

    private float[] room(int features) {
        if (columns.length < features * size) {
            columns = new float[features * size];
        }
        return columns;
    }

    @Override
    void mask(float[] masks, int at, float[] values) {
        for (int e = 0; e < size; e++) {
            float m = masks[at * strip.batch() + strip.from() + e];
            for (int k = e * units; k < (e + 1) * units; k++) {
                values[k] *= m;
            }
        }
    }

    @Override
    void free() {
        super.free();
        x.free();
        factors().forEach(Factor::free);
        Stream.of(back, dx, states, kept).forEach(RowBuffer::free);
    }

    @Override
    void state(float[] h, int to) {
        states.put(to * size, 0, h, units);
    }

    @Override
    void beginForward(Call next) {
        super.beginForward(next);
        if (call.tokens().isPresent()) {
            table.load();
        } else {
            x.reserve(call.recording() ? end : chunk);
        }
    }

    @Override
    void forwardTo(int next, int before) {
        backTo(next, before);
        if (!stepwise && step % chunk != 0) {
            return;
        }
        int until = stepwise ? step + 1 : chunkEnd();
        if (call.tokens().isPresent()) {
            for (int t = step; t < until; t++) {
                table.choose(call.tokens().get(), strip, t, byInput.z, row(t));
            }
            return;
        }
        for (int t = step; t < until; t++) {
            x.read(call.input(), t, inputSlot(t));
        }
        byInput.multiply(x.memory(), inputSlot(step) * size, (until - step) * size);
    }

    @Override
    void preactivate(int fromBlock, int toBlock) {
        byState.multiply(states, slot * size, size);
    }

    @Override
    void addKept(float[] state) {
        kept.put(slot * size, 0, state, units);
        byKept.orElseThrow().multiply(kept, slot * size, size);
    }

    @Override
    void get(int block, float[] target) {
        Factor last = byKept.filter(factor -> factor.yields(block)).orElse(byState.yields(block) ? byState : byInput);
        last.z.get(row(step), last.column(block), target, units);
    }

    @Override
    void put(int block, float[] source) {
        for (Factor factor : factors()) {
            if (factor.own && factor.yields(block)) {
                factor.z.put(row(step), factor.column(block), source, units);
            }
        }
    }

    @Override
    void beginBackward(Wanted wanted) {
        super.beginBackward(wanted);
        table.clear();
    }

    @Override
    void differentiate(int fromBlock, int toBlock) {
        if (stepwise) {
            inputGradient.ifPresent(target -> towardsInput(target, step + 1));
        }
        if (step % chunk != 0) {
            return;
        }
        int until = chunkEnd();
        byState.accumulate(rows(states));
        if (call.tokens().isPresent()) {
            for (int t = step; t < until; t++) {
                table.collect(call.tokens().get(), strip, t, byInput.z, row(t));
            }
        } else {
            byInput.accumulate(x.columns(inputSlot(step), until - step));
        }
        if (!stepwise) {
            inputGradient.ifPresent(target -> towardsInput(target, until));
        }
    }

    @Override
    void differentiateKept(float[] state) {
        if (step % chunk == 0) {
            byKept.orElseThrow().accumulate(rows(kept));
        }
    }

    private void towardsInput(Floats target, int until) {
        float[] values = new float[size * inputs];
        byInput.back(dx, (until - step) * size);
        for (int t = step; t < until; t++) {
            dx.get((t - step) * size, 0, values, inputs);
            write(values, target, t, inputs);
        }
    }

    @Override
    void finish() {
        if (call.tokens().isPresent()) {
            table.store(gradient);
        }
    }

    @Override
    void towardsState(int fromBlock, int toBlock, float[] target) {
        Factor factor =
                byKept.filter(its -> its.forward.fromBlock() == fromBlock).orElse(byState);
        factor.back(back, size);
        back.get(0, 0, target, units);
    }

    private int row(int someStep) {
        return someStep % chunk * size;
    }

    private int inputSlot(int someStep) {
        return call.recording() ? someStep : someStep % chunk;
    }

    /** The step behind the chunk that begins here. */
    private int chunkEnd() {
        return Math.min(end, step + chunk);
    }

    /** The states before the steps of the chunk. */
    private Matrix rows(RowBuffer someStates) {
        return someStates.columns(slot * size, (chunkEnd() - step) * size, 0, units);
    }
}
