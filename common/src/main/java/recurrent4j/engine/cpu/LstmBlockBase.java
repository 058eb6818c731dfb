package recurrent4j.engine.cpu;

import java.util.Arrays;

/**
 * What the recurrences with a memory cell have in common. Kept by slot: the cell c before the step, block input i, forget
 * gate f, output gate o, and the hyperbolic tangent y of the new cell.
 */
abstract class LstmBlockBase extends RecurrentBlock {
    float[][] c = new float[0][];
    float[][] i = new float[0][];
    float[][] f = new float[0][];
    float[][] o = new float[0][];
    float[][] y = new float[0][];
    final float[] dc;

    LstmBlockBase(Products products) {
        super(products);
        dc = new float[n];
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
