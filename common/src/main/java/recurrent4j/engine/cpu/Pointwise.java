package recurrent4j.engine.cpu;

/**
 * Loops over arrays, element by element.
 *
 * <p>The JIT compiler of JDK 17 turns them into vector instructions as long as every array is read and written from index
 * 0 at one common index, loops are short, and no minimum stands in one loop with a polynomial; else they are ten times
 * slower.
 */
final class Pointwise {
    /**
     * The least value for which the approximation is exactly 1, so that all beyond it has a slope of exactly 0; tanh itself is
     * 2.7e-7 below.
     */
    private static final float TANH_LIMIT = 7.90531110763549805f;

    private Pointwise() {}

    static void tanh(float[] z, int n) {
        clamp(z, n);
        rational(z, n);
    }

    /** {@code σ(x) = 1/2 + tanh(x/2)/2}. */
    static void sigmoid(float[] z, int n) {
        clampHalf(z, n);
        rational(z, n);
        shift(z, n);
    }

    static void relu(float[] z, int n) {
        for (int k = 0; k < n; k++) {
            z[k] = Math.max(0f, z[k]);
        }
    }

    private static void clamp(float[] z, int n) {
        for (int k = 0; k < n; k++) {
            z[k] = Math.max(-TANH_LIMIT, Math.min(TANH_LIMIT, z[k]));
        }
    }

    private static void clampHalf(float[] z, int n) {
        for (int k = 0; k < n; k++) {
            z[k] = Math.max(-TANH_LIMIT, Math.min(TANH_LIMIT, z[k] * 0.5f));
        }
    }

    private static void shift(float[] z, int n) {
        for (int k = 0; k < n; k++) {
            z[k] = 0.5f * z[k] + 0.5f;
        }
    }

    /** The rational approximation of tanh that Eigen uses (Eigen/src/Core/MathFunctionsImpl.h); error below 4.2e-7. */
    private static void rational(float[] z, int n) {
        for (int k = 0; k < n; k++) {
            float x = z[k];
            float s = x * x;
            float p = 2.00018790482477e-13f + s * -2.76076847742355e-16f;
            p = -8.60467152213735e-11f + s * p;
            p = 5.12229709037114e-08f + s * p;
            p = 1.48572235717979e-05f + s * p;
            p = 6.37261928875436e-04f + s * p;
            p = 4.89352455891786e-03f + s * p;
            float q = 4.89352518554385e-03f
                    + s * (2.26843463243900e-03f + s * (1.18534705686654e-04f + s * 1.19825839466702e-06f));
            z[k] = x * p / q;
        }
    }

    /** {@code c = f*p + g*i}. */
    static void blend(float[] c, float[] f, float[] p, float[] g, float[] i, int n) {
        for (int k = 0; k < n; k++) {
            c[k] = f[k] * p[k] + g[k] * i[k];
        }
    }

    /** {@code h = f*p + (1-f)*i}. */
    static void mix(float[] h, float[] f, float[] p, float[] i, int n) {
        for (int k = 0; k < n; k++) {
            h[k] = f[k] * p[k] + (1f - f[k]) * i[k];
        }
    }

    static void multiply(float[] out, float[] a, float[] b, int n) {
        for (int k = 0; k < n; k++) {
            out[k] = a[k] * b[k];
        }
    }

    static void scale(float[] out, float[] a, int n) {
        for (int k = 0; k < n; k++) {
            out[k] *= a[k];
        }
    }

    static void scale(float[] out, float factor, int n) {
        for (int k = 0; k < n; k++) {
            out[k] *= factor;
        }
    }

    static void divide(float[] out, float[] a, int n) {
        for (int k = 0; k < n; k++) {
            out[k] /= a[k];
        }
    }

    static void subtract(float[] out, float[] a, int n) {
        for (int k = 0; k < n; k++) {
            out[k] -= a[k];
        }
    }

    static void add(float[] out, float[] a, int n) {
        for (int k = 0; k < n; k++) {
            out[k] += a[k];
        }
    }

    /** {@code out += a*b}. */
    static void addProduct(float[] out, float[] a, float[] b, int n) {
        for (int k = 0; k < n; k++) {
            out[k] += a[k] * b[k];
        }
    }

    /**
     * Sums {@code rows} rows of {@code width} numbers by folding one half upon the other, for the sum of each column; the rows
     * are lost. Room for half of them is lost, too.
     */
    static void sumRows(float[] values, int rows, int width, float[] room) {
        int left = rows;
        while (left > 1) {
            int half = left / 2;
            System.arraycopy(values, (left - half) * width, room, 0, half * width);
            add(values, room, half * width);
            left -= half;
        }
    }

