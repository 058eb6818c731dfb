package recurrent4j.engine.cudnn;

import java.util.Optional;
import recurrent4j.engine.cudnn.Device.Grid;

/**
 * Drops values by random numbers that depend on a seed, the step, the layer and the place alone, so that the backward pass, and a
 * training that goes on, draws the same again.
 */
final class Dropout implements AutoCloseable {
    private final Device device;
    private final Buffer dropped;
    private final int limit;
    private final float scale;
    private final int layer;
    private final boolean nothing;

    /** What a step draws from. */
    record Draw(long seed, int step) {}

    /**
     * A layer of dropout.
     *
     * @param probability that a value is dropped
     * @param layer a number that no other has
     */
    Dropout(Device device, double probability, int layer) {
        this.device = device;
        this.layer = layer;
        dropped = new Buffer(device);
        limit = (int) (long) (probability * (1L << Integer.SIZE));
        scale = (float) (1 / (1 - probability));
        nothing = probability == 0;
    }

    /** Returns what is left: another array, or the same if nothing can be dropped or nothing is drawn. */
    DeviceArray apply(DeviceArray values, Optional<Draw> draw) {
        if (nothing || draw.isEmpty()) {
            return values;
        }
        DeviceArray left = dropped.of(values.length());
        drop(values, left, draw.orElseThrow());
        return left;
    }

    /** Drops from gradients what was dropped from values. */
    void backpropagate(DeviceArray gradient, Optional<Draw> draw) {
        if (!nothing) {
            draw.ifPresent(numbers -> drop(gradient, gradient, numbers));
        }
    }

    private void drop(DeviceArray from, DeviceArray to, Draw draw) {
        long count = from.length();
        device.launch(Kernel.DROP, Grid.over(count), from, to, count, limit, scale, draw.seed(), draw.step(), layer);
    }

    /** Drops features of a sequence from all its steps, in place. */
    void dropFeatures(DeviceArray values, int batch, int features, Optional<Draw> draw) {
        if (nothing || draw.isEmpty()) {
            return;
        }
        Draw numbers = draw.orElseThrow();
        long rows = values.length() / features;
        device.launch(
                Kernel.DROP_FEATURES,
                Grid.over(values.length()),
                values,
                values,
                rows,
                batch,
                features,
                limit,
                scale,
                numbers.seed(),
                numbers.step(),
                layer);
    }

    @Override
    public void close() {
        dropped.close();
    }
}
