package recurrent4j.layers.engine;

/** What both gated recurrent units have in common: {@code h = z*h' + (1-z)*n}, the update gate being {@link #u} here. */
abstract class GatedBlock extends Block {
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

    GatedBlock(Kernel weights, CellShape shape, Strip strip) {
        super(weights, shape, strip);
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

    @Override
    void preactivate(int now) {
        products.begin(now, inputAndBias());
        fromState(now);
    }

    /** Adds what comes through the recurrent kernel. */
    abstract void fromState(int now);

    /** The rows that x and 1 meet. */
    final Patch inputAndBias() {
        return products.upTo(weights.biasRow() + 1, weights.inputBlocks());
    }

    /** Gradients of the update gate and the candidate. */
    final void throughMixture(int now) {
        Pointwise.mixGradient(d, dh, h[now], candidate[now], u[now], n);
        products.z().put(n, d, n);
        Pointwise.complementTanhGradient(dn, dh, u[now], candidate[now], n);
        products.z().put(0, dn, n);
        Pointwise.multiply(direct, dh, u[now], n);
    }
}
