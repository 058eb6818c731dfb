package recurrent4j.engine.cpu;

import java.util.Arrays;

/** Records scalar operations in double precision and differentiates them: slow, and too simple to be wrong. */
final class ScalarTape {
    private double[] value = new double[1024];
    private double[] slopeA = new double[1024];
    private double[] slopeB = new double[1024];
    private int[] a = new int[1024];
    private int[] b = new int[1024];
    private int size;

    int leaf(double v) {
        return push(v, 0, 0, 0, 0);
    }

    int add(int p, int q) {
        return push(value[p] + value[q], p, 1, q, 1);
    }

    int mul(int p, int q) {
        return push(value[p] * value[q], p, value[q], q, value[p]);
    }

    int scale(int p, double factor) {
        return push(value[p] * factor, p, factor, p, 0);
    }

    int oneMinus(int p) {
        return push(1 - value[p], p, -1, p, 0);
    }

    int tanh(int p) {
        double t = Math.tanh(value[p]);
        return push(t, p, 1 - t * t, p, 0);
    }

    int sigmoid(int p) {
        double s = 1 / (1 + Math.exp(-value[p]));
        return push(s, p, s * (1 - s), p, 0);
    }

    int relu(int p) {
        return push(Math.max(0, value[p]), p, value[p] > 0 ? 1 : 0, p, 0);
    }

    int exp(int p) {
        double e = Math.exp(value[p]);
        return push(e, p, e, p, 0);
    }

    int reciprocal(int p) {
        double one = 1 / value[p];
        return push(one, p, -one * one, p, 0);
    }

    int[] leaves(double[] v) {
        return Arrays.stream(v).mapToInt(this::leaf).toArray();
    }

    double value(int p) {
        return value[p];
    }

    /** Derivatives of {@code Σ weights[k] * nodes[k]} with respect to every node. */
    double[] gradients(int[] nodes, double[] weights) {
        double[] grad = new double[size];
        for (int k = 0; k < nodes.length; k++) {
            grad[nodes[k]] += weights[k];
        }
        for (int k = size - 1; k >= 0; k--) {
            grad[a[k]] += k == a[k] ? 0 : grad[k] * slopeA[k];
            grad[b[k]] += k == b[k] ? 0 : grad[k] * slopeB[k];
        }
        return grad;
    }

    private int push(double v, int p, double dp, int q, double dq) {
        if (size == value.length) {
            value = Arrays.copyOf(value, 2 * size);
            slopeA = Arrays.copyOf(slopeA, 2 * size);
            slopeB = Arrays.copyOf(slopeB, 2 * size);
            a = Arrays.copyOf(a, 2 * size);
            b = Arrays.copyOf(b, 2 * size);
        }
        value[size] = v;
        a[size] = p;
        slopeA[size] = dp;
        b[size] = q;
        slopeB[size] = dq;
        return size++;
    }
}
