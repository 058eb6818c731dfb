package recurrent4j.engine.cpu;

import java.util.Arrays;
import recurrent4j.engine.Recurrence;

/** {@link Recurrence#PEEPHOLE_LSTM}: the peepholes are f's, o's and g's, spread over the examples of the block. */
final class PeepholeBlock extends LstmBlock {
    private final float[][] peepholes;
    private final float[][] sums;
    private final float[] dg;

    PeepholeBlock(Products products) {
        super(products);
        peepholes = new float[3][n];
        sums = new float[3][n];
        dg = new float[n];
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
    void backward(Products.Wanted wanted) {
        super.backward(wanted);
        for (int p = 0; p < sums.length; p++) {
            collect(p, sums[p]);
        }
    }
}
