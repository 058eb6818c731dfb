package recurrent4j.engine.cpu;

import recurrent4j.engine.Recurrence;

/** {@link Recurrence#GRU_RESET_BEFORE}; blocks: candidate, update, reset. */
final class ResetBeforeBlock extends GruBlockBase {
    /** {@code r*h'}, by slot. */
    private float[][] kept = new float[0][];

    private final float[] dKept;

    ResetBeforeBlock(Products products) {
        super(products);
        dKept = new float[n];
    }

    @Override
    void reserve(int slots) {
        super.reserve(slots);
        kept = new float[slots][n];
    }

    @Override
    void preactivate() {
        products.preactivate(1, 3);
    }

    @Override
    void activate(int now, int next) {
        sigmoid(1, u[now]);
        sigmoid(2, r[now]);
        Pointwise.multiply(kept[now], r[now], h[now], n);
        products.addKept(kept[now]);
        tanh(0, candidate[now]);
        Pointwise.mix(h[next], u[now], h[now], candidate[now], n);
    }

    @Override
    void differentiate(int now, int next) {
        throughMixture(now);
        products.towardsState(0, 1, dKept);
        Pointwise.sigmoidGradient(d, dKept, h[now], r[now], n);
        products.put(2, d);
        Pointwise.addProduct(direct, dKept, r[now], n);
    }

    @Override
    void towardsWeights(int now) {
        products.differentiate(1, 3);
        products.differentiateKept(kept[now]);
    }
}
