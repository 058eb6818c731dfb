package recurrent4j.engine.cudnn;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.bytedeco.cuda.cudart.CUevent_st;
import org.bytedeco.cuda.cudart.CUstream_st;
import org.bytedeco.cuda.global.cudart;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.Pointer;

/** Memory of the machine that a GPU copies from and to by itself, and when it has done so. */
final class Pinned implements AutoCloseable {
    private final CUevent_st copied = new CUevent_st();
    private Pointer memory = new Pointer();
    private ByteBuffer bytes = ByteBuffer.allocateDirect(0);
    private boolean busy;

    Pinned() {
        Status.cuda("cudaEventCreate", cudart.cudaEventCreateWithFlags(copied, cudart.cudaEventDisableTiming));
    }

    /** Waits for the last copy, and returns room for so many bytes. */
    ByteBuffer room(long size) {
        await();
        if (size > bytes.capacity()) {
            release();
            Status.memory(cudart.cudaMallocHost(memory, size), size);
            bytes = new BytePointer(memory).capacity(size).asByteBuffer().order(ByteOrder.nativeOrder());
        }
        return bytes.clear();
    }

    Pointer memory() {
        return memory;
    }

    /** Notes that what was asked for up to now ends with a copy from here, or to here. */
    void copying(CUstream_st stream) {
        Status.cuda("cudaEventRecord", cudart.cudaEventRecord(copied, stream));
        busy = true;
    }

    void await() {
        if (busy) {
            Status.cuda("cudaEventSynchronize", cudart.cudaEventSynchronize(copied));
            busy = false;
        }
    }

    /** The number that was copied here. */
    float number() {
        await();
        return bytes.getFloat(0);
    }

    private void release() {
        if (!memory.isNull()) {
            Status.cuda("cudaFreeHost", cudart.cudaFreeHost(memory));
            memory = new Pointer();
        }
    }

    @Override
    public void close() {
        await();
        release();
        Status.cuda("cudaEventDestroy", cudart.cudaEventDestroy(copied));
    }
}
