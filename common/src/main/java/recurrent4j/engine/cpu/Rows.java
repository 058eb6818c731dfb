package recurrent4j.engine.cpu;

/** A matrix on the Java heap, row by row, made to be multiplied by one vector at a time at the speed of memory. */
final class Rows {
    private final float[][] rows;
    private final int width;

    /** The rows and columns of a column-major matrix, {@code stride} numbers from column to column. */
    Rows(float[] columns, int start, int height, int width, int stride) {
        this.width = width;
        rows = new float[height][width];
        for (int j = 0; j < width; j++) {
            for (int k = 0; k < height; k++) {
                rows[k][j] = columns[start + j * stride + k];
            }
        }
    }

    int width() {
        return width;
    }

    float[] row(int k) {
        return rows[k];
    }

    /** Adds {@code x} times this matrix; four rows in one go, so that the sum is loaded and stored less often. */
    void addProduct(float[] x, float[] sum) {
        int k = 0;
        for (; k + 4 <= rows.length; k += 4) {
            add(sum, x[k], rows[k], x[k + 1], rows[k + 1], x[k + 2], rows[k + 2], x[k + 3], rows[k + 3]);
        }
        for (; k < rows.length; k++) {
            add(sum, x[k], rows[k]);
        }
    }

    private static void add(
            float[] sum, float a, float[] p, float b, float[] q, float c, float[] r, float d, float[] s) {
        for (int j = 0; j < sum.length; j++) {
            sum[j] += a * p[j] + b * q[j] + c * r[j] + d * s[j];
        }
    }

    private static void add(float[] sum, float a, float[] p) {
        for (int j = 0; j < sum.length; j++) {
            sum[j] += a * p[j];
        }
    }
}
