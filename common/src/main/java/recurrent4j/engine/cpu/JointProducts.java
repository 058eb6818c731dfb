package recurrent4j.engine.cpu;

import java.util.Arrays;
import recurrent4j.engine.RecurrentKernel.CellShape;

/**
 * Products for narrow layers, where calls cost more than their work: as few as possible.
 *
 * <p>Arrays are {@code [unit][example]}, as the caller's. Per slot, the columns {@code [x 1 h]} stand side by side, so that
 * one product yields all pre-activations, and one all gradients of the weights. Where the input is nothing but single ones,
 * x is looked up instead.
 */
final class JointProducts extends Products {
    /** Steps whose arrays are copied at once, where other examples' numbers stand in between. */
    private static final int CHUNK = 16;

    /** Pre-activations of a step, or the gradients with respect to them: {@code [blocks][units][size]}. */
    private final Floats z;

    private final float[] zHeap;
    private final int n;
    /** A state, or its gradient, on the way between the heap and a product. */
    private final Floats back;

    private final Floats joined;
    private final StateSteps stateSteps;
    private final StepCopies inputs;
    /** Rows of the weights that tokens choose from, then the gradients of those rows. */
    private float[] table = new float[0];

    JointProducts(PackedWeights weights, CellShape shape, Strip strip, int slots) {
        super(weights, PackedWeights.tight(shape), shape, strip, slots);
        n = shape.units() * strip.size();
        z = Floats.zeros(weights.blocks() * n);
        zHeap = new float[weights.inputBlocks() * n];
        back = Floats.zeros(n);
        joined = Floats.zeros(slots * weights.height() * strip.size());
        int apart = weights.height() * strip.size();
        stateSteps = new StateSteps(
                CHUNK, n, StepCopies.steps(strip, shape.units(), apart), StepCopies.steps(strip, shape.units(), n));
        inputs = StepCopies.steps(strip, shape.inputs(), apart);
        float[] ones = new float[strip.size()];
        Arrays.fill(ones, 1f);
        for (int s = 0; s < slots; s++) {
            joined.put(at(s, weights.biasRow()), ones, ones.length);
        }
    }

    @Override
    void free() {
        super.free();
        z.free();
        back.free();
        joined.free();
        stateSteps.free();
    }

    Floats z() {
        return z;
    }

    @Override
    int unit(int index) {
        return index / strip.size();
    }

    @Override
    void state(float[] h, int to) {
        joined.put(at(to, weights.stateRow), h, h.length);
    }

    @Override
    void beginForward(Call next) {
        super.beginForward(next);
        if (call.tokens().isPresent()) {
            int length = weights.inputBlocks() * shape.units() * shape.inputs();
            if (table.length != length) {
                table = new float[length];
            }
            weights.readInputRows(table);
        }
    }

    /** What tokens choose goes straight to the pre-activations. */
    @Override
    void forwardTo(int next, int before) {
        backTo(next, before);
        if (call.tokens().isPresent()) {
            call.tokens().get().choose(table, shape.inputs(), strip, step, zHeap);
            z.put(0, zHeap, zHeap.length);
        } else if (!call.recording() || !copiesSteps()) {
            strip.copy(call.input().numbers(), step, joined, at(slot, 0), shape.inputs());
        } else if (step % CHUNK == 0) {
            inputs.read(call.input().numbers(), step, Math.min(CHUNK, end - step), joined.address(at(slot, 0)));
        }
    }

    /** Not where a step is one block of memory. */
    private boolean copiesSteps() {
        return inOneGo && strip.size() < strip.batch() && StepCopies.arePossible();
    }

    @Override
    void answer(float[] h, int at) {
        if (call.recording() && copiesSteps()) {
            stateSteps.answer(
                    call.output().numbers(), at, end, before -> joined.address(at(before + 1, weights.stateRow)));
        } else {
            super.answer(h, at);
        }
    }

    @Override
    void error(SequenceArray epsilon, int at, float[] dh) {
        if (copiesSteps()) {
            stateSteps.error(epsilon.numbers(), at, end, dh);
        } else {
            super.error(epsilon, at, dh);
        }
    }

