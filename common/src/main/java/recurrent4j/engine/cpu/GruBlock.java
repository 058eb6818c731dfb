package recurrent4j.engine.cpu;

import java.util.Arrays;
import recurrent4j.engine.Recurrence;

/**
 * What both gated recurrent units have in common: {@code h = z*h' + (1-z)*n}. Kept by slot: the update gate, which is called
 * u here, the reset gate r, and the candidate.
 */
abstract class GruBlock extends RecurrentBlock {
    final float[][] u = bySlot();
    final float[][] r = bySlot();
    final float[][] candidate = bySlot();

    /** Gradient of the candidate's pre-activation. */
    final float[] dn = new float[n];

    /** Gradient of h before the step that doesn't come through the recurrent kernel. */
    final float[] direct = new float[n];

    private GruBlock(Products products) {
        super(products);
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

    /** {@link Recurrence#GRU}; blocks: candidate from x, update, reset, candidate from h. */
    static final class ResetAfter extends GruBlock {
        /** Recurrent part of the candidate, by slot. */
        private final float[][] recurrent = bySlot();

        private final float[] bias = new float[n];
        private final float[] biasSum = new float[n];

        ResetAfter(Products products) {
            super(products);
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
        void finish() {
            collect(0, biasSum);
        }
    }

    /** {@link Recurrence#GRU_RESET_BEFORE}; blocks: candidate, update, reset. */
    static final class ResetBefore extends GruBlock {
        /** {@code r*h'}, by slot. */
        private final float[][] kept = bySlot();

        private final float[] dKept = new float[n];

        ResetBefore(Products products) {
            super(products);
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
}
