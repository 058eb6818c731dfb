package recurrent4j.engine.cpu;

/**
 * Rows of numbers outside the Java heap.
 *
 * <p>They are an odd multiple of a cache line apart, as columns of the transposed matrix are for native code: powers of two
 * would compete for the same places in the cache.
 */
final class RowBuffer {
    /** Floats in a cache line. */
    private static final int LINE = 16;

    private final Floats memory;
    private final int stride;

    RowBuffer(int rows, int width) {
        this(rows, width, false);
    }

    /** Makes rows that are apart, or dense. */
    RowBuffer(int rows, int width, boolean dense) {
        stride = dense ? width : stride(width);
        memory = Floats.zeros(rows * stride);
    }

    /** As many floats as a row of that width takes. */
    static int stride(int width) {
        return (lines(width) | 1) * LINE;
    }

    static int rounded(int width) {
        return lines(width) * LINE;
    }

    private static int lines(int width) {
        return (width + LINE - 1) / LINE;
    }

    /** Copies a part of every row from the given one on, as many as fill the array. */
    void get(int row, int column, float[] target, int width) {
        if (width == stride) {
            memory.get(row * stride, target, 0, target.length);
            return;
        }
        for (int at = 0; at < target.length; at += width, row++) {
            memory.get(row * stride + column, target, at, width);
        }
    }

    /** Replaces a part of every row from the given one on, as many as the array has. */
    void put(int row, int column, float[] source, int width) {
        if (width == stride) {
            memory.put(row * stride, source, 0, source.length);
            return;
        }
        for (int at = 0; at < source.length; at += width, row++) {
            memory.put(row * stride + column, source, at, width);
        }
    }

    /** Copies a part of a row of another buffer. */
    void copy(int row, int column, RowBuffer source, int at, int width) {
        memory.copy(row * stride + column, source.memory, row * source.stride + at, width);
    }

    /** Replaces a part of a row. */
    void put(int row, int column, Floats source, int at, int width) {
        memory.copy(row * stride + column, source, at, width);
    }

    /** Numbers from one row to the next. */
    int stride() {
        return stride;
    }

    long address(int row) {
        return memory.address((long) row * stride);
    }

    float get(int row, int column) {
        return memory.get(row * stride + column);
    }

    void set(int row, int column, float value) {
        memory.put(row * stride + column, value);
    }

    /** A part of some rows as the columns of a matrix, in place. */
    Matrix columns(int row, int count, int from, int width) {
        return Matrix.of(memory.address((long) row * stride + from), width, count, stride);
    }

    void free() {
        memory.free();
    }
}
