package recurrent4j.engine.cpu;

import java.util.Arrays;
import recurrent4j.engine.Recurrence;

/** {@link Recurrence#GRU}; blocks: candidate from x, update, reset, candidate from h. */
final class GruBlock extends GruBlockBase {
    /** Recurrent part of the candidate, by slot. */
    private float[][] recurrent = new float[0][];

    private final float[] bias;
    private final float[] biasSum;

    GruBlock(Products products) {
        super(products);
        bias = new float[n];
        biasSum = new float[n];
    }

    @Override
    void reserve(int slots) {
        super.reserve(slots);
        recurrent = new float[slots][n];
    }

    @Override
    void prepare() {
        spread(0, bias);
    }

    @Override
    void preactivate() {
        products.put(3, bias);
        products.preactivate(1, 4);
    }

    @Override
    void activate(int now, int next) {
        products.get(0, candidate[now]);
        sigmoid(1, u[now]);
        sigmoid(2, r[now]);
        products.get(3, recurrent[now]);
        Pointwise.addProduct(candidate[now], r[now], recurrent[now], n);
        Pointwise.tanh(candidate[now], n);
        Pointwise.mix(h[next], u[now], h[now], candidate[now], n);
    }

    @Override
    void differentiate(int now, int next) {
        throughMixture(now);
        Pointwise.sigmoidGradient(d, dn, recurrent[now], r[now], n);
        products.put(2, d);
        Pointwise.scale(dn, r[now], n);
        products.put(3, dn);
        Pointwise.add(biasSum, dn, n);
    }

    @Override
    void towardsWeights(int now) {
        products.differentiate(1, 4);
    }

    @Override
    void beginBackward() {
        Arrays.fill(biasSum, 0f);
    }

    @Override
    void backward(Products.Wanted wanted) {
        super.backward(wanted);
        collect(0, biasSum);
    }
}
