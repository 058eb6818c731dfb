package recurrent4j.engine.cpu;

import java.util.Arrays;

/** What the recurrences with a memory cell have in common. */
abstract class LstmBlockBase extends RecurrentBlock {
    /** State c before the step of a slot. */
    float[][] c = new float[0][];

    /** Block input, by slot. */
    float[][] i = new float[0][];

    /** Forget gate, by slot. */
    float[][] f = new float[0][];

    /** Output gate, by slot. */
    float[][] o = new float[0][];

    /** Hyperbolic tangent of the new cell, by slot. */
    float[][] y = new float[0][];

    /** Gradient of the loss with respect to c. */
    final float[] dc;

    /** A gate's gradient on its way to the products. */
    final float[] d;

    LstmBlockBase(Products products) {
        super(products);
        dc = new float[n];
        d = new float[n];
    }

    @Override
    void reserve(int slots) {
        super.reserve(slots);
        c = new float[slots][n];
        i = new float[slots][n];
        f = new float[slots][n];
        o = new float[slots][n];
        y = new float[slots][n];
    }

    @Override
    float[][] state(int slot) {
        return new float[][] {h[slot], c[slot]};
    }

    @Override
    float[][] furtherGradients() {
        return new float[][] {dc};
    }

    @Override
    void beginBackward() {
        Arrays.fill(dc, 0f);
    }

    /** {@code h = o*tanh(c)}. */
    final void expose(int now, int next) {
        System.arraycopy(c[next], 0, y[now], 0, n);
        Pointwise.tanh(y[now], n);
        Pointwise.multiply(h[next], o[now], y[now], n);
    }
}
