package recurrent4j.layers.engine;

import java.util.Arrays;

/**
 * Neighbouring examples of a batch on their way through all time steps, computed by one thread.
 *
 * <p>Per step, {@code joined} holds the columns {@code [x 1 h]}, which one matrix product turns into all pre-activations.
 * Pointwise work happens on the Java heap, where loops become vector instructions. States and what the backward pass needs
 * are kept by slot: one slot per step, or two in turns if nothing is recorded.
 */
abstract class Block {
    final CellShape shape;
    final Strip strip;
    /** Numbers in one state array of this block. */
    final int n;

    final Kernel weights;
    final Kernel gradient;
    final Gemm gemm = Blas.gemm();
    /** Pre-activations of a step, or the gradients with respect to them: {@code [blocks][units][size]}. */
    final Floats z;

    /** State h before the step of a slot. */
    float[][] h = new float[0][];

    /** Gradient of the loss with respect to h after the current step. */
    final float[] dh;

    private final float[] back;
    private final Floats backNative;
    private final float[] zHeap;
    private Floats joined = Floats.zeros(0);
    private float[] table = new float[0];
    private Call call;

    Block(Kernel weights, CellShape shape, Strip strip) {
        this.weights = weights;
        this.shape = shape;
        this.strip = strip;
        n = shape.units() * strip.size();
        gradient = new Kernel(shape);
        z = Floats.zeros(weights.blocks() * n);
        zHeap = new float[weights.inputBlocks() * n];
        dh = new float[n];
        back = new float[n];
        backNative = Floats.zeros(n);
    }

    /** The block that computes the given recurrence. */
    static Block of(Kernel weights, CellShape shape, Strip strip) {
        return switch (shape.recurrence()) {
            case SIMPLE_RNN, SIMPLE_RNN_RELU -> new ElmanBlock(weights, shape, strip);
            case LSTM -> new LstmBlock(weights, shape, strip);
            case PEEPHOLE_LSTM -> new PeepholeBlock(weights, shape, strip);
            case COUPLED_LSTM -> new CoupledBlock(weights, shape, strip);
            case GRU -> new GruBlock(weights, shape, strip);
            case GRU_RESET_BEFORE -> new ResetBeforeBlock(weights, shape, strip);
        };
    }

    /** From {@link #z} and the state in one slot to the state in the next. */
    abstract void activate(int now, int next);

    /** From {@link #dh} to the gradients in {@link #z}. */
    abstract void differentiate(int now, int next);

    /** Makes room for as many slots; what they held is lost. */
    void reserve(int slots) {
        h = new float[slots][n];
        joined.free();
        joined = Floats.zeros(slots * weights.height() * strip.size());
        float[] ones = new float[strip.size()];
        Arrays.fill(ones, 1f);
        for (int slot = 0; slot < slots; slot++) {
            joined.put(joinedAt(slot, shape.inputs()), ones, ones.length);
        }
    }

    /** All state arrays of a slot: h, or h and c. */
    float[][] state(int slot) {
        return new float[][] {h[slot]};
    }

    /** Gradients of the state arrays after h. */
    float[][] furtherGradients() {
        return new float[0][];
    }

    /** Reads what the weights' extras hold. */
    void prepare() {}

    /** Prepares the backward pass. */
    void beginBackward() {}

    void forward(Call next) {
        call = next;
        prepare();
        if (call.tokens().isPresent()) {
            lookUp();
        }
        int needed = call.recording() ? call.steps() + 1 : 2;
        if (needed > h.length) {
            reserve(needed);
        }
        begin(state(0));
        joined.put(joinedAt(0, shape.inputs() + 1), h[0], n);
        for (int t = 0; t < call.steps(); t++) {
            step(t, slot(t), slot(t + 1));
        }
    }

    private void begin(float[][] state) {
        for (int k = 0; k < state.length; k++) {
            if (call.initial().length == 0) {
                Arrays.fill(state[k], 0f);
            } else {
                strip.read(call.initial()[k], 0, state[k], shape.units());
            }
        }
    }

    private void step(int t, int now, int next) {
        if (call.tokens().isPresent()) {
            call.tokens().get().choose(table, shape.inputs(), strip, t, zHeap);
            z.put(0, zHeap, zHeap.length);
        } else {
            strip.copy(call.input(), t, joined, joinedAt(now, 0), shape.inputs());
        }
        preactivate(now);
        activate(now, next);
        call.mask().ifPresent(masks -> mask(masks, t, state(next)));
        joined.put(joinedAt(next, shape.inputs() + 1), h[next], n);
        strip.write(h[next], call.output(), t, shape.units());
    }

