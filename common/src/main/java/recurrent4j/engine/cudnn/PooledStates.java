package recurrent4j.engine.cudnn;

import java.util.ArrayList;
import java.util.List;
import recurrent4j.engine.NetworkBatch;
import recurrent4j.engine.NetworkShape;
import recurrent4j.engine.NetworkShape.Pooling;
import recurrent4j.engine.cudnn.Device.Grid;

/** What the states of a sequence become where it is answered once: by one kind of pooling or several, side by side. */
final class PooledStates implements AutoCloseable {
    private final Device device;
    private final List<Pooling> poolings;
    private final int directions;
    private final int units;
    private final Buffer pooled;
    private final Buffer slopes;
    private final List<Buffer> places = new ArrayList<>();

    PooledStates(Device device, NetworkShape shape) {
        this.device = device;
        poolings = shape.answer().pooling();
        directions = shape.bothWays() ? 2 : 1;
        units = shape.top() / directions;
        pooled = new Buffer(device);
        slopes = new Buffer(device);
        poolings.forEach(pooling -> places.add(new Buffer(device)));
    }

    /**
     * Returns {@code [batch][directions][poolings][units]}.
     *
     * @param lengths of the sequences, or none if they are equally long
     */
    DeviceArray forward(DeviceArray states, DeviceArray lengths, NetworkBatch batch) {
        long features = (long) batch.size() * directions * units;
        DeviceArray out = pooled.of(features * poolings.size());
        launch(Kernel.POOL, states, lengths, out, batch);
        return out;
    }

    /** Returns the gradient of the states from that of what they became. */
    DeviceArray backward(DeviceArray pooledSlopes, DeviceArray lengths, NetworkBatch batch) {
        long features = (long) batch.size() * directions * units;
        DeviceArray out = slopes.of(features * batch.steps());
        device.clear(out);
        launch(Kernel.POOL_BACK, pooledSlopes, lengths, out, batch);
        return out;
    }

    private void launch(Kernel kernel, DeviceArray from, DeviceArray lengths, DeviceArray to, NetworkBatch batch) {
        long features = (long) batch.size() * directions * units;
        for (int slot = 0; slot < poolings.size(); slot++) {
            DeviceArray place =
                    poolings.get(slot) == Pooling.MAX ? places.get(slot).of(features) : DeviceArray.NONE;
            device.launch(
                    kernel,
                    Grid.over(features),
                    poolings.get(slot).ordinal(),
                    from,
                    lengths,
                    to,
                    place,
                    batch.steps(),
                    batch.size(),
                    units,
                    directions,
                    slot,
                    poolings.size());
        }
    }

    @Override
    public void close() {
        pooled.close();
        slopes.close();
        places.forEach(Buffer::close);
    }
}
