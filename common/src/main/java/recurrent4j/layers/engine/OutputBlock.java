package recurrent4j.layers.engine;

import java.util.Arrays;
import java.util.Optional;

/** Neighbouring examples of a batch in an output layer, computed by one thread. */
final class OutputBlock {
    /** The least probability that the loss takes seriously, Deeplearning4j's. */
    private static final float LEAST = 1e-10f;

    private final int inputs;
    private final int outputs;
    private final Loss loss;
    private final Strip strip;
    private final int n;
    private final Gemm gemm = Blas.gemm();
    private final Floats z;
    private final float[] a;
    private final float[] y;
    private final float[] bias;
    private final float[] biasSum;
    private final float[] column;
    private final Floats gradient;
    private final float[] gradientHeap;
    private Floats kernel = Floats.zeros(0);
    private double total;

    OutputBlock(int inputs, int outputs, Loss loss, Strip strip) {
        this.inputs = inputs;
        this.outputs = outputs;
        this.loss = loss;
        this.strip = strip;
        n = outputs * strip.size();
        z = Floats.zeros(n);
        a = new float[n];
        y = new float[n];
        bias = new float[n];
        biasSum = new float[n];
        column = new float[strip.size()];
        gradient = Floats.zeros(inputs * outputs);
        gradientHeap = new float[inputs * outputs];
    }

    /**
     * One pass of training.
     *
     * @param input {@code [time][inputs][batch]}
     * @param labels {@code [time][outputs][batch]}
     * @param mask {@code [time][batch]}
     * @param dx where the gradient of the input goes
     * @param steps time steps
     */
    record Lesson(Floats input, Floats labels, Optional<float[]> mask, Optional<Floats> dx, int steps) {}

    void begin(Affine weights) {
        kernel = Floats.of(weights.kernel());
        float[] biases = new float[outputs];
        Floats.of(weights.bias()).get(0, biases, outputs);
        for (int k = 0; k < n; k++) {
            bias[k] = biases[k / strip.size()];
        }
    }

    void infer(Floats input, Floats output, int steps) {
        for (int t = 0; t < steps; t++) {
            answer(input, t);
            strip.write(a, output, t, outputs);
        }
    }

    void train(Lesson lesson) {
        total = 0;
        Arrays.fill(biasSum, 0f);
        for (int t = 0; t < lesson.steps(); t++) {
            answer(lesson.input(), t);
            strip.read(lesson.labels(), t, y, outputs);
            int step = t;
            judge();
            lesson.mask().ifPresent(masks -> strip.mask(masks, step, a));
            total += lesson.mask().map(masks -> maskedSum(masks, step)).orElseGet(() -> sum(column));
            Pointwise.add(biasSum, a, n);
            z.put(0, a, n);
            Matrix x = strip.view(lesson.input(), t, inputs);
            gemm.multiply(
                    x.transpose(), errors(), Matrix.of(gradient.address(), inputs, outputs, inputs), t == 0 ? 0f : 1f);
            lesson.dx()
                    .ifPresent(dx -> gemm.multiply(errors(), weights().transpose(), strip.view(dx, step, inputs), 0f));
        }
    }

    double loss() {
        return total;
    }

    /** Writes the sum of all blocks' gradients. */
    static void collect(OutputBlock[] team, Affine target) {
        OutputBlock first = team[0];
        float[] sum = first.gradientHeap;
        first.gradient.get(0, sum, sum.length);
        float[] biases = new float[first.outputs];
        for (OutputBlock block : team) {
            if (block != first) {
                block.gradient.get(0, block.gradientHeap, sum.length);
                Pointwise.add(sum, block.gradientHeap, sum.length);
            }
            for (int k = 0; k < block.n; k++) {
                biases[k / block.strip.size()] += block.biasSum[k];
            }
        }
        Floats.of(target.kernel()).put(0, sum, sum.length);
        Floats.of(target.bias()).put(0, biases, biases.length);
    }

    private Matrix weights() {
        return Matrix.of(kernel.address(), inputs, outputs, inputs);
    }

    private Matrix errors() {
        return Matrix.of(z.address(), strip.size(), outputs, strip.size());
    }

    /** Leaves the answers at a step in {@link #a}. */
    private void answer(Floats input, int step) {
        z.put(0, bias, n);
        gemm.multiply(strip.view(input, step, inputs), weights(), errors(), 1f);
        z.get(0, a, n);
        if (loss == Loss.SOFTMAX_CROSS_ENTROPY) {
            softmax();
        }
    }

    private void softmax() {
        int size = strip.size();
        System.arraycopy(a, 0, column, 0, size);
        for (int k = size; k < n; k += size) {
            for (int e = 0; e < size; e++) {
                column[e] = Math.max(column[e], a[k + e]);
            }
        }
        for (int k = 0; k < n; k += size) {
            for (int e = 0; e < size; e++) {
                a[k + e] = (float) Math.exp(a[k + e] - column[e]);
            }
        }
        Arrays.fill(column, 0f);
        for (int k = 0; k < n; k += size) {
            for (int e = 0; e < size; e++) {
                column[e] += a[k + e];
            }
        }
        for (int k = 0; k < n; k += size) {
            for (int e = 0; e < size; e++) {
                a[k + e] /= column[e];
            }
        }
    }

    /** Turns answers into gradients, leaving the loss of every example in {@link #column}. */
    private void judge() {
        Arrays.fill(column, 0f);
        int size = strip.size();
        if (loss == Loss.SOFTMAX_CROSS_ENTROPY) {
            for (int k = 0; k < n; k++) {
                if (y[k] != 0f) {
                    column[k % size] -= y[k] * (float) Math.log(Math.max(LEAST, a[k]));
                }
            }
            Pointwise.subtract(a, y, n);
        } else {
            Pointwise.subtract(a, y, n);
            for (int k = 0; k < n; k++) {
                column[k % size] += a[k] * a[k] / outputs;
            }
            Pointwise.scale(a, 2f / outputs, n);
        }
    }

    private double maskedSum(float[] masks, int step) {
        strip.mask(masks, step, column);
        return sum(column);
    }

    private static double sum(float[] values) {
        double sum = 0;
        for (float v : values) {
            sum += v;
        }
        return sum;
    }
}
