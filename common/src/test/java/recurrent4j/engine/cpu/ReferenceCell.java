package recurrent4j.engine.cpu;

import recurrent4j.engine.Recurrence;
import recurrent4j.engine.RecurrentKernel.CellShape;

/**
 * The formulas of {@link Recurrence} written down once more, scalar by scalar in double precision, for one step of one example.
 *
 * <p>Kernels are in 'f' order, column by column.
 */
final class ReferenceCell {
    private final ScalarTape tape;
    private final CellShape shape;
    private final int[] w;
    private final int[] r;
    private final int[] b;
    private final int zero;

    ReferenceCell(ScalarTape tape, CellShape shape, int[] w, int[] r, int[] b) {
        this.tape = tape;
        this.shape = shape;
        this.w = w;
        this.r = r;
        this.b = b;
        zero = tape.leaf(0);
    }

    /** Returns h and c after a step from the nodes of its input and of h and c before it. */
    int[][] step(int[] x, int[] h, int[] c) {
        int units = shape.units();
        int[][] next = new int[2][units];
        int[] kept = shape.recurrence() == Recurrence.GRU_RESET_BEFORE ? kept(x, h) : h;
        for (int j = 0; j < units; j++) {
            switch (shape.recurrence()) {
                case SIMPLE_RNN -> {
                    next[0][j] = tape.tanh(gate(x, h, 0, j));
                    next[1][j] = zero;
                }
                case SIMPLE_RNN_RELU -> {
                    next[0][j] = tape.relu(gate(x, h, 0, j));
                    next[1][j] = zero;
                }
                case LSTM, PEEPHOLE_LSTM -> lstm(x, h, c, j, next);
                case COUPLED_LSTM -> {
                    int i = tape.tanh(gate(x, h, 0, j));
                    int f = tape.sigmoid(gate(x, h, 1, j));
                    int o = tape.sigmoid(gate(x, h, 2, j));
                    next[1][j] = tape.add(tape.mul(f, c[j]), tape.mul(tape.oneMinus(f), i));
                    next[0][j] = tape.mul(o, tape.tanh(next[1][j]));
                }
                case GRU -> {
                    int reset = tape.sigmoid(gate(x, h, 1, j));
                    int recurrent = tape.add(fromState(h, 2, j), b[3 * units + j]);
                    gru(x, h, j, tape.mul(reset, recurrent), next);
                }
                case GRU_RESET_BEFORE -> {
                    gru(x, h, j, fromState(kept, 2, j), next);
                }
            }
        }
        return next;
    }

    private int[] kept(int[] x, int[] h) {
        int[] kept = new int[h.length];
        for (int k = 0; k < h.length; k++) {
            kept[k] = tape.mul(tape.sigmoid(gate(x, h, 1, k)), h[k]);
        }
        return kept;
    }

    private void lstm(int[] x, int[] h, int[] c, int j, int[][] next) {
        int units = shape.units();
        boolean peepholes = shape.recurrence() == Recurrence.PEEPHOLE_LSTM;
        int[] z = new int[4];
        for (int g = 0; g < 4; g++) {
            z[g] = gate(x, h, g, j);
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

    private void gru(int[] x, int[] h, int j, int recurrent, int[][] next) {
        int z = tape.sigmoid(gate(x, h, 0, j));
        int n = tape.tanh(tape.add(fromInput(x, 2, j), recurrent));
        next[0][j] = tape.add(tape.mul(z, h[j]), tape.mul(tape.oneMinus(z), n));
        next[1][j] = zero;
    }

    private int gate(int[] x, int[] h, int gate, int j) {
        return tape.add(fromInput(x, gate, j), fromState(h, gate, j));
    }

    private int fromInput(int[] x, int gate, int j) {
        int inputs = shape.inputs();
        int column = gate * shape.units() + j;
        int sum = b[column];
        for (int i = 0; i < inputs; i++) {
            sum = tape.add(sum, tape.mul(x[i], w[column * inputs + i]));
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
