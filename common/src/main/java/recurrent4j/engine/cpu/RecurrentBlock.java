package recurrent4j.engine.cpu;

import java.util.Arrays;
import java.util.stream.Stream;
import recurrent4j.engine.RecurrentKernel.CellShape;

/**
 * Neighbouring examples of a batch on their way through all time steps, computed by one thread.
 *
 * <p>Pointwise work happens on the Java heap, where loops become vector instructions. States and what the backward pass needs
 * are kept by slot: one slot per step, or two in turns if nothing is recorded.
 */
abstract class RecurrentBlock {
    final CellShape shape;
    /** Numbers in one state array of this block. */
    final int n;

    final PackedWeights weights;
    final Products products;

    /** State h before the step of a slot. */
    final float[][] h;

    /** Gradient of the loss with respect to h after the current step. */
    final float[] dh;

    /** A gate's gradient on its way to the products. */
    final float[] d;

    private final float[] back;
    private Products.Call call;

    RecurrentBlock(Products products) {
        this.products = products;
        weights = products.weights;
        shape = products.shape;
        n = shape.units() * products.strip.size();
        h = bySlot();
        dh = new float[n];
        d = new float[n];
        back = new float[n];
    }

    /** From the pre-activations and the state in one slot to the state in the next. */
    abstract void activate(int now, int next);

    /** From {@link #dh} to the gradients of the pre-activations. */
    abstract void differentiate(int now, int next);

    /** Room for one array in each slot. */
    final float[][] bySlot() {
        return new float[products.slots][n];
    }

    /** All state arrays of a slot: h, or h and c. */
    float[][] state(int slot) {
        return new float[][] {h[slot]};
    }

    /** Gradients of the state arrays after h. */
    float[][] furtherGradients() {
        return new float[0][];
    }

    void prepare() {}

    void beginBackward() {}

    final void tanh(int block, float[] values) {
        products.get(block, values);
        Pointwise.tanh(values, n);
    }

    final void sigmoid(int block, float[] values) {
        products.get(block, values);
        Pointwise.sigmoid(values, n);
    }

    /** Gives every example a vector of the weights' extras. */
    final void spread(int vector, float[] values) {
        for (int k = 0; k < n; k++) {
            values[k] = weights.extras[vector * shape.units() + products.unit(k)];
        }
    }

    /** Sums the gradients of such a vector over the examples. */
    final void collect(int vector, float[] gradients) {
        float[] total = products.gradient.extras;
        Arrays.fill(total, vector * shape.units(), (vector + 1) * shape.units(), 0f);
        for (int k = 0; k < n; k++) {
            total[vector * shape.units() + products.unit(k)] += gradients[k];
        }
    }

    final void forward(Products.Call next) {
        products.inOneGo = true;
        beginForward(next);
        for (int t = 0; t < call.steps(); t++) {
            forwardTo(t);
        }
    }

    /** Begins a pass of which {@link #forwardTo} makes one step after the other. */
    final void beginForward(Products.Call next) {
        call = next;
        prepare();
        products.beginForward(call);
        begin(state(0));
        products.state(h[0], 0);
    }

    final void forwardTo(int t) {
        if (t < products.end) {
            step(t, slot(t), slot(t + 1));
        } else {
            products.clear(call.output(), t, shape.units());
        }
    }

    private void begin(float[][] state) {
        for (int k = 0; k < state.length; k++) {
            if (call.initial().length == 0) {
                Arrays.fill(state[k], 0f);
            } else {
                products.read(call.initial()[k], 0, state[k], shape.units());
            }
        }
    }

    private void step(int t, int now, int next) {
        products.forwardTo(t, now);
        preactivate();
        activate(now, next);
        call.mask().ifPresent(masks -> mask(masks, t, state(next)));
        products.state(h[next], next);
        products.answer(h[next], t);
    }

    /** Padding leaves the zero state. */
    float[][] lastState() {
        float[][] last = state(slot(products.end));
        return products.end == call.steps() ? last : new float[last.length][n];
    }

    final void backward(Products.Wanted wanted) {
        startBackward(wanted);
        for (int t = call.steps() - 1; t >= 0; t--) {
            backTo(t, wanted);
        }
        endBackward();
    }

    /** Begins a backward pass of which {@link #backTo} makes one step after the other, from the last to the first. */
    final void startBackward(Products.Wanted wanted) {
        beginBackward();
        Arrays.fill(back, 0f);
        products.beginBackward(wanted);
    }

    final void backTo(int t, Products.Wanted wanted) {
        if (t >= products.end) {
            backThroughPadding(t, wanted);
            return;
        }
        products.backTo(t, t);
        products.error(wanted.epsilon(), t, dh);
        Pointwise.add(dh, back, n);
        if (wanted.squares().length > 0) {
            wanted.squares()[t] = squares();
        }
        if (call.mask().isPresent()) {
            mask(call.mask().get(), t, new float[][] {dh});
            mask(call.mask().get(), t, furtherGradients());
        }
        differentiate(t, t + 1);
        towardsWeights(t);
        towardsState(back);
    }

    /** Ends a backward pass: the gradients of the weights are there. */
    final void endBackward() {
        products.finish();
        finish();
    }

    /** Whatever is left to do for the gradients of the weights. */
    void finish() {}

    private void backThroughPadding(int t, Products.Wanted wanted) {
        if (wanted.squares().length > 0) {
            products.read(wanted.epsilon(), t, dh, shape.units());
            wanted.squares()[t] = squares();
        }
        wanted.input().ifPresent(dx -> products.clear(dx, t, shape.inputs()));
    }

    float[][] firstGradients() {
        return Stream.concat(Stream.of(back), Arrays.stream(furtherGradients())).toArray(float[][]::new);
    }

    void preactivate() {
        products.preactivate(0, weights.blocks());
    }

    /** From the gradients of the pre-activations to those of the weights and of x. */
    void towardsWeights(int now) {
        products.differentiate(0, weights.blocks());
    }

    void towardsState(float[] target) {
        products.towardsState(0, weights.blocks(), target);
    }

    private int slot(int t) {
        return call.recording() ? t : t & 1;
    }

    private void mask(float[] masks, int t, float[][] arrays) {
        for (float[] array : arrays) {
            products.mask(masks, t, array);
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
