package recurrent4j.layers.engine;

import java.util.Arrays;

/**
 * Neighbouring examples of a batch on their way through all time steps, computed by one thread.
 *
 * <p>Pointwise work happens on the Java heap, where loops become vector instructions. States and what the backward pass needs
 * are kept by slot: one slot per step, or two in turns if nothing is recorded.
 */
abstract class Block {
    final CellShape shape;
    final Strip strip;
    /** Numbers in one state array of this block. */
    final int n;

    final Kernel weights;
    final Products products;

    /** State h before the step of a slot. */
    float[][] h = new float[0][];

    /** Gradient of the loss with respect to h after the current step. */
    final float[] dh;

    private final float[] back;
    private Call call;

    Block(Kernel weights, CellShape shape, Strip strip) {
        this.weights = weights;
        this.shape = shape;
        this.strip = strip;
        n = shape.units() * strip.size();
        products = new Products(weights, shape, strip);
        dh = new float[n];
        back = new float[n];
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

    /** From the pre-activations and the state in one slot to the state in the next. */
    abstract void activate(int now, int next);

    /** From {@link #dh} to the gradients of the pre-activations. */
    abstract void differentiate(int now, int next);

    /** Makes room for as many slots; what they held is lost. */
    void reserve(int slots) {
        h = new float[slots][n];
        products.reserve(slots);
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
        products.beginForward(call.tokens());
        int needed = call.recording() ? call.steps() + 1 : 2;
        if (needed > h.length) {
            reserve(needed);
        }
        begin(state(0));
        products.state(h[0], 0);
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
        products.read(call.input(), t, now);
        preactivate(now);
        activate(now, next);
        call.mask().ifPresent(masks -> mask(masks, t, state(next)));
        products.state(h[next], next);
        strip.write(h[next], call.output(), t, shape.units());
    }

    /** The state after the last step. */
    float[][] lastState() {
        return state(slot(call.steps()));
    }

    void backward(Wanted wanted) {
        beginBackward();
        Arrays.fill(back, 0f);
        products.beginBackward();
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
            products.collect(t);
            if (wanted.input().isPresent()) {
                products.towardsInput(strip.view(wanted.input().get(), t, shape.inputs()));
            }
            towardsState(back);
        }
        products.finish();
    }

    /** Gradients of the initial state. */
    float[][] firstGradients() {
        float[][] further = furtherGradients();
        float[][] all = new float[1 + further.length][];
        all[0] = back;
        System.arraycopy(further, 0, all, 1, further.length);
        return all;
    }

    /** All pre-activations of a step. */
    void preactivate(int now) {
        products.begin(now, products.upTo(weights.height(), weights.blocks()));
    }

    /** Adds to the gradients of the weights, or sets them. */
    void accumulate(int now, float beta) {
        products.accumulate(now, products.upTo(weights.height(), weights.blocks()), beta);
    }

    /** Gradient of h before the current step. */
    void towardsState(float[] target) {
        products.towardsState(weights.state(0, weights.blocks()), target);
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
