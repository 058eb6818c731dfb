package recurrent4j.timeseries.baseline;

import java.util.Arrays;
import java.util.Comparator;
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
    private final Point[] simplex;

    private record Point(double[] at, double value) {}

    private BoxSearch(ToDoubleFunction<double[]> function, int parameters) {
        this.function = function;
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
        double[] at = new double[simplex.length - 1];
        Point best = new Point(at, Double.POSITIVE_INFINITY);
        int points = (int) Math.pow(levels, at.length);
        for (int point = 0; point < points; point++) {
            int rest = point;
            for (int i = 0; i < at.length; i++) {
                at[i] = (rest % levels + 0.5) / levels;
                rest /= levels;
            }
            Point tried = point(at.clone());
            best = point == 0 || tried.value() < best.value() ? tried : best;
        }
        return best;
    }

    private void start(Point best) {
        simplex[0] = best;
        for (int i = 1; i < simplex.length; i++) {
            double[] at = best.at().clone();
            at[i - 1] += at[i - 1] < 0.5 ? SIZE : -SIZE;
            simplex[i] = point(at);
        }
        sort();
    }

    /** Moves the worst corner; returns whether there is further to go. */
    private boolean step() {
        int last = simplex.length - 1;
        Point worst = simplex[last];
        Point reflected = beyond(1);
        if (reflected.value() < simplex[0].value()) {
            Point expanded = beyond(2);
            simplex[last] = expanded.value() < reflected.value() ? expanded : reflected;
        } else if (reflected.value() < simplex[last - 1].value()) {
            simplex[last] = reflected;
        } else {
            Point contracted = beyond(reflected.value() < worst.value() ? 0.5 : -0.5);
            if (contracted.value() < Math.min(worst.value(), reflected.value())) {
                simplex[last] = contracted;
            } else {
                shrink();
            }
        }
        sort();
        return spread() > TOLERANCE;
    }

    /** Returns the point on the line from the worst corner through the middle of the others, so far beyond it. */
    private Point beyond(double distance) {
        int last = simplex.length - 1;
        double[] at = new double[last];
        for (int i = 0; i < last; i++) {
            double middle = 0;
            for (int corner = 0; corner < last; corner++) {
                middle += simplex[corner].at()[i] / last;
            }
            at[i] = middle + distance * (middle - simplex[last].at()[i]);
        }
        return point(at);
    }

    private void shrink() {
        for (int corner = 1; corner < simplex.length; corner++) {
            double[] at = simplex[corner].at().clone();
            for (int i = 0; i < at.length; i++) {
                at[i] = (at[i] + simplex[0].at()[i]) / 2;
            }
            simplex[corner] = point(at);
        }
    }

    private double spread() {
        double spread = 0;
        for (Point corner : simplex) {
            for (int i = 0; i < corner.at().length; i++) {
                spread = Math.max(spread, Math.abs(corner.at()[i] - simplex[0].at()[i]));
            }
        }
        return spread;
    }

    private void sort() {
        Arrays.sort(simplex, Comparator.comparingDouble(Point::value));
    }

    /** Outside the box the nearest point of it counts. */
    private Point point(double[] at) {
        for (int i = 0; i < at.length; i++) {
            at[i] = Math.min(1, Math.max(0, at[i]));
        }
        double value = function.applyAsDouble(at);
        return new Point(at, Double.isNaN(value) ? Double.POSITIVE_INFINITY : value);
    }
}
