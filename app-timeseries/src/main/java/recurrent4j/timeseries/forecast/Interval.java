package recurrent4j.timeseries.forecast;

import recurrent4j.io.InputException;

/**
 * Bounds between which the truth is expected as often as the level says.
 *
 * @param level above 0 and below 1, such as 0.8
 * @param lower one bound a step
 * @param upper one bound a step, not below the lower
 */
public record Interval(double level, double[] lower, double[] upper) {

    /** @throws InputException if the level is none, or the bounds are not in order */
    public Interval {
        if (!(level > 0 && level < 1)) {
            throw new InputException(
                    "A level of %s is none; choose one between 0 and 1, such as 0.8.".formatted(level));
        }
        if (lower.length != upper.length) {
            throw new InputException(
                    "An interval has %d lower bounds and %d upper ones.".formatted(lower.length, upper.length));
        }
        for (int step = 0; step < lower.length; step++) {
            if (!(lower[step] <= upper[step])) {
                throw new InputException("The lower bound %s of step %d is not below the upper %s."
                        .formatted(lower[step], step + 1, upper[step]));
            }
        }
    }
}
