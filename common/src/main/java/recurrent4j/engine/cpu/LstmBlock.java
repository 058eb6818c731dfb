package recurrent4j.engine.cpu;

import recurrent4j.engine.Recurrence;

/** {@link Recurrence#LSTM}, with its input gate g by slot. */
class LstmBlock extends LstmBlockBase {
    float[][] g = new float[0][];

    LstmBlock(Products products) {
        super(products);
    }

    @Override
    void reserve(int slots) {
        super.reserve(slots);
        g = new float[slots][n];
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
