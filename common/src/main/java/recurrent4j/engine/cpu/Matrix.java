package recurrent4j.engine.cpu;

/** A column-major matrix in native memory as it is stored, and whether a product is to read it transposed. */
record Matrix(long address, int rows, int columns, int stride, boolean transposed) {

    static Matrix of(long address, int rows, int columns, int stride) {
        return new Matrix(address, rows, columns, stride, false);
    }

    Matrix transpose() {
        return new Matrix(address, rows, columns, stride, !transposed);
    }

    int height() {
        return transposed ? columns : rows;
    }

    int width() {
        return transposed ? rows : columns;
    }
}
