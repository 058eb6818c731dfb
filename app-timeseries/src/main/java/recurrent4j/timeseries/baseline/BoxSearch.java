package recurrent4j.timeseries.baseline;

import java.util.Arrays;
import java.util.Comparator;
import java.util.function.IntToDoubleFunction;
import java.util.function.ToDoubleFunction;

/**
 * Finds where a function of few parameters is least, each between 0 and 1: the best point of a coarse grid, and from
 * there the simplex of Nelder and Mead (1965).
 */
final class BoxSearch {

    private static final double SIZE = 0.15;
    private static final double TOLERANCE = 1e-6;
    private static final int MOST_STEPS = 200;

    private final ToDoubleFunction<double[]> function;
    private final int parameters;
    private final Point[] simplex;

    private record Point(double[] at, double value) {}

    private BoxSearch(ToDoubleFunction<double[]> function, int parameters) {
        this.function = function;
        this.parameters = parameters;
        this.simplex = new Point[parameters + 1];
    }

    /**
     * Returns the point.
     *
     * @param levels how many values of each parameter the grid has
     */
    static double[] minimize(ToDoubleFunction<double[]> function, int parameters, int levels) {
        var search = new BoxSearch(function, parameters);
        search.start(search.bestOfGrid(levels));
        for (int step = 0; step < MOST_STEPS && search.step(); step++) {}
        return search.simplex[0].at();
    }

    private Point bestOfGrid(int levels) {
        Point best = null;
        int points = (int) Math.pow(levels, parameters);
        for (int number = 0; number < points; number++) {
            int digits = number;
            Point tried = point(i -> (digits / (int) Math.pow(levels, i) % levels + 0.5) / levels);
            best = best == null || tried.value() < best.value() ? tried : best;
        }
        return best;
    }

    private void start(Point best) {
        double[] at = best.at();
        Arrays.setAll(
                simplex,
                corner -> corner == 0
                        ? best
                        : point(i -> i != corner - 1 ? at[i] : at[i] < 0.5 ? at[i] + SIZE : at[i] - SIZE));
        sort();
    }

    /** Moves the worst corner; returns whether there is further to go. */
    private boolean step() {
        Point worst = simplex[parameters];
        Point reflected = beyond(1);
        if (reflected.value() < simplex[0].value()) {
            Point expanded = beyond(2);
            simplex[parameters] = expanded.value() < reflected.value() ? expanded : reflected;
        } else if (reflected.value() < simplex[parameters - 1].value()) {
            simplex[parameters] = reflected;
        } else {
            Point contracted = beyond(reflected.value() < worst.value() ? 0.5 : -0.5);
            if (contracted.value() < Math.min(worst.value(), reflected.value())) {
                simplex[parameters] = contracted;
            } else {
                double[] best = simplex[0].at();
                Arrays.setAll(
                        simplex,
                        corner -> corner == 0
                                ? simplex[0]
                                : point(i -> (simplex[corner].at()[i] + best[i]) / 2));
            }
        }
        sort();
        return spread() > TOLERANCE;
    }

    /** Returns the point on the line from the worst corner through the middle of the others, so far beyond it. */
    private Point beyond(double distance) {
        return point(i -> {
            double middle = 0;
            for (int corner = 0; corner < parameters; corner++) {
                middle += simplex[corner].at()[i] / parameters;
            }
            return middle + distance * (middle - simplex[parameters].at()[i]);
        });
    }

    private double spread() {
        double spread = 0;
        for (Point corner : simplex) {
            for (int i = 0; i < parameters; i++) {
                spread = Math.max(spread, Math.abs(corner.at()[i] - simplex[0].at()[i]));
            }
        }
        return spread;
    }

    private void sort() {
        Arrays.sort(simplex, Comparator.comparingDouble(Point::value));
    }

    /** Outside the box the nearest point of it counts. */
    private Point point(IntToDoubleFunction coordinate) {
        double[] at = Baseline.steps(parameters, i -> Math.min(1, Math.max(0, coordinate.applyAsDouble(i))));
        double value = function.applyAsDouble(at);
        return new Point(at, Double.isNaN(value) ? Double.POSITIVE_INFINITY : value);
    }
}
