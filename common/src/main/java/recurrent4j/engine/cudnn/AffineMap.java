package recurrent4j.engine.cudnn;

import recurrent4j.engine.NetworkShape;
import recurrent4j.engine.cudnn.Device.Grid;
import recurrent4j.engine.cudnn.Device.Matrix;

/** The affine map in front of the answers, on some rows; where a network has none, the values themselves. */
final class AffineMap implements AutoCloseable {

    /** Rows that a thread sums of a column, unless there would be too many parts. */
    private static final int ROWS_OF_PART = 128;

    private static final int MOST_PARTS = 1024;

    private static final int SMALL_BLOCK = 64;

    private final Device device;
    private final WeightMap map;
    private final boolean there;
    private final int inputs;
    private final int size;
    private final Buffer partialSums;

    AffineMap(Device device, NetworkShape shape, WeightMap map) {
        this.device = device;
        this.map = map;
        there = shape.answer().output().bias() >= 0;
        inputs = shape.answered();
        size = shape.answer().output().size();
        partialSums = new Buffer(device);
    }

    int inputs() {
        return inputs;
    }

    int size() {
        return size;
    }

    /** Computes the values of rows. */
    void forward(DeviceArray read, DeviceArray weights, DeviceArray values) {
        if (!there) {
            device.copy(read, values);
            return;
        }
        long rows = read.length() / inputs;
        DeviceArray kernel = map.kernel().of(weights);
        device.multiply(Matrix.of(read, rows, inputs), Matrix.transposed(kernel, size, inputs), values, false);
        device.launch(
                Kernel.ADD_BIAS, Grid.over(values.length()), values, map.bias().of(weights), rows, size);
    }

    /** Computes the gradient of what was read from that of the values, and adds that of the weights. */
    void backward(DeviceArray slopes, DeviceArray read, DeviceArray weights, Gradients into) {
        if (!there) {
            device.copy(slopes, into.read());
            return;
        }
        long rows = read.length() / inputs;
        Matrix bySlopes = Matrix.of(slopes, rows, size);
        device.multiply(bySlopes, Matrix.of(map.kernel().of(weights), size, inputs), into.read(), false);
        DeviceArray kernel = map.kernel().of(into.weights());
        device.multiply(Matrix.transposed(slopes, rows, size), Matrix.of(read, rows, inputs), kernel, true);
        sumColumns(slopes, rows, map.bias().of(into.weights()));
    }

    /** Where gradients go: that of what was read, and that of the whole vector of weights. */
    record Gradients(DeviceArray read, DeviceArray weights) {}

    /** Adds the sums of the columns, by sums of parts of them. */
    private void sumColumns(DeviceArray slopes, long rows, DeviceArray into) {
        int each = Math.toIntExact(Math.max(ROWS_OF_PART, (rows + MOST_PARTS - 1) / MOST_PARTS));
        int parts = Math.toIntExact((rows + each - 1) / each);
        DeviceArray partial = partialSums.of((long) parts * size);
        int blocks = (size + SMALL_BLOCK - 1) / SMALL_BLOCK;
        var grid = new Grid(blocks, parts, SMALL_BLOCK);
        device.launch(Kernel.SUM_COLUMNS, grid, slopes, partial, rows, size, each, 0);
        var single = new Grid(blocks, 1, SMALL_BLOCK);
        device.launch(Kernel.SUM_COLUMNS, single, partial, into, (long) parts, size, parts, 1);
    }

    @Override
    public void close() {
        partialSums.close();
    }
}
