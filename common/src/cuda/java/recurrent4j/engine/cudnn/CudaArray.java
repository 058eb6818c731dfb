package recurrent4j.engine.cudnn;

import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.IntPointer;
import org.bytedeco.javacpp.Pointer;

/** Memory of a GPU by its address. */
final class CudaArray extends FloatPointer implements DeviceArray {
    private final long length;

    CudaArray(long address, long length) {
        super((Pointer) null);
        this.address = address;
        this.length = length;
        limit = length;
        capacity = length;
    }

    @Override
    public long length() {
        return length;
    }

    @Override
    public DeviceArray part(long from, long count) {
        if (from < 0 || count < 0 || from + count > length) {
            throw new IndexOutOfBoundsException("%d numbers from %d of %d".formatted(count, from, length));
        }
        return new CudaArray(address + from * Float.BYTES, count);
    }

    long bytes() {
        return length * Float.BYTES;
    }

    static CudaArray of(DeviceArray array) {
        return (CudaArray) array;
    }

    /** Its address; 0 for no array. */
    static long address(DeviceArray array) {
        return array == NONE ? 0 : of(array).address();
    }

    /** As a pointer; null for no array. */
    static Pointer pointer(DeviceArray array) {
        return array == NONE ? null : of(array);
    }

    /** No array of integers, where a function has several of a name. */
    static IntPointer noIntegers() {
        return null;
    }
}
