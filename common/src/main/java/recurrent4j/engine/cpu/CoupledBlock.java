package recurrent4j.engine.cpu;

import recurrent4j.engine.Recurrence;

/** {@link Recurrence#COUPLED_LSTM}. */
final class CoupledBlock extends LstmBlockBase {

    CoupledBlock(Products products) {
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
