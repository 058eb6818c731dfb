package recurrent4j.layers.engine;

/** {@link Recurrence#COUPLED_LSTM}. */
final class CoupledBlock extends CellBlock {

    CoupledBlock(Kernel weights, CellShape shape, Strip strip) {
        super(weights, shape, strip);
    }

    @Override
    void activate(int now, int next) {
        products.z().get(0, i[now], n);
        products.z().get(n, f[now], n);
        products.z().get(2 * n, o[now], n);
        Pointwise.tanh(i[now], n);
        Pointwise.sigmoid(f[now], n);
        Pointwise.sigmoid(o[now], n);
        Pointwise.mix(c[next], f[now], c[now], i[now], n);
        expose(now, next);
    }

    @Override
    void differentiate(int now, int next) {
        Pointwise.sigmoidGradient(d, dh, y[now], o[now], n);
        products.z().put(2 * n, d, n);
        Pointwise.addCellGradient(dc, dh, o[now], y[now], n);
        Pointwise.mixGradient(d, dc, c[now], i[now], f[now], n);
        products.z().put(n, d, n);
        Pointwise.complementTanhGradient(d, dc, f[now], i[now], n);
        products.z().put(0, d, n);
        Pointwise.scale(dc, f[now], n);
    }
}
