package recurrent4j.engine.cudnn;

import recurrent4j.engine.Recurrence;

/**
 * One direction of one recurrent layer in plain double arithmetic, by cuDNN's formulas and in its order of gates. Sequences are
 * {@code [time][batch][features]}; steps behind the end of a sequence give 0 and leave its state as it is.
 */
final class PlainTower {

    /**
     * What a tower computes with.
     *
     * @param kernels for each gate {@code [units][inputs]}
     * @param recurrent for each gate {@code [units][units]}
     * @param biases for each gate {@code [units]}, then those of the state, or zeros
     */
    record Weights(double[][] kernels, double[][] recurrent, double[][] biases) {
        Weights like() {
            return new Weights(zeros(kernels), zeros(recurrent), zeros(biases));
        }

        private static double[][] zeros(double[][] arrays) {
            double[][] zeros = new double[arrays.length][];
            for (int i = 0; i < arrays.length; i++) {
                zeros[i] = new double[arrays[i].length];
            }
            return zeros;
        }
    }

    private final Recurrence recurrence;
    private final int inputs;
    private final int units;
    private final int gates;
    private final Weights w;
    private double[] x;
    private int[] lengths;
    private boolean backwards;
    /** By step and sequence: the gates, then the products of the state, then h and c before the step. */
    private double[][] tape;

    PlainTower(Recurrence recurrence, int inputs, int units, Weights weights) {
        this.recurrence = recurrence;
        this.inputs = inputs;
        this.units = units;
        gates = recurrence.gates();
        w = weights;
    }

    /** Writes outputs at a place of each row, and leaves the last states in h and c, {@code [batch][units]}. */
    void forward(double[] read, int[] ends, boolean reads, double[] h, double[] c, Rows out) {
        x = read;
        lengths = ends;
        backwards = reads;
        tape = new double[x.length / inputs][];
        for (int k = 0; k < ends.length; k++) {
            for (int s = 0; s < ends[k]; s++) {
                int row = (backwards ? ends[k] - 1 - s : s) * ends.length + k;
                step(row, k * units, h, c);
                for (int u = 0; u < units; u++) {
                    out.values()[row * out.width() + out.from() + u] = h[k * units + u];
                }
            }
        }
    }

    /** Some columns of rows. */
    record Rows(double[] values, int width, int from) {}

    private void step(int row, int at, double[] h, double[] c) {
        double[] z = new double[2 * gates * units + 2 * units];
        for (int gate = 0; gate < gates; gate++) {
            for (int u = 0; u < units; u++) {
                double own = w.biases[gate][u];
                double state = w.biases[gates + gate][u];
                for (int i = 0; i < inputs; i++) {
                    own += w.kernels[gate][u * inputs + i] * x[row * inputs + i];
                }
                for (int i = 0; i < units; i++) {
                    state += w.recurrent[gate][u * units + i] * h[at + i];
                }
                z[gate * units + u] = own;
                z[(gates + gate) * units + u] = state;
            }
        }
        System.arraycopy(h, at, z, 2 * gates * units, units);
        System.arraycopy(c, at, z, (2 * gates + 1) * units, units);
        for (int u = 0; u < units; u++) {
            switch (recurrence) {
                case SIMPLE_RNN -> h[at + u] = z[u] = Math.tanh(z[u] + z[units + u]);
                case SIMPLE_RNN_RELU -> h[at + u] = z[u] = Math.max(0, z[u] + z[units + u]);
                case LSTM -> {
                    double i = z[u] = sigmoid(z[u] + z[4 * units + u]);
                    double f = z[units + u] = sigmoid(z[units + u] + z[5 * units + u]);
                    double g = z[2 * units + u] = Math.tanh(z[2 * units + u] + z[6 * units + u]);
                    double o = z[3 * units + u] = sigmoid(z[3 * units + u] + z[7 * units + u]);
                    c[at + u] = f * c[at + u] + i * g;
                    h[at + u] = o * Math.tanh(c[at + u]);
                }
                case GRU -> {
                    double r = z[u] = sigmoid(z[u] + z[3 * units + u]);
                    double update = z[units + u] = sigmoid(z[units + u] + z[4 * units + u]);
                    double n = z[2 * units + u] = Math.tanh(z[2 * units + u] + r * z[5 * units + u]);
                    h[at + u] = (1 - update) * n + update * z[6 * units + u];
                }
                default -> throw new IllegalArgumentException(recurrence + " is none of cuDNN's.");
            }
        }
        tape[row] = z;
    }

