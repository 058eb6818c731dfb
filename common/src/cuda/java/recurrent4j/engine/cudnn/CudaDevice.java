package recurrent4j.engine.cudnn;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.bytedeco.cuda.cublas.cublasContext;
import org.bytedeco.cuda.cudart.CUstream_st;
import org.bytedeco.cuda.cudnn.cudnnContext;
import org.bytedeco.cuda.global.cublas;
import org.bytedeco.cuda.global.cudart;
import org.bytedeco.cuda.global.cudnn;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.LongPointer;
import org.bytedeco.javacpp.Pointer;
import org.bytedeco.javacpp.PointerPointer;
import recurrent4j.engine.Accelerator.Precision;

/** The first GPU, with a stream of its own, on which everything happens in order. */
final class CudaDevice implements Device {

    /** More arguments than any kernel takes. */
    private static final int MOST_ARGUMENTS = 24;

    /** The copies that may be under way at once, in each direction: while one is, the next is written. */
    private static final int RING = 2;

    private final String description;
    private final CudaProgram program;
    private final CUstream_st stream = new CUstream_st();
    private final cudnnContext cudnnHandle = new cudnnContext();
    private final cublasContext cublasHandle = new cublasContext();
    private final Precision precision;
    private final List<Pinned> up = new ArrayList<>();
    private final List<Pinned> numbers = new ArrayList<>();
    private final LongPointer arguments = new LongPointer(MOST_ARGUMENTS);
    private final PointerPointer<Pointer> argumentPlaces = new PointerPointer<>(MOST_ARGUMENTS);
    private final FloatPointer one = new FloatPointer(new float[] {1});
    private final FloatPointer zero = new FloatPointer(new float[] {0});
    private Thread current;
    private int nextUp;
    private int nextNumber;

    CudaDevice(String description, CudaProgram program, Precision precision) {
        this.description = description;
        this.program = program;
        this.precision = precision;
        enter();
        Status.cuda("cudaStreamCreate", cudart.cudaStreamCreateWithFlags(stream, cudart.cudaStreamNonBlocking));
        Status.cudnn("cudnnCreate", cudnn.cudnnCreate(cudnnHandle));
        Status.cudnn("cudnnSetStream", cudnn.cudnnSetStream(cudnnHandle, stream));
        Status.cublas("cublasCreate", cublas.cublasCreate_v2(cublasHandle));
        Status.cublas("cublasSetStream", cublas.cublasSetStream_v2(cublasHandle, stream));
        int math = precision == Precision.TF32 ? cublas.CUBLAS_TF32_TENSOR_OP_MATH : cublas.CUBLAS_DEFAULT_MATH;
        Status.cublas("cublasSetMathMode", cublas.cublasSetMathMode(cublasHandle, math));
        for (int i = 0; i < RING; i++) {
            up.add(new Pinned());
            numbers.add(new Pinned());
        }
        for (int i = 0; i < MOST_ARGUMENTS; i++) {
            argumentPlaces.put(i, arguments.getPointer(i));
        }
    }

    /** Makes the GPU the current one of this thread, which only the runtime's own functions do by themselves. */
    private void enter() {
        if (current != Thread.currentThread()) {
            Status.cuda("cudaSetDevice", cudart.cudaSetDevice(0));
            current = Thread.currentThread();
        }
    }

    @Override
    public String description() {
        return description;
    }

    @Override
    public DeviceArray allocate(long length) {
        enter();
        var memory = new Pointer();
        long bytes = Math.max(1, length) * Float.BYTES;
        Status.memory(cudart.cudaMalloc(memory, bytes), bytes);
        return new CudaArray(memory.address(), length);
    }

    @Override
    public void free(DeviceArray array) {
        // Waits for what still uses it.
        enter();
        Status.cuda("cudaStreamSynchronize", cudart.cudaStreamSynchronize(stream));
        Status.cuda("cudaFree", cudart.cudaFree(CudaArray.of(array)));
    }

    @Override
    public void clear(DeviceArray array) {
        enter();
        CudaArray memory = CudaArray.of(array);
        Status.cuda("cudaMemsetAsync", cudart.cudaMemsetAsync(memory, 0, memory.bytes(), stream));
    }