    private void lookUp() {
        int length = weights.inputBlocks() * shape.units() * shape.inputs();
        if (table.length != length) {
            table = new float[length];
        }
        weights.readInputRows(table);
    }

    /** The state after the last step. */
    float[][] lastState() {
        return state(slot(call.steps()));
    }

    void backward(Wanted wanted) {
        beginBackward();
        Arrays.fill(back, 0f);
        Arrays.fill(table, 0f);
        for (int t = call.steps() - 1; t >= 0; t--) {
            strip.read(wanted.epsilon(), t, dh, shape.units());
            Pointwise.add(dh, back, n);
            if (wanted.squares().length > 0) {
                wanted.squares()[t] = squares();
            }
            if (call.mask().isPresent()) {
                mask(call.mask().get(), t, new float[][] {dh});
                mask(call.mask().get(), t, furtherGradients());
            }
            differentiate(t, t + 1);
            accumulate(t, t == call.steps() - 1 ? 0f : 1f);
            if (call.tokens().isPresent()) {
                z.get(0, zHeap, zHeap.length);
                call.tokens().get().collect(zHeap, shape.inputs(), strip, t, table);
            }
            if (wanted.input().isPresent()) {
                towardsInput(strip.view(wanted.input().get(), t, shape.inputs()));
            }
            towardsState(back);
        }
        if (call.tokens().isPresent()) {
            gradient.writeInputRows(table);
        }
    }

    /** Gradients of the initial state. */
    float[][] firstGradients() {
        float[][] further = furtherGradients();
        float[][] all = new float[1 + further.length][];
        all[0] = back;
        System.arraycopy(further, 0, all, 1, further.length);
        return all;
    }

    /** The product that turns {@code [x 1 h]} into all pre-activations. */
    void preactivate(int now) {
        Patch all = new Patch(firstRow(), weights.height(), 0, weights.blocks());
        multiply(now, all, firstRow() == 0 ? 0f : 1f);
    }

    /** Adds to the gradients of the weights, or sets them. */
    void accumulate(int now, float beta) {
        accumulate(now, new Patch(firstRow(), weights.height(), 0, weights.blocks()), beta);
    }

    /** Gradient of h before the current step. */
    void towardsState(float[] target) {
        throughStates(weights.state(0, weights.blocks()), target);
    }

    /** First row of {@code [x 1 h]} that is multiplied; what stands before has been looked up. */
    final int firstRow() {
        return call.tokens().isPresent() ? weights.biasRow() : 0;
    }

    /** Pre-activations of a patch's blocks from its rows. */
    final void multiply(int now, Patch patch, float beta) {
        gemm.multiply(joinedRows(now, patch), weights.part(patch), preactivations(patch), beta);
    }

    /** Gradients of the weights in a patch. */
    final void accumulate(int now, Patch patch, float beta) {
        gemm.multiply(joinedRows(now, patch).transpose(), preactivations(patch), gradient.part(patch), beta);
    }

    /** What the gradients of a patch's pre-activations mean for its rows. */
    final void throughStates(Patch patch, float[] target) {
        Matrix result = Matrix.of(backNative.address(), strip.size(), shape.units(), strip.size());
        gemm.multiply(preactivations(patch), weights.part(patch).transpose(), result, 0f);
        backNative.get(0, target, n);
    }

    private void towardsInput(Matrix dx) {
        Patch patch = weights.input();
        gemm.multiply(preactivations(patch), weights.part(patch).transpose(), dx, 0f);
    }

    /** Columns of {@link #z}. */
    final Matrix preactivations(Patch patch) {
        int size = strip.size();
        int columns = (patch.toBlock() - patch.fromBlock()) * shape.units();
        return Matrix.of(z.address((long) patch.fromBlock() * n), size, columns, size);
    }

    private Matrix joinedRows(int slot, Patch patch) {
        long address = joined.address(joinedAt(slot, patch.fromRow()));
        return Matrix.of(address, strip.size(), patch.toRow() - patch.fromRow(), strip.size());
    }

    private int joinedAt(int slot, int row) {
        return (slot * weights.height() + row) * strip.size();
    }

    private int slot(int t) {
        return call.recording() ? t : t & 1;
    }

    private void mask(float[] masks, int t, float[][] arrays) {
        for (float[] array : arrays) {
            strip.mask(masks, t, array);
        }
    }

    private double squares() {
        double sum = 0;
        for (float d : dh) {
            sum += (double) d * d;
        }
        return sum;
    }
}
