package recurrent4j.engine.cudnn;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.IntBuffer;

/** Memory of the stand-in for a device; what nobody wrote is no number. */
final class PlainArray implements DeviceArray {
    private final ByteBuffer bytes;
    private final Object memory;
    private final long start;
    private final FloatBuffer floats;
    private final IntBuffer integers;
    private boolean freed;

    private PlainArray(ByteBuffer bytes, Object memory, long start) {
        this.bytes = bytes;
        floats = bytes.asFloatBuffer();
        integers = bytes.asIntBuffer();
        this.memory = memory;
        this.start = start;
    }

    static PlainArray of(long length) {
        ByteBuffer bytes = ByteBuffer.allocateDirect((int) length * Float.BYTES).order(ByteOrder.nativeOrder());
        var array = new PlainArray(bytes, bytes, 0);
        for (int i = 0; i < length; i++) {
            array.floats().put(i, Float.NaN);
        }
        return array;
    }

    void free() {
        if (freed) {
            throw new IllegalStateException("Memory is given back twice.");
        }
        freed = true;
    }

    @Override
    public long length() {
        return bytes.capacity() / Float.BYTES;
    }

    @Override
    public DeviceArray part(long from, long count) {
        int at = (int) from * Float.BYTES;
        ByteBuffer some = bytes.slice(at, (int) count * Float.BYTES).order(ByteOrder.nativeOrder());
        return new PlainArray(some, memory, start + from);
    }

    /** Whether both are views of the same numbers. */
    boolean isSame(PlainArray other) {
        return memory == other.memory && start == other.start && length() == other.length();
    }

    /** Whether some number is in both. */
    boolean meets(PlainArray other) {
        return memory == other.memory && start < other.start + other.length() && other.start < start + length();
    }

    /** Other memory with the same numbers. */
    PlainArray copy() {
        PlainArray copy = of(length());
        copy.bytes().put(bytes());
        return copy;
    }

    ByteBuffer bytes() {
        return bytes.duplicate().order(ByteOrder.nativeOrder());
    }

    /** Its numbers, by their places. */
    FloatBuffer floats() {
        return floats;
    }

    /** Its numbers as integers, by their places. */
    IntBuffer integers() {
        return integers;
    }

    /** Its numbers; not a view. */
    float[] values() {
        float[] values = new float[(int) length()];
        floats.get(0, values);
        return values;
    }

    static PlainArray of(DeviceArray array) {
        return (PlainArray) array;
    }
}
