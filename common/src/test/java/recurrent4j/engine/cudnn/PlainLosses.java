package recurrent4j.engine.cudnn;

import java.nio.FloatBuffer;
import recurrent4j.engine.cudnn.Device.Grid;
import recurrent4j.engine.cudnn.PlainKernels.Arguments;

/** The kernels of the last layer in plain Java. */
final class PlainLosses {

    private PlainLosses() {}

    static void run(Kernel kernel, Grid grid, Arguments a) {
        switch (kernel) {
            case ADD_BIAS -> addBias(a);
            case SOFTMAX -> softmax(grid, a);
            case SOFTMAX_SLOPES -> softmaxSlopes(grid, a);
            case SIGMOID -> sigmoid(a);
            case SIGMOID_SLOPES -> sigmoidSlopes(a);
            case SOFTMAX_LOSS -> softmaxLoss(grid, a);
            case VALUE_LOSS -> valueLoss(a);
            default -> throw new IllegalArgumentException(kernel + " is none of the last layer's.");
        }
    }

    private static void addBias(Arguments a) {
        for (int i = 0; i < a.whole(2) * a.whole(3); i++) {
            a.floats(0).put(i, a.floats(0).get(i) + a.floats(1).get(i % a.whole(3)));
        }
    }

    /** The probabilities of a row, and behind them the logarithm of the sum of what they are shares of. */
    private static double[] probabilities(FloatBuffer z, int row, int columns) {
        double largest = Double.NEGATIVE_INFINITY;
        for (int j = 0; j < columns; j++) {
            largest = Math.max(largest, z.get(row * columns + j));
        }
        double[] p = new double[columns + 1];
        double sum = 0;
        for (int j = 0; j < columns; j++) {
            p[j] = Math.exp(z.get(row * columns + j) - largest);
            sum += p[j];
        }
        for (int j = 0; j < columns; j++) {
            p[j] /= sum;
        }
        p[columns] = largest + Math.log(sum);
        return p;
    }

    private static void softmax(Grid grid, Arguments a) {
        int columns = a.whole(1);
        for (int row = 0; row < grid.x(); row++) {
            double[] p = probabilities(a.floats(0), row, columns);
            for (int j = 0; j < columns; j++) {
                a.floats(0).put(row * columns + j, (float) p[j]);
            }
        }
    }

    private static void softmaxSlopes(Grid grid, Arguments a) {
        int columns = a.whole(2);
        for (int row = 0; row < grid.x(); row++) {
            double sum = 0;
            for (int j = 0; j < columns; j++) {
                sum += a.floats(0).get(row * columns + j) * a.floats(1).get(row * columns + j);
            }
            for (int j = 0; j < columns; j++) {
                int i = row * columns + j;
                a.floats(1).put(i, (float) (a.floats(0).get(i) * (a.floats(1).get(i) - sum)));
            }
        }
    }

    static double sigmoid(double x) {
        return 1 / (1 + Math.exp(-x));
    }

    private static void sigmoid(Arguments a) {
        for (int i = 0; i < a.whole(1); i++) {
            a.floats(0).put(i, (float) sigmoid(a.floats(0).get(i)));
        }
    }

    private static void sigmoidSlopes(Arguments a) {
        for (int i = 0; i < a.whole(2); i++) {
            float p = a.floats(0).get(i);
            a.floats(1).put(i, a.floats(1).get(i) * p * (1 - p));
        }
    }

    private static void softmaxLoss(Grid grid, Arguments a) {
        int columns = a.whole(4);
        for (int row = 0; row < grid.x(); row++) {
            float weight = a.isThere(2) ? a.floats(2).get(row) : 1;
            double[] p = probabilities(a.floats(0), row, columns);
            int right = a.ints(1).get(row);
            double loss = weight == 0 ? 0 : weight * (p[columns] - a.floats(0).get(row * columns + right));
            a.floats(3).put(row, (float) loss);
            for (int j = 0; j < columns; j++) {
                double slope = weight == 0 ? 0 : weight * a.number(5) * (p[j] - (j == right ? 1 : 0));
                a.floats(0).put(row * columns + j, (float) slope);
            }
        }
    }

    private static void valueLoss(Arguments a) {
        int columns = a.whole(7);
        for (int row = 0; row < a.whole(6); row++) {
            float weight = a.isThere(3) ? a.floats(3).get(row) : 1;
            double loss = 0;
            for (int j = 0; j < columns; j++) {
                int i = row * columns + j;
                double z = a.floats(1).get(i);
                double label = a.floats(2).get(i);
                double error = z - label;
                double level = a.isThere(4) ? a.floats(4).get(j % a.whole(8)) : 0;
                double[] lossAndSlope = switch (a.whole(0)) {
                    case 0 -> new double[] {error * error / columns, 2 * error / columns};
                    case 1 -> new double[] {Math.abs(error) / columns, Math.signum(error) / columns};
                    case 2 -> quantile(error, level, columns);
                    default ->
                        new double[] {
                            Math.log(1 + Math.exp(-Math.abs(z))) + Math.max(z, 0) - z * label, sigmoid(z) - label
                        };
                };
                loss += lossAndSlope[0];
                a.floats(1).put(i, weight == 0 ? 0 : (float) (weight * a.number(9) * lossAndSlope[1]));
            }
            a.floats(5).put(row, weight == 0 ? 0 : (float) (weight * loss));
        }
    }

    private static double[] quantile(double error, double level, int columns) {
        double slope = error < 0 ? -level : error > 0 ? 1 - level : 0;
        return new double[] {slope * error / columns, slope / columns};
    }
}