    @Override
    public void copy(DeviceArray from, DeviceArray to) {
        enter();
        copy(CudaArray.of(to), CudaArray.of(from), CudaArray.of(from).bytes(), cudart.cudaMemcpyDeviceToDevice);
    }

    private void copy(Pointer to, Pointer from, long bytes, int direction) {
        Status.cuda("cudaMemcpyAsync", cudart.cudaMemcpyAsync(to, from, bytes, direction, stream));
    }

    @Override
    public void upload(DeviceArray to, Consumer<ByteBuffer> write) {
        enter();
        Pinned pinned = up.get(nextUp);
        nextUp = (nextUp + 1) % RING;
        long bytes = CudaArray.of(to).bytes();
        write.accept(pinned.room(bytes));
        copy(CudaArray.of(to), pinned.memory(), bytes, cudart.cudaMemcpyHostToDevice);
        pinned.copying(stream);
    }

    @Override
    public float[] download(DeviceArray from) {
        enter();
        float[] values = new float[Math.toIntExact(from.length())];
        try (var host = new FloatPointer(Math.max(1, from.length()))) {
            copy(host, CudaArray.of(from), CudaArray.of(from).bytes(), cudart.cudaMemcpyDeviceToHost);
            Status.cuda("cudaStreamSynchronize", cudart.cudaStreamSynchronize(stream));
            host.get(values);
        }
        return values;
    }

    @Override
    public Later later(DeviceArray number) {
        enter();
        Pinned pinned = numbers.get(nextNumber);
        nextNumber = (nextNumber + 1) % RING;
        pinned.room(Float.BYTES);
        copy(pinned.memory(), CudaArray.of(number), Float.BYTES, cudart.cudaMemcpyDeviceToHost);
        pinned.copying(stream);
        return pinned::number;
    }

    @Override
    public void launch(Kernel kernel, Grid grid, Object... values) {
        enter();
        for (int i = 0; i < values.length; i++) {
            Object value = values[i];
            long word;
            if (value instanceof DeviceArray array) {
                word = CudaArray.address(array);
            } else if (value instanceof Float number) {
                // The first four bytes are read, which are the lower ones on every system with CUDA.
                word = Float.floatToRawIntBits(number);
            } else {
                word = ((Number) value).longValue();
            }
            arguments.put(i, word);
        }
        Status.driver(
                "cuLaunchKernel(" + kernel.symbol() + ")",
                cudart.cuLaunchKernel(
                        program.function(kernel),
                        grid.x(),
                        grid.y(),
                        1,
                        grid.threads(),
                        1,
                        1,
                        0,
                        stream,
                        argumentPlaces,
                        (PointerPointer<?>) null));
    }

    /** {@inheritDoc} cuBLAS has matrices column by column, to which ours are their transposes; so are the products. */
    @Override
    public void multiply(Matrix a, Matrix b, DeviceArray into, boolean add) {
        enter();
        Status.cublas(
                "cublasSgemm",
                cublas.cublasSgemm_v2_64(
                        cublasHandle,
                        b.transposed() ? cublas.CUBLAS_OP_T : cublas.CUBLAS_OP_N,
                        a.transposed() ? cublas.CUBLAS_OP_T : cublas.CUBLAS_OP_N,
                        b.width(),
                        a.height(),
                        a.width(),
                        one,
                        CudaArray.of(b.data()),
                        b.columns(),
                        CudaArray.of(a.data()),
                        a.columns(),
                        add ? one : zero,
                        CudaArray.of(into),
                        b.width()));
    }

    @Override
    public Cells cells(CellsShape shape) {
        enter();
        return new CudnnCells(this, cudnnHandle, shape, precision);
    }

    @Override
    public void close() {
        enter();
        Status.cuda("cudaStreamSynchronize", cudart.cudaStreamSynchronize(stream));
        up.forEach(Pinned::close);
        numbers.forEach(Pinned::close);
        cudnn.cudnnDestroy(cudnnHandle);
        cublas.cublasDestroy_v2(cublasHandle);
        cudart.cudaStreamDestroy(stream);
        arguments.close();
        argumentPlaces.close();
        one.close();
        zero.close();
    }
}
