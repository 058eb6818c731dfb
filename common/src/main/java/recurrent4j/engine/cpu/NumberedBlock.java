package recurrent4j.engine.cpu;

import java.util.Arrays;
import recurrent4j.engine.cpu.NumberedOutput.Answers;
import recurrent4j.engine.cpu.NumberedOutput.Back;
import recurrent4j.engine.cpu.NumberedOutput.Pass;

/**
 * Neighbouring classes of a softmax, computed by one thread for some answers.
 *
 * <p>Going forward, the exponentials of a tile of classes are taken while the cache still holds their values, relative to the
 * largest value up to there; going back, one factor an answer makes probabilities of them.
 */
final class NumberedBlock {
    /** Classes at a time. */
    private static final int TILE = 128;

    final int capacity;
    /** Of each answer: the largest value among this block's classes. */
    float[] largest;

    /** Of each answer: the sum of exponentials relative to the largest value. */
    float[] sums;

    /** Of each answer: the value of the right class, if it is one of this block's; else 0. */
    float[] right;

    /** Of each answer: the sum of all values, if labels are smoothed. */
    float[] total;

    /** {@code [inputs][answers]}. */
    final RowBuffer inputGradient;

    private final Blas.Gemm gemm = Blas.gemm();
    private final Exponential exponential = new Exponential();
    private final int inputs;
    private final int from;
    private final int to;

    /** Values, then exponentials, then gradients: {@code [classes][answers]}. */
    private final RowBuffer z;

    /** What was the largest value when a tile's exponentials were taken. */
    private final float[][] bases;

    private float[] column = new float[0];

    NumberedBlock(int inputs, int from, int to, int capacity) {
        this.inputs = inputs;
        this.from = from;
        this.to = to;
        this.capacity = capacity;
        z = new RowBuffer(to - from, capacity);
        inputGradient = new RowBuffer(inputs, capacity);
        bases = new float[(to - from + TILE - 1) / TILE][];
    }

    void free() {
        z.free();
        inputGradient.free();
    }

    void forward(Pass pass, Matrix x, int first, boolean recording) {
        int count = x.rows();
        largest = new float[count];
        Arrays.fill(largest, Float.NEGATIVE_INFINITY);
        sums = new float[count];
        right = new float[count];
        total = new float[count];
        column = new float[count];
        for (int tile = 0; tile < bases.length; tile++) {
            int start = start(tile);
            int width = start(tile + 1) - start;
            gemm.multiply(x, classes(pass.kernel(), start, width), z.columns(start - from, width, 0, count), 0f);
            float[] before = largest.clone();
            findLargest(pass, start, width);
            for (int k = 0; k < count; k++) {
                sums[k] *= OutputLoss.CrossEntropy.exponential(before[k] - largest[k]);
            }
            takeRight(pass, first, start, width);
            exponentials(start, width, recording);
            bases[tile] = largest.clone();
        }
    }

    private void findLargest(Pass pass, int start, int width) {
        for (int j = start; j < start + width; j++) {
            z.get(j - from, 0, column, column.length);
            add(column, pass.bias()[j], column.length);
            max(largest, column, column.length);
            if (pass.smoothing() > 0) {
                Pointwise.add(total, column, column.length);
            }
            z.put(j - from, 0, column, column.length);
        }
    }

    private void takeRight(Pass pass, int first, int start, int width) {
        for (int k = 0; k < column.length; k++) {
            int label = pass.rows().labels()[first + k];
            if (label >= start && label < start + width) {
                right[k] = z.get(label - from, k);
            }
        }
    }

    private void exponentials(int start, int width, boolean recording) {
        for (int j = start; j < start + width; j++) {
            z.get(j - from, 0, column, column.length);
            exponential.ofDifference(column, largest, column.length);
            Pointwise.add(sums, column, column.length);
            if (recording) {
                z.put(j - from, 0, column, column.length);
            }
        }
    }

    void backward(Pass pass, Matrix x, Answers answers, Back back) {
        int count = x.rows();
        float[] factors = new float[count];
        float even = pass.smoothing() / pass.bias().length;
        for (int tile = 0; tile < bases.length; tile++) {
            int start = start(tile);
            int width = start(tile + 1) - start;
            for (int k = 0; k < count; k++) {
                factors[k] =
                        OutputLoss.CrossEntropy.exponential(bases[tile][k] - answers.largest()[k]) / answers.sums()[k];
            }
            for (int k = 0; k < count; k++) {
                int label = pass.rows().labels()[answers.from() + k];
                if (label >= start && label < start + width) {
                    z.set(label - from, k, z.get(label - from, k) - (1 - pass.smoothing()) / factors[k]);
                }
            }
            for (int j = start; j < start + width; j++) {
                z.get(j - from, 0, column, count);
                scale(column, factors, even, count);
                back.bias()[j] += Pointwise.sum(column, count);
                z.put(j - from, 0, column, count);
            }
            Matrix gradient = z.columns(start - from, width, 0, count);
            gemm.multiply(x.transpose(), gradient, classes(back.kernel(), start, width), answers.from() == 0 ? 0f : 1f);
            if (back.input().isPresent()) {
                Matrix kernel = classes(pass.kernel(), start, width).transpose();
                gemm.multiply(gradient, kernel, inputGradient.columns(0, inputs, 0, count), tile == 0 ? 0f : 1f);
            }
        }
    }

    private int start(int tile) {
        return Math.min(to, from + tile * TILE);
    }

    private static Matrix classes(Matrix kernel, int start, int width) {
        return Matrix.of(
                kernel.address() + (long) Float.BYTES * start * kernel.stride(), kernel.rows(), width, kernel.stride());
    }

    private static void add(float[] z, float number, int n) {
        for (int k = 0; k < n; k++) {
            z[k] += number;
        }
    }

    private static void max(float[] largest, float[] z, int n) {
        for (int k = 0; k < n; k++) {
            largest[k] = Math.max(largest[k], z[k]);
        }
    }

    private static void scale(float[] z, float[] factors, float less, int n) {
        for (int k = 0; k < n; k++) {
            z[k] = z[k] * factors[k] - less;
        }
    }
}