    private static double sigmoid(double v) {
        return PlainLosses.sigmoid(v);
    }

    /** Adds the gradient of what was read to dx, and that of the weights to a gradient. */
    void backward(Rows dy, double[] dx, Weights gradient) {
        for (int k = 0; k < lengths.length; k++) {
            double[] dh = new double[units];
            double[] dc = new double[units];
            for (int s = lengths[k] - 1; s >= 0; s--) {
                int row = (backwards ? lengths[k] - 1 - s : s) * lengths.length + k;
                for (int u = 0; u < units; u++) {
                    dh[u] += dy.values()[row * dy.width() + dy.from() + u];
                }
                back(row, dh, dc, dx, gradient);
            }
        }
    }

    private void back(int row, double[] dh, double[] dc, double[] dx, Weights gradient) {
        double[] z = tape[row];
        // By the sums of the input, and by those of the state.
        double[] dz = new double[2 * gates * units];
        double[] before = new double[units];
        for (int u = 0; u < units; u++) {
            before[u] = slopes(z, u, dh, dc, dz);
        }
        for (int gate = 0; gate < gates; gate++) {
            for (int u = 0; u < units; u++) {
                double own = dz[gate * units + u];
                double state = dz[(gates + gate) * units + u];
                gradient.biases[gate][u] += own;
                gradient.biases[gates + gate][u] += state;
                for (int i = 0; i < inputs; i++) {
                    gradient.kernels[gate][u * inputs + i] += own * x[row * inputs + i];
                    dx[row * inputs + i] += own * w.kernels[gate][u * inputs + i];
                }
                for (int i = 0; i < units; i++) {
                    gradient.recurrent[gate][u * units + i] += state * z[2 * gates * units + i];
                    before[i] += state * w.recurrent[gate][u * units + i];
                }
            }
        }
        System.arraycopy(before, 0, dh, 0, units);
    }

    /** Fills the derivatives of a unit's gates, moves dc to the step before, and returns what of dh goes there directly. */
    private double slopes(double[] z, int u, double[] dh, double[] dc, double[] dz) {
        double h = z[2 * gates * units + u];
        double c = z[(2 * gates + 1) * units + u];
        switch (recurrence) {
            case SIMPLE_RNN -> {
                dz[u] = dz[units + u] = dh[u] * (1 - z[u] * z[u]);
                return 0;
            }
            case SIMPLE_RNN_RELU -> {
                dz[u] = dz[units + u] = z[u] > 0 ? dh[u] : 0;
                return 0;
            }
            case LSTM -> {
                double i = z[u];
                double f = z[units + u];
                double g = z[2 * units + u];
                double o = z[3 * units + u];
                double t = Math.tanh(f * c + i * g);
                double d = dc[u] + dh[u] * o * (1 - t * t);
                dz[u] = dz[4 * units + u] = d * g * i * (1 - i);
                dz[units + u] = dz[5 * units + u] = d * c * f * (1 - f);
                dz[2 * units + u] = dz[6 * units + u] = d * i * (1 - g * g);
                dz[3 * units + u] = dz[7 * units + u] = dh[u] * t * o * (1 - o);
                dc[u] = d * f;
                return 0;
            }
            default -> {
                double r = z[u];
                double update = z[units + u];
                double n = z[2 * units + u];
                double dn = dh[u] * (1 - update) * (1 - n * n);
                dz[2 * units + u] = dn;
                dz[5 * units + u] = dn * r;
                dz[u] = dz[3 * units + u] = dn * z[5 * units + u] * r * (1 - r);
                dz[units + u] = dz[4 * units + u] = dh[u] * (h - n) * update * (1 - update);
                return dh[u] * update;
            }
        }
    }
}
