package recurrent4j.engine.cudnn;

import java.nio.ByteBuffer;
import java.util.function.Consumer;

/**
 * What a network needs of a device: memory, kernels, matrix products and recurrent layers. Everything is done in the order in
 * which it is asked for; only what returns numbers waits.
 */
interface Device extends AutoCloseable {

    /** What computes, in one line. */
    String description();

    /**
     * Takes memory for so many numbers, which hold anything.
     *
     * @throws IllegalStateException with a sentence, if there is not so much
     */
    DeviceArray allocate(long length);

    /** Gives memory back. */
    void free(DeviceArray array);

    /** Sets all numbers to 0. */
    void clear(DeviceArray array);

    /** Copies as many numbers as both arrays have. */
    void copy(DeviceArray from, DeviceArray to);

    /** Sends numbers, in the order of bytes of the device, once they have been written; returns as soon as they have been. */
    void upload(DeviceArray to, Consumer<ByteBuffer> write);

    /** Waits, and returns numbers. */
    float[] download(DeviceArray from);

    /** Returns the number that an array of one has now as soon as somebody waits for it. */
    Later later(DeviceArray number);

    /** A number that is on its way. */
    @FunctionalInterface
    interface Later {

        /** Waits for it. */
        float await();
    }

    /** Starts a kernel on arrays, and numbers of the types that it has: {@code Integer}, {@code Long} or {@code Float}. */
    void launch(Kernel kernel, Grid grid, Object... arguments);

    /** Multiplies two matrices into an array, or adds to what it holds. */
    void multiply(Matrix a, Matrix b, DeviceArray into, boolean add);

    /** Recurrent layers of one width, each of which reads the one below. */
    Cells cells(CellsShape shape);

    /** Gives everything back. */
    @Override
    void close();

    /**
     * A matrix, row by row.
     *
     * @param transposed whether its transpose is multiplied
     */
    record Matrix(DeviceArray data, long rows, long columns, boolean transposed) {
        static Matrix of(DeviceArray data, long rows, long columns) {
            return new Matrix(data, rows, columns, false);
        }

        static Matrix transposed(DeviceArray data, long rows, long columns) {
            return new Matrix(data, rows, columns, true);
        }

        /** Rows of what is multiplied. */
        long height() {
            return transposed ? columns : rows;
        }

        /** Columns of what is multiplied. */
        long width() {
            return transposed ? rows : columns;
        }
    }

    /**
     * The threads that run a kernel: blocks in two directions, and threads of each.
     *
     * @param threads a power of 2, at most {@link #LARGEST_BLOCK}
     */
    record Grid(int x, int y, int threads) {
        static final int LARGEST_BLOCK = 256;

        /** More blocks than any device runs at once; each then works on several places. */
        private static final int MOST_BLOCKS = 1 << 14;

        private static final int SMALLEST_BLOCK = 32;

        /** A thread for each of so many places, or for several. */
        static Grid over(long places) {
            long blocks = (places + LARGEST_BLOCK - 1) / LARGEST_BLOCK;
            return new Grid((int) Math.max(1, Math.min(MOST_BLOCKS, blocks)), 1, LARGEST_BLOCK);
        }

        /** A block for each row, of about half as many threads as it has columns. */
        static Grid rows(long rows, int columns) {
            int threads = SMALLEST_BLOCK;
            while (threads < LARGEST_BLOCK && 4 * threads <= columns) {
                threads *= 2;
            }
            return new Grid(Math.toIntExact(rows), 1, threads);
        }
    }
}
