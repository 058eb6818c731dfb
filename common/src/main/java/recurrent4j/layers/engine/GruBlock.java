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
        z.put(3 * n, bias, n);
        multiply(now, weights.state(1, 4), 1f);
    }

    @Override
    void activate(int now, int next) {
        z.get(0, candidate[now], n);
        z.get(n, u[now], n);
        z.get(2 * n, r[now], n);
        z.get(3 * n, recurrent[now], n);
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
        z.put(2 * n, d, n);
        Pointwise.scale(dn, r[now], n);
        z.put(3 * n, dn, n);
        Pointwise.add(biasSum, dn, n);
    }

    @Override
    void accumulate(int now, float beta) {
        accumulate(now, inputAndBias(), beta);
        accumulate(now, weights.state(1, 4), beta);
    }

    @Override
    void towardsState(float[] target) {
        throughStates(weights.state(1, 4), target);
        Pointwise.add(target, direct, n);
    }

    @Override
    void beginBackward() {
        Arrays.fill(biasSum, 0f);
    }

    @Override
    void backward(Wanted wanted) {
        super.backward(wanted);
        float[] total = gradient.extras();
        Arrays.fill(total, 0f);
        for (int k = 0; k < n; k++) {
            total[k / strip.size()] += biasSum[k];
        }
    }
}
