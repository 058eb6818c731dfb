package recurrent4j.layers.engine;

/** {@link Recurrence#SIMPLE_RNN} and {@link Recurrence#SIMPLE_RNN_RELU}. */
final class ElmanBlock extends Block {
    private final boolean rectified;

    ElmanBlock(Kernel weights, CellShape shape, Strip strip) {
        super(weights, shape, strip);
        rectified = shape.recurrence() == Recurrence.SIMPLE_RNN_RELU;
    }

    @Override
    void activate(int now, int next) {
        products.z().get(0, h[next], n);
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
        products.z().put(0, dh, n);
    }
}
