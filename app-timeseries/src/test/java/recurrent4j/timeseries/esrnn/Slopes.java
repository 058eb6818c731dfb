package recurrent4j.timeseries.esrnn;

import java.util.function.ToDoubleFunction;

/** Derivatives by differences, to check others by. */
final class Slopes {

    private static final double STEP = 1e-6;

    private Slopes() {}

    /** Returns the central difference quotient by each number of a vector. */
    static double[] of(double[] at, ToDoubleFunction<double[]> function) {
        double[] slopes = new double[at.length];
        for (int i = 0; i < at.length; i++) {
            double[] above = at.clone();
            double[] below = at.clone();
            above[i] += STEP;
            below[i] -= STEP;
            slopes[i] = (function.applyAsDouble(above) - function.applyAsDouble(below)) / (2 * STEP);
        }
        return slopes;
    }
}
