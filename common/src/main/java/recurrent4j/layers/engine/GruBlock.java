package recurrent4j.layers.engine;

import java.util.Arrays;

/** {@link Recurrence#GRU}; blocks: candidate from x, update, reset, candidate from h. */
final class GruBlock extends GatedBlock {
    /** Recurrent part of the candidate, by slot. */
    private float[][] recurrent = new float[0][];

    /** Its bias, spread over the examples. */
    private final float[] bias;

    private final float[] biasSum;

    GruBlock(Kernel weights, CellShape shape, Strip strip) {
        super(weights, shape, strip);
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
        for (int k = 0; k < n; k++) {
            bias[k] = weights.extras()[k / strip.size()];
        }
    }

    @Override
    void fromState(int now) {
        products.z().put(3 * n, bias, n);
        products.add(now, weights.state(1, 4));
    }

    @Override
    void activate(int now, int next) {
        products.z().get(0, candidate[now], n);
        products.z().get(n, u[now], n);
        products.z().get(2 * n, r[now], n);
        products.z().get(3 * n, recurrent[now], n);
        Pointwise.sigmoid(u[now], n);
        Pointwise.sigmoid(r[now], n);
        Pointwise.addProduct(candidate[now], r[now], recurrent[now], n);
        Pointwise.tanh(candidate[now], n);
        Pointwise.mix(h[next], u[now], h[now], candidate[now], n);
    }

    @Override
    void differentiate(int now, int next) {
        throughMixture(now);
        Pointwise.sigmoidGradient(d, dn, recurrent[now], r[now], n);
        products.z().put(2 * n, d, n);
        Pointwise.scale(dn, r[now], n);
        products.z().put(3 * n, dn, n);
        Pointwise.add(biasSum, dn, n);
    }

    @Override
    void accumulate(int now, float beta) {
        products.accumulate(now, inputAndBias(), beta);
        products.accumulate(now, weights.state(1, 4), beta);
    }

    @Override
    void towardsState(float[] target) {
        products.towardsState(weights.state(1, 4), target);
        Pointwise.add(target, direct, n);
    }

    @Override
    void beginBackward() {
        Arrays.fill(biasSum, 0f);
    }

    @Override
    void backward(Wanted wanted) {
        super.backward(wanted);
        float[] total = products.gradient().extras();
        Arrays.fill(total, 0f);
        for (int k = 0; k < n; k++) {
            total[k / strip.size()] += biasSum[k];
        }
    }
}
