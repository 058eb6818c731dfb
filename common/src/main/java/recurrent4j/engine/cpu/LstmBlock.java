package recurrent4j.engine.cpu;

import java.util.Arrays;
import recurrent4j.engine.Recurrence;

/**
 * What the recurrences with a memory cell have in common. Kept by slot: the cell c before the step, block input i, forget
 * gate f, output gate o, and the hyperbolic tangent y of the new cell.
 */
abstract class LstmBlock extends RecurrentBlock {
    final float[][] c = bySlot();
    final float[][] i = bySlot();
    final float[][] f = bySlot();
    final float[][] o = bySlot();
    final float[][] y = bySlot();
    final float[] dc = new float[n];

    private LstmBlock(Products products) {
        super(products);
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

    /** {@link Recurrence#LSTM}, with its input gate g by slot. */
    static class Plain extends LstmBlock {
        final float[][] g = bySlot();

        Plain(Products products) {
            super(products);
        }

        @Override
        void activate(int now, int next) {
            tanh(0, i[now]);
            sigmoid(1, f[now]);
            sigmoid(2, o[now]);
            sigmoid(3, g[now]);
            Pointwise.blend(c[next], f[now], c[now], g[now], i[now], n);
            expose(now, next);
        }

        @Override
        void differentiate(int now, int next) {
            Pointwise.sigmoidGradient(d, dh, y[now], o[now], n);
            products.put(2, d);
            Pointwise.addCellGradient(dc, dh, o[now], y[now], n);
            Pointwise.sigmoidGradient(d, dc, c[now], f[now], n);
            products.put(1, d);
            Pointwise.sigmoidGradient(d, dc, i[now], g[now], n);
            products.put(3, d);
            Pointwise.tanhGradient(d, dc, g[now], i[now], n);
            products.put(0, d);
            Pointwise.scale(dc, f[now], n);
        }
    }

    /** {@link Recurrence#PEEPHOLE_LSTM}: the peepholes are f's, o's and g's, spread over the examples of the block. */
    static final class Peephole extends Plain {
        private final float[][] peepholes = new float[3][n];
        private final float[][] sums = new float[3][n];
        private final float[] dg = new float[n];

        Peephole(Products products) {
            super(products);
        }

        @Override
        void prepare() {
            for (int p = 0; p < peepholes.length; p++) {
                spread(p, peepholes[p]);
            }
        }

        @Override
        void activate(int now, int next) {
            tanh(0, i[now]);
            products.get(1, f[now]);
            products.get(2, o[now]);
            products.get(3, g[now]);
            Pointwise.addProduct(f[now], c[now], peepholes[0], n);
            Pointwise.addProduct(g[now], c[now], peepholes[2], n);
            Pointwise.sigmoid(f[now], n);
            Pointwise.sigmoid(g[now], n);
            Pointwise.blend(c[next], f[now], c[now], g[now], i[now], n);
            Pointwise.addProduct(o[now], c[next], peepholes[1], n);
            Pointwise.sigmoid(o[now], n);
            expose(now, next);
        }

        @Override
        void beginBackward() {
            super.beginBackward();
            for (float[] sum : sums) {
                Arrays.fill(sum, 0f);
            }
        }

        @Override
        void differentiate(int now, int next) {
            Pointwise.sigmoidGradient(d, dh, y[now], o[now], n);
            products.put(2, d);
            Pointwise.addProduct(sums[1], d, c[next], n);
            Pointwise.addProduct(dc, d, peepholes[1], n);
            Pointwise.addCellGradient(dc, dh, o[now], y[now], n);
            Pointwise.tanhGradient(d, dc, g[now], i[now], n);
            products.put(0, d);
            Pointwise.sigmoidGradient(dg, dc, i[now], g[now], n);
            products.put(3, dg);
            Pointwise.addProduct(sums[2], dg, c[now], n);
            Pointwise.sigmoidGradient(d, dc, c[now], f[now], n);
            products.put(1, d);
            Pointwise.addProduct(sums[0], d, c[now], n);
            Pointwise.scale(dc, f[now], n);
            Pointwise.addProduct(dc, dg, peepholes[2], n);
            Pointwise.addProduct(dc, d, peepholes[0], n);
        }

        @Override
        void finish() {
            for (int p = 0; p < sums.length; p++) {
                collect(p, sums[p]);
            }
        }
    }

    /** {@link Recurrence#COUPLED_LSTM}. */
    static final class Coupled extends LstmBlock {
        Coupled(Products products) {
            super(products);
        }

        @Override
        void activate(int now, int next) {
            tanh(0, i[now]);
            sigmoid(1, f[now]);
            sigmoid(2, o[now]);
            Pointwise.mix(c[next], f[now], c[now], i[now], n);
            expose(now, next);
        }

        @Override
        void differentiate(int now, int next) {
            Pointwise.sigmoidGradient(d, dh, y[now], o[now], n);
            products.put(2, d);
            Pointwise.addCellGradient(dc, dh, o[now], y[now], n);
            Pointwise.mixGradient(d, dc, c[now], i[now], f[now], n);
            products.put(1, d);
            Pointwise.complementTanhGradient(d, dc, f[now], i[now], n);
            products.put(0, d);
            Pointwise.scale(dc, f[now], n);
        }
    }
}