    @Override
    void preactivate(int fromBlock, int toBlock) {
        float beta = firstRow() == 0 ? 0f : 1f;
        if (toBlock - fromBlock == weights.blocks()) {
            multiply(everything(), beta);
        } else {
            multiply(inputAndBias(), beta);
            multiply(weights.state(fromBlock, toBlock), 1f);
        }
    }

    private void multiply(PackedWeights.Patch patch, float beta) {
        gemm.multiply(rows(patch), weights.part(patch), preactivations(patch), beta);
    }

    @Override
    void addKept(float[] kept) {
        PackedWeights.Patch patch = weights.state(0, 1);
        gemm.multiply(elsewhere(kept), weights.part(patch), preactivations(patch), 1f);
    }

    private Matrix elsewhere(float[] state) {
        back.put(0, state, n);
        return inBack();
    }

    private Matrix inBack() {
        return Matrix.of(back.address(0), strip.size(), shape.units(), strip.size());
    }

    @Override
    void get(int block, float[] target) {
        z.get(block * n, target, n);
    }

    @Override
    void put(int block, float[] source) {
        z.put(block * n, source, n);
    }

    @Override
    void beginBackward(Wanted wanted) {
        super.beginBackward(wanted);
        Arrays.fill(table, 0f);
    }

    @Override
    void differentiate(int fromBlock, int toBlock) {
        if (toBlock - fromBlock == weights.blocks()) {
            accumulate(rows(everything()), everything());
        } else {
            accumulate(rows(inputAndBias()), inputAndBias());
            PackedWeights.Patch state = weights.state(fromBlock, toBlock);
            accumulate(rows(state), state);
        }
        if (call.tokens().isPresent()) {
            z.get(0, zHeap, zHeap.length);
            call.tokens().get().collect(zHeap, shape.inputs(), strip, step, table);
        }
        inputGradient.ifPresent(dx -> gemm.multiply(
                preactivations(weights.input()),
                weights.part(weights.input()).transpose(),
                strip.view(dx.numbers(), step, shape.inputs()),
                0f));
    }

    @Override
    void differentiateKept(float[] kept) {
        accumulate(elsewhere(kept), weights.state(0, 1));
    }

    private void accumulate(Matrix rows, PackedWeights.Patch patch) {
        float beta = step == end - 1 ? 0f : 1f;
        gemm.multiply(rows.transpose(), preactivations(patch), gradient.part(patch), beta);
    }

    @Override
    void finish() {
        if (call.tokens().isPresent()) {
            gradient.writeInputRows(table);
        }
    }

    @Override
    void towardsState(int fromBlock, int toBlock, float[] target) {
        PackedWeights.Patch patch = weights.state(fromBlock, toBlock);
        gemm.multiply(preactivations(patch), weights.part(patch).transpose(), inBack(), 0f);
        back.get(0, target, target.length);
    }

    /** First row of {@code [x 1 h]} that is multiplied; what stands before has been looked up. */
    private int firstRow() {
        return call.tokens().isPresent() ? weights.biasRow() : 0;
    }

    private PackedWeights.Patch everything() {
        return new PackedWeights.Patch(firstRow(), weights.height(), 0, weights.blocks());
    }

    private PackedWeights.Patch inputAndBias() {
        return new PackedWeights.Patch(firstRow(), weights.stateRow, 0, weights.inputBlocks());
    }

    private Matrix preactivations(PackedWeights.Patch patch) {
        int size = strip.size();
        int columns = (patch.toBlock() - patch.fromBlock()) * shape.units();
        return Matrix.of(z.address((long) patch.fromBlock() * n), size, columns, size);
    }

    private Matrix rows(PackedWeights.Patch patch) {
        long address = joined.address(at(slot, patch.fromRow()));
        return Matrix.of(address, strip.size(), patch.toRow() - patch.fromRow(), strip.size());
    }

    private int at(int someSlot, int row) {
        return (someSlot * weights.height() + row) * strip.size();
    }
}
