package recurrent4j.engine.cudnn;

import recurrent4j.engine.cudnn.Device.Grid;

/** Sums of many numbers, in an order that depends on their count alone. */
final class Sums implements AutoCloseable {

    /** Enough to keep a GPU busy, and few enough to be summed by one block. */
    private static final int MOST_BLOCKS = 1024;

    private final Device device;
    private final Buffer partial;

    Sums(Device device) {
        this.device = device;
        partial = new Buffer(device);
    }

    void sum(DeviceArray numbers, float factor, DeviceArray into) {
        Grid grid = grid(numbers);
        DeviceArray parts = partial.of(grid.x());
        device.launch(Kernel.SUM, grid, numbers, parts, numbers.length(), factor);
        total(parts, into);
    }

    void squares(DeviceArray numbers, DeviceArray into) {
        Grid grid = grid(numbers);
        DeviceArray parts = partial.of(grid.x());
        device.launch(Kernel.SUM_SQUARES, grid, numbers, parts, numbers.length());
        total(parts, into);
    }

    private static Grid grid(DeviceArray numbers) {
        Grid whole = Grid.over(numbers.length());
        return new Grid(Math.min(MOST_BLOCKS, whole.x()), 1, whole.threads());
    }

    private void total(DeviceArray parts, DeviceArray into) {
        device.launch(Kernel.SUM, new Grid(1, 1, Grid.LARGEST_BLOCK), parts, into, parts.length(), 1f);
    }

    @Override
    public void close() {
        partial.close();
    }
}
