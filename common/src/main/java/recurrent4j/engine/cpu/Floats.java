package recurrent4j.engine.cpu;

import java.nio.FloatBuffer;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.Pointer;
import org.nd4j.linalg.api.ndarray.INDArray;

/** A run of floats outside the Java heap, our own or an array's, with an address for native code and bulk copies for ours. */
final class Floats {
    /** A pointer that can be moved anywhere and owns nothing, so that native calls read arrays in place. */
    static final class Address extends FloatPointer {
        Address() {
            super((Pointer) null);
        }

        Address at(long where) {
            address = where;
            return this;
        }

        Address at(long where, long length) {
            limit = length;
            capacity = length;
            return at(where);
        }
    }

    /** Keeps the memory alive: our own pointer, or an array's buffer, whose pointer alone would not. */
    private final Object owner;

    private final FloatBuffer buffer;
    private final long address;

    private Floats(Object owner, FloatBuffer buffer, long address) {
        this.owner = owner;
        this.buffer = buffer;
        this.address = address;
    }

    /** Allocates zeros; free them with {@link #free}, or they go with the garbage. */
    static Floats zeros(int length) {
        FloatPointer pointer = new FloatPointer(Math.max(1, length));
        Pointer.memset(pointer, 0, (long) Float.BYTES * pointer.capacity());
        return new Floats(pointer, pointer.asBuffer(), pointer.address());
    }

    /** The memory of an array that {@link Dense} has checked. */
    static Floats of(INDArray array) {
        long start = array.data().addressPointer().address();
        FloatPointer pointer = new Address().at(start, array.length());
        return new Floats(array.data(), pointer.asBuffer(), start);
    }

    /** A part of it, in place, which lives as long as the whole. */
    Floats part(int from, int length) {
        FloatPointer pointer = new Address().at(address(from), length);
        return new Floats(this, pointer.asBuffer(), address(from));
    }

    long address(long index) {
        return address + Float.BYTES * index;
    }

    float get(int index) {
        return buffer.get(index);
    }

    void get(int from, float[] target, int count) {
        buffer.get(from, target, 0, count);
    }

    void get(int from, float[] target, int at, int count) {
        buffer.get(from, target, at, count);
    }

    float[] values() {
        float[] values = new float[buffer.capacity()];
        buffer.get(0, values);
        return values;
    }

    void put(int index, float value) {
        buffer.put(index, value);
    }

    void put(int from, float[] source, int count) {
        buffer.put(from, source, 0, count);
    }

    void put(int from, float[] source, int at, int count) {
        buffer.put(from, source, at, count);
    }

    void clear(long length) {
        Pointer.memset(new Address().at(address, length), 0, Float.BYTES * length);
    }

    /** Sets all of it to zero, by several threads where it is long. */
    void clear(int length, int threads) {
        Team.share(
                length,
                length / Team.COPIED,
                threads,
                (from, to) -> part(from, to - from).clear(to - from));
    }

    void copy(int from, Floats source, int at, int count) {
        buffer.put(from, source.buffer, at, count);
    }

    /** Gives our own memory back; that of an array is ND4J's. */
    void free() {
        if (owner instanceof Pointer pointer) {
            pointer.close();
        }
    }
}
