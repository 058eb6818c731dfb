package recurrent4j.tagging.crf;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.function.IntConsumer;

/**
 * The limited-memory BFGS method (D. C. Liu and J. Nocedal, On the limited memory BFGS method for large scale optimization,
 * 1989), which finds the least value of a smooth function. A line search by bisection finds steps that meet the weak Wolfe
 * conditions (A. S. Lewis and M. L. Overton, Nonsmooth optimization via quasi-Newton methods, 2013).
 *
 * @param memory how many steps the curvature is estimated from
 * @param iterations at most
 * @param tolerance the improvement over {@value #PERIOD} iterations, as a share of the value, below which it ends
 */
public record Lbfgs(int memory, int iterations, double tolerance) {

    private static final int PERIOD = 10;
    private static final double DECREASE = 1e-4;
    private static final double CURVATURE = 0.9;
    private static final int TRIALS = 30;

    /** A function of many numbers, whose value is to become small. */
    @FunctionalInterface
    public interface Differentiable {

        /**
         * Returns the value.
         *
         * @param gradient where its derivatives are written
         */
        double at(double[] point, double[] gradient);
    }

    /** Where the function is how small, and which way it falls. */
    private record Place(double value, double[] point, double[] gradient) {

        static Place of(Differentiable function, double... point) {
            double[] gradient = new double[point.length];
            return new Place(function.at(point, gradient), point, gradient);
        }

        Place along(Differentiable function, double step, double... direction) {
            double[] moved = point.clone();
            add(step, direction, moved);
            return of(function, moved);
        }
    }

    /** A step that was taken: how far, how the gradient changed, and one over the product of both. */
    private record Step(double[] move, double[] turn, double inverse) {

        static Step between(Place before, Place after) {
            double[] move = difference(after.point, before.point);
            double[] turn = difference(after.gradient, before.gradient);
            return new Step(move, turn, 1 / product(move, turn));
        }
    }

    /**
     * Returns a point of a small value.
     *
     * @param progress is told how many iterations are done
     */
    public double[] minimize(Differentiable function, double[] start, IntConsumer progress) {
        Place place = Place.of(function, start.clone());
        Deque<Step> steps = new ArrayDeque<>();
        Deque<Double> values = new ArrayDeque<>();
        for (int iteration = 1; iteration <= iterations; iteration++) {
            double[] direction = direction(steps, place.gradient);
            double first = steps.isEmpty() ? 1 / Math.max(1e-300, length(direction)) : 1;
            Place next = search(function, place, direction, first);
            if (next == place) {
                break;
            }
            Step step = Step.between(place, next);
            place = next;
            progress.accept(iteration);
            if (step.inverse > 0 && step.inverse < Double.POSITIVE_INFINITY) {
                steps.addFirst(step);
            }
            if (steps.size() > memory) {
                steps.removeLast();
            }
            values.addLast(place.value);
            if (values.size() > PERIOD && values.removeFirst() - place.value <= tolerance * Math.abs(place.value)) {
                break;
            }
        }
        return place.point;
    }

    /** The two-loop recursion: minus the gradient times the estimated inverse of the second derivatives. */
    private static double[] direction(Deque<Step> steps, double... gradient) {
        double[] direction = new double[gradient.length];
        add(-1, gradient, direction);
        double[] shares = new double[steps.size()];
        int place = 0;
        for (Step step : steps) {
            shares[place] = step.inverse * product(step.move, direction);
            add(-shares[place++], step.turn, direction);
        }
        if (!steps.isEmpty()) {
            Step last = steps.getFirst();
            double scale = 1 / (last.inverse * product(last.turn, last.turn));
            for (int i = 0; i < direction.length; i++) {
                direction[i] *= scale;
            }
        }
        for (Iterator<Step> oldest = steps.descendingIterator(); oldest.hasNext(); ) {
            Step step = oldest.next();
            add(shares[--place] - step.inverse * product(step.turn, direction), step.move, direction);
        }
        return direction;
    }

    /** Returns a place whose value is smaller and where the function falls less; the same place if none is found. */
    private static Place search(Differentiable function, Place place, double[] direction, double first) {
        double slope = product(place.gradient, direction);
        double near = 0;
        double far = Double.POSITIVE_INFINITY;
        double step = first;
        Place best = place;
        for (int trial = 0; slope < 0 && trial < TRIALS; trial++) {
            Place next = place.along(function, step, direction);
            if (!(next.value <= place.value + DECREASE * step * slope)) {
                far = step;
            } else if (product(next.gradient, direction) < CURVATURE * slope) {
                near = step;
                best = next;
            } else {
                return next;
            }
            step = far < Double.POSITIVE_INFINITY ? (near + far) / 2 : 2 * near;
        }
        return best;
    }

    private static double length(double... numbers) {
        return Math.sqrt(product(numbers, numbers));
    }

    private static double[] difference(double[] numbers, double... others) {
        double[] difference = numbers.clone();
        add(-1, others, difference);
        return difference;
    }

    private static void add(double factor, double[] numbers, double... sums) {
        for (int i = 0; i < sums.length; i++) {
            sums[i] += factor * numbers[i];
        }
    }

    /** Four sums side by side, none of which waits for another. */
    private static double product(double[] numbers, double... others) {
        double a = 0;
        double b = 0;
        double c = 0;
        double d = 0;
        int whole = numbers.length & ~3;
        for (int i = 0; i < whole; i += 4) {
            a += numbers[i] * others[i];
            b += numbers[i + 1] * others[i + 1];
            c += numbers[i + 2] * others[i + 2];
            d += numbers[i + 3] * others[i + 3];
        }
        for (int i = whole; i < numbers.length; i++) {
            a += numbers[i] * others[i];
        }
        return (a + b) + (c + d);
    }
}
