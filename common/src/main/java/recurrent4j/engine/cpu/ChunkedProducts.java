package recurrent4j.engine.cpu;

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

    /** Pre-activations of a chunk, or the gradients with respect to them. */
    private final RowBuffer z;

    private final RowBuffer back;
    private final RowBuffer dx;
    private final InputRows x;
    private final TokenRows table;
    private final RowBuffer states;
    private final RowBuffer kept;

    ChunkedProducts(PackedWeights weights, CellShape shape, Strip strip, int slots, boolean stepwise) {
        super(weights, PackedWeights.spaced(shape), shape, strip, slots);
        this.stepwise = stepwise;
        size = strip.size();
        units = shape.units();
        inputs = shape.inputs();
        chunk = Math.max(1, ROWS / size);
        z = new RowBuffer(chunk * size, weights.blocks() * units);
        back = new RowBuffer(size, units);
        dx = new RowBuffer(chunk * size, inputs);
        x = new InputRows(weights, strip);
        table = new TokenRows(weights);
        states = new RowBuffer(slots * size, units);
        kept = new RowBuffer(weights.layout.resets() ? slots * size : 0, units);
    }

    @Override
    int unit(int index) {
        return index % units;
    }

    @Override
    void read(Floats source, int from, float[] target, int features) {
        float[] columns = new float[features * size];
        strip.read(source, from, columns, features);
        Pointwise.transpose(columns, features, size, target, features);
    }

    @Override
    void write(float[] source, Floats target, int to, int features) {
        float[] columns = new float[features * size];
        Pointwise.transpose(source, size, features, columns, size);
        strip.write(columns, target, to, features);
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
        Stream.of(z, back, dx, states, kept).forEach(RowBuffer::free);
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
                table.choose(call.tokens().get(), strip, t, z, row(t));
            }
            return;
        }
        for (int t = step; t < until; t++) {
            x.read(call.input(), t, inputSlot(t));
        }
        PackedWeights.Patch patch = weights.inputAndBias();
        Matrix rows = x.columns(inputSlot(step), until - step);
        gemm.multiply(weights.part(patch).transpose(), rows, columns(patch, row(step), (until - step) * size), 0f);
    }

    @Override
    void preactivate(int fromBlock, int toBlock) {
        add(states, weights.state(fromBlock, toBlock));
    }

    private void add(RowBuffer someStates, PackedWeights.Patch patch) {
        Matrix h = someStates.columns(slot * size, size, 0, units);
        gemm.multiply(weights.part(patch).transpose(), h, stepOf(patch), 1f);
    }

    @Override
    void addKept(float[] state) {
        kept.put(slot * size, 0, state, units);
        add(kept, weights.state(0, 1));
    }

    @Override
    void get(int block, float[] target) {
        z.get(row(step), block * units, target, units);
    }

    @Override
    void put(int block, float[] source) {
        z.put(row(step), block * units, source, units);
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
        accumulate(rows(states), weights.state(fromBlock, toBlock));
        if (call.tokens().isPresent()) {
            for (int t = step; t < until; t++) {
                table.collect(call.tokens().get(), strip, t, z, row(t));
            }
        } else {
            accumulate(inputRows(), weights.inputAndBias());
        }
        if (!stepwise) {
            inputGradient.ifPresent(target -> towardsInput(target, until));
        }
    }

    @Override
    void differentiateKept(float[] state) {
        if (step % chunk == 0) {
            accumulate(rows(kept), weights.state(0, 1));
        }
    }

    private void towardsInput(Floats target, int until) {
        float[] values = new float[size * inputs];
        PackedWeights.Patch patch = weights.input();
        int count = (until - step) * size;
        gemm.multiply(weights.part(patch), columns(patch, row(step), count), dx.columns(0, count, 0, inputs), 0f);
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
        PackedWeights.Patch patch = weights.state(fromBlock, toBlock);
        gemm.multiply(weights.part(patch), stepOf(patch), back.columns(0, size, 0, units), 0f);
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

    private Matrix inputRows() {
        return x.columns(inputSlot(step), chunkEnd() - step);
    }

    /** The states before the steps of the chunk. */
    private Matrix rows(RowBuffer someStates) {
        return someStates.columns(slot * size, (chunkEnd() - step) * size, 0, units);
    }

    private void accumulate(Matrix rows, PackedWeights.Patch patch) {
        float beta = chunkEnd() == end ? 0f : 1f;
        gemm.multiply(rows, chunkOf(patch).transpose(), gradient.part(patch), beta);
    }

    private Matrix chunkOf(PackedWeights.Patch patch) {
        return columns(patch, 0, (chunkEnd() - step) * size);
    }

    private Matrix stepOf(PackedWeights.Patch patch) {
        return columns(patch, row(step), size);
    }

    private Matrix columns(PackedWeights.Patch patch, int from, int count) {
        int width = (patch.toBlock() - patch.fromBlock()) * units;
        return z.columns(from, count, patch.fromBlock() * units, width);
    }
}
