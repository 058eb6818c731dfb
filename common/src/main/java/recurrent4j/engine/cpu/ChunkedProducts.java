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

    private final ChunkProduct byInput;
    private final ChunkProduct byState;
    private final Optional<ChunkProduct> byKept;

    private final RowBuffer back;
    private final RowBuffer dx;
    private final InputRows x;
    private final TokenRows table;
    private final RowBuffer states;
    private final RowBuffer kept;
    private final StateSteps stateSteps;
    private final StepCopies inputGradients;
    private float[] columns = new float[0];

    ChunkedProducts(PackedWeights weights, CellShape shape, Strip strip, int slots, boolean stepwise) {
        super(weights, PackedWeights.spaced(shape), shape, strip, slots);
        this.stepwise = stepwise;
        size = strip.size();
        units = shape.units();
        inputs = shape.inputs();
        chunk = Math.max(1, ROWS / size);
        int rows = chunk * size;
        byInput = new ChunkProduct(weights, weights.input(), rows, Optional.empty());
        PackedWeights.Patch state = weights.state(weights.layout.firstStateBlock(), weights.blocks());
        byState = new ChunkProduct(weights, state, rows, Optional.of(byInput));
        byKept = weights.layout.resets()
                ? Optional.of(new ChunkProduct(weights, weights.state(0, 1), rows, Optional.of(byInput)))
                : Optional.empty();
        boolean dense = PreparedMatrix.isUseful();
        back = new RowBuffer(size, units, dense);
        dx = new RowBuffer(rows, inputs, dense);
        x = new InputRows(weights, strip, dense);
        table = new TokenRows(weights);
        states = new RowBuffer(slots * size, units, dense);
        kept = new RowBuffer(byKept.isPresent() ? slots * size : 0, units, dense);
        stateSteps = new StateSteps(
                chunk,
                size * units,
                StepCopies.rows(strip, units, states.stride()),
                StepCopies.rows(strip, units, units));
        inputGradients = StepCopies.rows(strip, inputs, dx.stride());
    }

    private List<ChunkProduct> products() {
        var products = new ArrayList<>(List.of(byInput, byState));
        byKept.ifPresent(products::add);
        return products;
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

    @Override
    void read(SequenceArray source, int from, float[] target, int features) {
        if (source.byExample()) {
            source.numbers().get((from * strip.batch() + strip.from()) * features, target, size * features);
        } else {
            read(source.numbers(), from, target, features);
        }
    }

    @Override
    void write(float[] source, SequenceArray target, int to, int features) {
        if (target.byExample()) {
            target.numbers().put((to * strip.batch() + strip.from()) * features, source, size * features);
        } else {
            write(source, target.numbers(), to, features);
        }
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
        products().forEach(ChunkProduct::free);
        stateSteps.free();
        Stream.of(back, dx, states, kept).forEach(RowBuffer::free);
    }

    @Override
    void state(float[] h, int to) {
        states.put(to * size, 0, h, units);
    }

    @Override
    void answer(float[] h, int at) {
        if (call.recording() && inOneGo && StepCopies.suit(call.output())) {
            stateSteps.answer(call.output().numbers(), at, end, before -> states.address((before + 1) * size));
        } else {
            super.answer(h, at);
        }
    }

    @Override
    void error(SequenceArray epsilon, int at, float[] dh) {
        if (inOneGo && StepCopies.suit(epsilon)) {
            stateSteps.error(epsilon.numbers(), at, end, dh);
        } else {
            super.error(epsilon, at, dh);
        }
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
                table.choose(call.tokens().get(), strip, t, byInput.z(), row(t));
            }
            return;
        }
        x.read(call.input(), step, until - step, inputSlot(step));
        byInput.multiply(x.memory(), inputSlot(step) * size, row(step), (until - step) * size);
    }

    @Override
    void preactivate(int fromBlock, int toBlock) {
        byState.multiply(states, slot * size, row(step), size);
    }

    @Override
    void addKept(float[] state) {
        kept.put(slot * size, 0, state, units);
        byKept.orElseThrow().multiply(kept, slot * size, row(step), size);
    }

    @Override
    void get(int block, float[] target) {
        ChunkProduct last =
                byKept.filter(product -> product.yields(block)).orElse(byState.yields(block) ? byState : byInput);
        last.z().get(row(step), last.column(block), target, units);
    }

    @Override
    void put(int block, float[] source) {
        put(byInput, block, source);
        put(byState, block, source);
        byKept.ifPresent(product -> put(product, block, source));
    }

    private void put(ChunkProduct product, int block, float[] source) {
        if (product.isOwn() && product.yields(block)) {
            product.z().put(row(step), product.column(block), source, units);
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
        byState.accumulate(rows(states), gradient, until == end);
        if (call.tokens().isPresent()) {
            for (int t = step; t < until; t++) {
                table.collect(call.tokens().get(), strip, t, byInput.z(), row(t));
            }
        } else {
            byInput.accumulate(x.columns(inputSlot(step), until - step), gradient, until == end);
        }
        if (!stepwise) {
            inputGradient.ifPresent(target -> towardsInput(target, until));
        }
    }

    @Override
    void differentiateKept(float[] state) {
        if (step % chunk == 0) {
            byKept.orElseThrow().accumulate(rows(kept), gradient, chunkEnd() == end);
        }
    }

    private void towardsInput(SequenceArray target, int until) {
        byInput.back(row(step), (until - step) * size, dx);
        if (inOneGo && StepCopies.suit(target)) {
            inputGradients.write(dx.address(0), target.numbers(), step, until - step);
            return;
        }
        float[] values = new float[size * inputs];
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
        ChunkProduct product =
                byKept.filter(its -> its.patch().fromBlock() == fromBlock).orElse(byState);
        product.back(row(step), size, back);
        back.get(0, 0, target, units);
    }

    private int row(int someStep) {
        return someStep % chunk * size;
    }

    private int inputSlot(int someStep) {
        return call.recording() ? someStep : someStep % chunk;
    }

    /** The step behind the chunk that the current one belongs to. */
    private int chunkEnd() {
        return Math.min(end, step - step % chunk + chunk);
    }

    /** The states before the steps of the chunk. */
    private Matrix rows(RowBuffer someStates) {
        return someStates.columns(slot * size, (chunkEnd() - step) * size, 0, units);
    }
}
