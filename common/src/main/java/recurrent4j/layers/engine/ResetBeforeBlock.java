package recurrent4j.layers.engine;

/** {@link Recurrence#GRU_RESET_BEFORE}; blocks: candidate, update, reset. */
final class ResetBeforeBlock extends GatedBlock {
    /** {@code r*h'}, by slot. */
    private float[][] kept = new float[0][];

    private final Floats keptNative;
    private final float[] dKept;

    ResetBeforeBlock(Kernel weights, CellShape shape, Strip strip) {
        super(weights, shape, strip);
        keptNative = Floats.zeros(n);
        dKept = new float[n];
    }

    @Override
    void reserve(int slots) {
        super.reserve(slots);
        kept = new float[slots][n];
    }

    @Override
    void fromState(int now) {
        products.add(now, weights.state(1, 3));
    }

    @Override
    void activate(int now, int next) {
        products.z().get(n, u[now], n);
        products.z().get(2 * n, r[now], n);
        Pointwise.sigmoid(u[now], n);
        Pointwise.sigmoid(r[now], n);
        Pointwise.multiply(kept[now], r[now], h[now], n);
        products.add(keptRows(now), weights.state(0, 1));
        products.z().get(0, candidate[now], n);
        Pointwise.tanh(candidate[now], n);
        Pointwise.mix(h[next], u[now], h[now], candidate[now], n);
    }

    @Override
    void differentiate(int now, int next) {
        throughMixture(now);
        products.towardsState(weights.state(0, 1), dKept);
        Pointwise.sigmoidGradient(d, dKept, h[now], r[now], n);
        products.z().put(2 * n, d, n);
        Pointwise.addProduct(direct, dKept, r[now], n);
    }

    @Override
    void accumulate(int now, float beta) {
        products.accumulate(now, inputAndBias(), beta);
        products.accumulate(now, weights.state(1, 3), beta);
        products.accumulate(keptRows(now), weights.state(0, 1), beta);
    }

    @Override
    void towardsState(float[] target) {
        products.towardsState(weights.state(1, 3), target);
        Pointwise.add(target, direct, n);
    }

    private Matrix keptRows(int now) {
        keptNative.put(0, kept[now], n);
        return Matrix.of(keptNative.address(), strip.size(), shape.units(), strip.size());
    }
}
