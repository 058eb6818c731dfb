package recurrent4j.engine.cpu;

/**
 * What both gated recurrent units have in common: {@code h = z*h' + (1-z)*n}. Kept by slot: the update gate, which is called
 * u here, the reset gate r, and the candidate.
 */
abstract class GruBlockBase extends RecurrentBlock {
    float[][] u = new float[0][];
    float[][] r = new float[0][];
    float[][] candidate = new float[0][];

    /** Gradient of the candidate's pre-activation. */
    final float[] dn;

    /** Gradient of h before the step that doesn't come through the recurrent kernel. */
    final float[] direct;

    GruBlockBase(Products products) {
        super(products);
        dn = new float[n];
        direct = new float[n];
    }

    @Override
    void reserve(int slots) {
        super.reserve(slots);
        u = new float[slots][n];
        r = new float[slots][n];
        candidate = new float[slots][n];
    }

    final void throughMixture(int now) {
        Pointwise.mixGradient(d, dh, h[now], candidate[now], u[now], n);
        products.put(1, d);
        Pointwise.complementTanhGradient(dn, dh, u[now], candidate[now], n);
        products.put(0, dn);
        Pointwise.multiply(direct, dh, u[now], n);
    }

    @Override
    final void towardsState(float[] target) {
        products.towardsState(1, weights.blocks(), target);
        Pointwise.add(target, direct, n);
    }
}