    /** Finds the largest number of each column as {@link #sumRows} finds the sum. */
    static void largestRow(float[] values, int rows, int width, float[] room) {
        int left = rows;
        while (left > 1) {
            int half = left / 2;
            System.arraycopy(values, (left - half) * width, room, 0, half * width);
            keepLarger(values, room, half * width);
            left -= half;
        }
    }

    private static void keepLarger(float[] out, float[] a, int n) {
        for (int k = 0; k < n; k++) {
            out[k] = Math.max(out[k], a[k]);
        }
    }

    /** Writes a row of numbers behind each other, again and again. */
    static void spread(float[] row, int from, int width, float[] target) {
        for (int at = 0; at < target.length; at += width) {
            System.arraycopy(row, from, target, at, width);
        }
    }

    /** {@code d *= 1 - y²}: through {@code y = tanh}. */
    static void throughTanh(float[] d, float[] y, int n) {
        for (int k = 0; k < n; k++) {
            d[k] *= 1f - y[k] * y[k];
        }
    }

    /**
     * Through {@code y = max(0, z)}, whose slope is 0 at 0; written without a choice, which would not be vectorised. Where it
     * is 0, nothing comes through, not even NaN, which the norm of a unit that is never active has for a derivative.
     */
    static void throughRelu(float[] d, float[] y, int n) {
        for (int k = 0; k < n; k++) {
            d[k] *= Math.min(1f, y[k] * Float.MAX_VALUE);
        }
        if (!(Math.abs(sum(d, n)) < Float.POSITIVE_INFINITY)) {
            for (int k = 0; k < n; k++) {
                d[k] = y[k] == 0 ? 0 : d[k];
            }
        }
    }

    /** Four sums at a time, because each addition waits for the one before. */
    static float sum(float[] a, int n) {
        float first = 0;
        float second = 0;
        float third = 0;
        float fourth = 0;
        int k = 0;
        for (; k + 4 <= n; k += 4) {
            first += a[k];
            second += a[k + 1];
            third += a[k + 2];
            fourth += a[k + 3];
        }
        for (; k < n; k++) {
            first += a[k];
        }
        return first + second + third + fourth;
    }

    /** {@code out = d*a*s*(1-s)}: through {@code s = σ} times {@code a}. */
    static void sigmoidGradient(float[] out, float[] d, float[] a, float[] s, int n) {
        for (int k = 0; k < n; k++) {
            out[k] = d[k] * a[k] * s[k] * (1f - s[k]);
        }
    }

    /** {@code out = d*(a-b)*s*(1-s)}: through {@code s*a + (1-s)*b} with {@code s = σ}. */
    static void mixGradient(float[] out, float[] d, float[] a, float[] b, float[] s, int n) {
        for (int k = 0; k < n; k++) {
            out[k] = d[k] * (a[k] - b[k]) * s[k] * (1f - s[k]);
        }
    }

    /** {@code out = d*s*(1-y²)}: through {@code y = tanh} times {@code s}. */
    static void tanhGradient(float[] out, float[] d, float[] s, float[] y, int n) {
        for (int k = 0; k < n; k++) {
            out[k] = d[k] * s[k] * (1f - y[k] * y[k]);
        }
    }

    /** {@code out = d*(1-s)*(1-y²)}: through {@code y = tanh} times {@code 1-s}. */
    static void complementTanhGradient(float[] out, float[] d, float[] s, float[] y, int n) {
        for (int k = 0; k < n; k++) {
            out[k] = d[k] * (1f - s[k]) * (1f - y[k] * y[k]);
        }
    }

    /** {@code dc += dh*o*(1-y²)}: the cell's part of {@code h = o*y}, {@code y = tanh(c)}. */
    static void addCellGradient(float[] dc, float[] dh, float[] o, float[] y, int n) {
        for (int k = 0; k < n; k++) {
            dc[k] += dh[k] * o[k] * (1f - y[k] * y[k]);
        }
    }

    /** {@code target[j][k] = rows[k][j]}, four rows in one go, so that fewer lines of the cache are written at a time. */
    static void transpose(float[] rows, int height, int width, float[] target, int stride) {
        int k = 0;
        for (; k + 4 <= height; k += 4) {
            int from = k * width;
            for (int j = 0; j < width; j++) {
                int to = j * stride + k;
                target[to] = rows[from + j];
                target[to + 1] = rows[from + width + j];
                target[to + 2] = rows[from + 2 * width + j];
                target[to + 3] = rows[from + 3 * width + j];
            }
        }
        for (; k < height; k++) {
            for (int j = 0; j < width; j++) {
                target[j * stride + k] = rows[k * width + j];
            }
        }
    }

    /** Adds to each row of {@code [rows][width]} another's row times a number of its own. */
    static void addScaled(float[] to, float[] from, float[] scales, int width) {
        for (int row = 0, at = 0; row < scales.length; row++) {
            float scale = scales[row];
            for (int end = at + width; at < end; at++) {
                to[at] += scale * from[at];
            }
        }
    }
}
