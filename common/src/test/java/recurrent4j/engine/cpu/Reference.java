package recurrent4j.engine.cpu;

import java.util.Arrays;
import recurrent4j.engine.Recurrence;
import recurrent4j.engine.RecurrentKernel.CellShape;

/**
 * The formulas of {@link Recurrence} written down once more, scalar by scalar in double precision.
 *
 * <p>All arrays are in 'f' order: activations {@code [time][feature][batch]}, kernels column by column.
 */
final class Reference {
    private final CellShape shape;
    private final int batch;
    private final int steps;
    private final ScalarTape tape = new ScalarTape();
    final int[] x;
    final int[] w;
    final int[] r;
    final int[] b;
    final int[] h0;
    final int[] c0;
    final int[] out;
    final int[] lastC;
    private final double[] mask;
    /** Nodes of h at every step as the following step and the output read it. */
    private final int zero;

    Reference(CellShape shape, int batch, int steps, double[][] values, double[] mask) {
        this.shape = shape;
        this.batch = batch;
        this.steps = steps;
        this.mask = mask;
        zero = tape.leaf(0);
        x = leaves(values[0]);
        w = leaves(values[1]);
        r = leaves(values[2]);
        b = leaves(values[3]);
        h0 = leaves(values[4]);
        c0 = leaves(values[5]);
        out = new int[steps * shape.units() * batch];
        lastC = new int[shape.units() * batch];
        for (int e = 0; e < batch; e++) {
            example(e);
        }
    }

    double[] outputs() {
        return values(out);
    }

    double[] values(int[] nodes) {
        double[] v = new double[nodes.length];
        for (int k = 0; k < v.length; k++) {
            v[k] = tape.value(nodes[k]);
        }
        return v;
    }

    /** Gradients of every leaf of {@code Σ epsilon * output}; index with the nodes. */
    double[] gradients(double[] epsilon) {
        return tape.gradients(out, epsilon);
    }

    int[] lastH() {
        int n = shape.units() * batch;
        return Arrays.copyOfRange(out, (steps - 1) * n, steps * n);
    }

    /** Euclidean norm of the gradients of h at every step. */
    double[] norms(double[] gradients) {
        double[] norms = new double[steps];
        for (int k = 0; k < out.length; k++) {
            norms[k / (shape.units() * batch)] += gradients[out[k]] * gradients[out[k]];
        }
        return Arrays.stream(norms).map(Math::sqrt).toArray();
    }

    private int[] leaves(double[] v) {
        int[] nodes = new int[v.length];
        for (int k = 0; k < v.length; k++) {
            nodes[k] = tape.leaf(v[k]);
        }
        return nodes;
    }

    private void example(int e) {
        int units = shape.units();
        int[] h = new int[units];
        int[] c = new int[units];
        for (int j = 0; j < units; j++) {
            h[j] = h0[j * batch + e];
            c[j] = c0[j * batch + e];
        }
        for (int t = 0; t < steps; t++) {
            int[][] next = step(e, t, h, c);
            for (int j = 0; j < units; j++) {
                h[j] = tape.scale(next[0][j], mask[t * batch + e]);
                c[j] = tape.scale(next[1][j], mask[t * batch + e]);
                out[(t * units + j) * batch + e] = h[j];
            }
        }
        for (int j = 0; j < units; j++) {
            lastC[j * batch + e] = c[j];
        }
    }

    private int[][] step(int e, int t, int[] h, int[] c) {
        int units = shape.units();
        int[][] next = new int[2][units];
        int[] kept = shape.recurrence() == Recurrence.GRU_RESET_BEFORE ? kept(e, t, h) : h;
        for (int j = 0; j < units; j++) {
            switch (shape.recurrence()) {
                case SIMPLE_RNN -> {
                    next[0][j] = tape.tanh(gate(e, t, h, 0, j));
                    next[1][j] = zero;
                }
                case SIMPLE_RNN_RELU -> {
                    next[0][j] = tape.relu(gate(e, t, h, 0, j));
                    next[1][j] = zero;
                }
                case LSTM, PEEPHOLE_LSTM -> lstm(e, t, h, c, j, next);
                case COUPLED_LSTM -> {
                    int i = tape.tanh(gate(e, t, h, 0, j));
                    int f = tape.sigmoid(gate(e, t, h, 1, j));
                    int o = tape.sigmoid(gate(e, t, h, 2, j));
                    next[1][j] = tape.add(tape.mul(f, c[j]), tape.mul(tape.oneMinus(f), i));
                    next[0][j] = tape.mul(o, tape.tanh(next[1][j]));
                }
                case GRU -> {
                    int reset = tape.sigmoid(gate(e, t, h, 1, j));
                    int recurrent = tape.add(fromState(h, 2, j), b[3 * units + j]);
                    gru(e, t, h, j, tape.mul(reset, recurrent), next);
                }
                case GRU_RESET_BEFORE -> {
                    gru(e, t, h, j, fromState(kept, 2, j), next);
                }
            }
        }
        return next;
    }

    private int[] kept(int e, int t, int[] h) {
        int[] kept = new int[h.length];
        for (int k = 0; k < h.length; k++) {
            kept[k] = tape.mul(tape.sigmoid(gate(e, t, h, 1, k)), h[k]);
        }
        return kept;
    }

    private void lstm(int e, int t, int[] h, int[] c, int j, int[][] next) {
        int units = shape.units();
        boolean peepholes = shape.recurrence() == Recurrence.PEEPHOLE_LSTM;
        int[] z = new int[4];
        for (int g = 0; g < 4; g++) {
            z[g] = gate(e, t, h, g, j);
        }
        if (peepholes) {
            z[1] = tape.add(z[1], tape.mul(c[j], r[4 * units * units + j]));
            z[3] = tape.add(z[3], tape.mul(c[j], r[(4 * units + 2) * units + j]));
        }
        int write = tape.mul(tape.sigmoid(z[3]), tape.tanh(z[0]));
        next[1][j] = tape.add(tape.mul(tape.sigmoid(z[1]), c[j]), write);
        if (peepholes) {
            z[2] = tape.add(z[2], tape.mul(next[1][j], r[(4 * units + 1) * units + j]));
        }
        next[0][j] = tape.mul(tape.sigmoid(z[2]), tape.tanh(next[1][j]));
    }

    private void gru(int e, int t, int[] h, int j, int recurrent, int[][] next) {
        int z = tape.sigmoid(gate(e, t, h, 0, j));
        int n = tape.tanh(tape.add(fromInput(e, t, 2, j), recurrent));
        next[0][j] = tape.add(tape.mul(z, h[j]), tape.mul(tape.oneMinus(z), n));
        next[1][j] = zero;
    }

    private int gate(int e, int t, int[] h, int gate, int j) {
        return tape.add(fromInput(e, t, gate, j), fromState(h, gate, j));
    }

    private int fromInput(int e, int t, int gate, int j) {
        int inputs = shape.inputs();
        int column = gate * shape.units() + j;
        int sum = b[column];
        for (int i = 0; i < inputs; i++) {
            sum = tape.add(sum, tape.mul(x[(t * inputs + i) * batch + e], w[column * inputs + i]));
        }
        return sum;
    }

    private int fromState(int[] h, int gate, int j) {
        int units = shape.units();
        int sum = zero;
        for (int k = 0; k < units; k++) {
            sum = tape.add(sum, tape.mul(h[k], r[(gate * units + j) * units + k]));
        }
        return sum;
    }
}
