package recurrent4j.engine.cudnn;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.function.Consumer;

/** A stand-in for a device that computes in plain Java, and notes how it is used. */
final class PlainDevice implements Device {

    /** What runs a kernel. */
    interface Runner {
        void run(Kernel kernel, Grid grid, Object... arguments);
    }

    private final Runner runner;
    private final Signatures signatures = new Signatures(Kernel.source());
    private int allocated;
    private int open;
    private int waits;

    PlainDevice(Runner runner) {
        this.runner = runner;
    }

    PlainDevice() {
        this(new PlainKernels());
    }

    /** How often somebody has waited for numbers. */
    int waits() {
        return waits;
    }

    /** Arrays that were ever taken. */
    int allocated() {
        return allocated;
    }

    /** Arrays that nobody has given back. */
    int open() {
        return open;
    }

    @Override
    public String description() {
        return "plain Java";
    }

    @Override
    public DeviceArray allocate(long length) {
        open++;
        allocated++;
        return PlainArray.of(length);
    }

    @Override
    public void free(DeviceArray array) {
        open--;
        PlainArray.of(array).free();
    }

    @Override
    public void clear(DeviceArray array) {
        for (int i = 0; i < array.length(); i++) {
            PlainArray.of(array).floats().put(i, 0);
        }
    }

    @Override
    public void copy(DeviceArray from, DeviceArray to) {
        if (from.length() != to.length()) {
            throw new IllegalArgumentException("Arrays of different length are copied.");
        }
        PlainArray.of(to).floats().put(0, PlainArray.of(from).values());
    }

    @Override
    public void upload(DeviceArray to, Consumer<ByteBuffer> write) {
        ByteBuffer staging =
                ByteBuffer.allocateDirect((int) to.length() * Float.BYTES).order(ByteOrder.nativeOrder());
        write.accept(staging);
        PlainArray.of(to).bytes().put(staging.rewind());
    }

    @Override
    public float[] download(DeviceArray from) {
        waits++;
        return PlainArray.of(from).values();
    }

    @Override
    public Later later(DeviceArray number) {
        float now = PlainArray.of(number).floats().get(0);
        return () -> {
            waits++;
            return now;
        };
    }

    @Override
    public void launch(Kernel kernel, Grid grid, Object... arguments) {
        signatures.check(kernel, arguments);
        runner.run(kernel, grid, arguments);
    }

    @Override
    public void multiply(Matrix a, Matrix b, DeviceArray into, boolean add) {
        int rows = (int) a.height();
        int columns = (int) b.width();
        if (a.width() != b.height() || into.length() != (long) rows * columns) {
            throw new IllegalArgumentException("Matrices do not fit.");
        }
        float[] left = PlainArray.of(a.data()).values();
        float[] right = PlainArray.of(b.data()).values();
        var result = PlainArray.of(into).floats();
        for (int i = 0; i < rows; i++) {
            for (int j = 0; j < columns; j++) {
                double sum = add ? result.get(i * columns + j) : 0;
                for (int k = 0; k < a.width(); k++) {
                    sum += (double) left[place(a, i, k)] * right[place(b, k, j)];
                }
                result.put(i * columns + j, (float) sum);
            }
        }
    }

    private static int place(Matrix matrix, int row, int column) {
        return matrix.transposed() ? column * (int) matrix.columns() + row : row * (int) matrix.columns() + column;
    }

    @Override
    public Cells cells(CellsShape shape) {
        return new PlainCells(shape);
    }

    @Override
    public void close() {
        if (open != 0) {
            throw new IllegalStateException(open + " arrays have not been given back.");
        }
    }
}
