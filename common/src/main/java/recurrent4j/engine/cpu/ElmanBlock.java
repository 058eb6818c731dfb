package recurrent4j.engine.cpu;

import recurrent4j.engine.Recurrence;

/** {@link Recurrence#SIMPLE_RNN} and {@link Recurrence#SIMPLE_RNN_RELU}. */
final class ElmanBlock extends RecurrentBlock {
    private final boolean rectified;

    ElmanBlock(Products products) {
        super(products);
        rectified = shape.recurrence() == Recurrence.SIMPLE_RNN_RELU;
    }

    @Override
    void activate(int now, int next) {
        products.get(0, h[next]);
        if (rectified) {
            Pointwise.relu(h[next], n);
        } else {
            Pointwise.tanh(h[next], n);
        }
    }

    @Override
    void differentiate(int now, int next) {
        if (rectified) {
            Pointwise.throughRelu(dh, h[next], n);
        } else {
            Pointwise.throughTanh(dh, h[next], n);
        }
        products.put(0, dh);
    }
}
