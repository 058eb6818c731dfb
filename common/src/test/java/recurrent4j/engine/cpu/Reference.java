package recurrent4j.engine.cpu;

import java.util.Arrays;
import recurrent4j.engine.RecurrentKernel.CellShape;

/**
 * A recurrent layer as a {@link ReferenceCell} computes it, step by step.
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

    Reference(CellShape shape, int batch, int steps, double[][] values, double[] mask) {
        this.shape = shape;
        this.batch = batch;
        this.steps = steps;
        this.mask = mask;
        x = tape.leaves(values[0]);
        w = tape.leaves(values[1]);
        r = tape.leaves(values[2]);
        b = tape.leaves(values[3]);
        h0 = tape.leaves(values[4]);
        c0 = tape.leaves(values[5]);
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

    private void example(int e) {
        int units = shape.units();
        var cell = new ReferenceCell(tape, shape, w, r, b);
        int[] h = new int[units];
        int[] c = new int[units];
        for (int j = 0; j < units; j++) {
            h[j] = h0[j * batch + e];
            c[j] = c0[j * batch + e];
        }
        for (int t = 0; t < steps; t++) {
            int[][] next = cell.step(column(t, e), h, c);
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

    private int[] column(int step, int e) {
        int[] column = new int[shape.inputs()];
        for (int i = 0; i < column.length; i++) {
            column[i] = x[(step * column.length + i) * batch + e];
        }
        return column;
    }
}
