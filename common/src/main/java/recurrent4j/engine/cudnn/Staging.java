package recurrent4j.engine.cudnn;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/** Arrays that go to the device together, in one copy. */
final class Staging implements AutoCloseable {
    private final Device device;
    private final Buffer buffer;
    private final List<Part> parts = new ArrayList<>();
    private DeviceArray sent = DeviceArray.NONE;
    private long length;

    Staging(Device device) {
        this.device = device;
        buffer = new Buffer(device);
    }

    /** An array that is on the device once all have been sent, until others are collected. */
    final class Part {
        private final long from;
        private final int count;
        private final int[] integers;
        private final float[] floats;

        private Part(int[] integers, float[] floats) {
            this.integers = integers;
            this.floats = floats;
            from = length;
            count = integers.length + floats.length;
            length += count;
        }

        DeviceArray array() {
            return count == 0 ? DeviceArray.NONE : sent.part(from, count);
        }

        private void write(ByteBuffer into) {
            into.position(Math.toIntExact(from * Float.BYTES));
            into.asIntBuffer().put(integers);
            into.asFloatBuffer().put(floats);
        }
    }

    /** Forgets what was collected. */
    void begin() {
        parts.clear();
        length = 0;
    }

    Part add(int... integers) {
        return add(new Part(integers, new float[0]));
    }

    Part add(float... floats) {
        return add(new Part(new int[0], floats));
    }

    private Part add(Part part) {
        parts.add(part);
        return part;
    }

    void send() {
        sent = buffer.of(length);
        if (length > 0) {
            device.upload(sent, into -> parts.forEach(part -> part.write(into)));
        }
    }

    @Override
    public void close() {
        buffer.close();
    }
}
