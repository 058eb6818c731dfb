package recurrent4j.layers.engine;

/** {@link Recurrence#LSTM}. */
class LstmBlock extends CellBlock {
    /** Input gate, by slot. */
    float[][] g = new float[0][];

    LstmBlock(Kernel weights, CellShape shape, Strip strip) {
        super(weights, shape, strip);
    }

    @Override
    void reserve(int slots) {
        super.reserve(slots);
        g = new float[slots][n];
    }

    @Override
    void activate(int now, int next) {
        products.z().get(0, i[now], n);
        products.z().get(n, f[now], n);
        products.z().get(2 * n, o[now], n);
        products.z().get(3 * n, g[now], n);
        Pointwise.tanh(i[now], n);
        Pointwise.sigmoid(f[now], n);
        Pointwise.sigmoid(o[now], n);
        Pointwise.sigmoid(g[now], n);
        Pointwise.blend(c[next], f[now], c[now], g[now], i[now], n);
        expose(now, next);
    }

    @Override
    void differentiate(int now, int next) {
        Pointwise.sigmoidGradient(d, dh, y[now], o[now], n);
        products.z().put(2 * n, d, n);
        Pointwise.addCellGradient(dc, dh, o[now], y[now], n);
        Pointwise.sigmoidGradient(d, dc, c[now], f[now], n);
        products.z().put(n, d, n);
        Pointwise.sigmoidGradient(d, dc, i[now], g[now], n);
        products.z().put(3 * n, d, n);
        Pointwise.tanhGradient(d, dc, g[now], i[now], n);
        products.z().put(0, d, n);
        Pointwise.scale(dc, f[now], n);
    }
}
