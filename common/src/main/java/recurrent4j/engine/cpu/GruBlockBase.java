package recurrent4j.engine.cpu;

/** What both gated recurrent units have in common: {@code h = z*h' + (1-z)*n}, the update gate being {@link #u} here. */
abstract class GruBlockBase extends RecurrentBlock {
    /** Update gate, by slot. */
    float[][] u = new float[0][];

    /** Reset gate, by slot. */
    float[][] r = new float[0][];

    /** Candidate, by slot. */
    float[][] candidate = new float[0][];

    /** A gate's gradient on its way to the products. */
    final float[] d;

    /** Gradient of the candidate's pre-activation. */
    final float[] dn;

    /** Gradient of h before the step that doesn't come through the recurrent kernel. */
    final float[] direct;

    GruBlockBase(Products products) {
        super(products);
        d = new float[n];
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

    /** Gradients of the update gate and the candidate. */
    final void throughMixture(int now) {
        Pointwise.mixGradient(d, dh, h[now], candidate[now], u[now], n);
        products.put(1, d);
        Pointwise.complementTanhGradient(dn, dh, u[now], candidate[now], n);
        products.put(0, dn);
        Pointwise.multiply(direct, dh, u[now], n);
    }
}
