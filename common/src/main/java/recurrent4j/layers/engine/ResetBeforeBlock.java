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
    void fromState(Matrix before) {
        gemm.multiply(before, weights.state(1, 3), preactivations(1, 3), 1f);
    }

    @Override
    void activate(int now, int next) {
        z.get(n, u[now], n);
        z.get(2 * n, r[now], n);
        Pointwise.sigmoid(u[now], n);
        Pointwise.sigmoid(r[now], n);
        Pointwise.multiply(kept[now], r[now], h[now], n);
        gemm.multiply(keptRows(now), weights.state(0, 1), preactivations(0, 1), 1f);
        z.get(0, candidate[now], n);
        Pointwise.tanh(candidate[now], n);
        Pointwise.mix(h[next], u[now], h[now], candidate[now], n);
    }

    @Override
    void differentiate(int now, int next) {
        throughMixture(now);
        throughStates(preactivations(0, 1), weights.state(0, 1), dKept);
        Pointwise.sigmoidGradient(d, dKept, h[now], r[now], n);
        z.put(2 * n, d, n);
        Pointwise.addProduct(direct, dKept, r[now], n);
    }

    @Override
    void accumulate(int now, float beta) {
        int bias = shape.inputs();
        gemm.multiply(
                joinedRows(now, 0, bias + 1).transpose(), preactivations(0, 3), gradient.inputAndBias(0, 3), beta);
        gemm.multiply(
                joinedRows(now, bias + 1, weights.height()).transpose(),
                preactivations(1, 3),
                gradient.state(1, 3),
                beta);
        gemm.multiply(keptRows(now).transpose(), preactivations(0, 1), gradient.state(0, 1), beta);
    }

    @Override
    void towardsState(float[] target) {
        throughStates(preactivations(1, 3), weights.state(1, 3), target);
        Pointwise.add(target, direct, n);
    }

    private Matrix keptRows(int now) {
        keptNative.put(0, kept[now], n);
        return Matrix.of(keptNative.address(), strip.size(), shape.units(), strip.size());
    }
}
