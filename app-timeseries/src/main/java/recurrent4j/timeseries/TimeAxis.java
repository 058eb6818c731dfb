package recurrent4j.timeseries;

import java.util.Arrays;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import recurrent4j.io.InputException;
import recurrent4j.timeseries.series.TimeScale;

/**
 * The moments of a series' rows, equally spaced, as they are written.
 *
 * @param name what the labels are, such as "date"; empty if rows were counted
 * @param labels one a row
 */
record TimeAxis(String name, List<String> labels) {

    /**
     * Jitter that is forgiven, in steps: rounded decimal years such as 1949.083, 1949.167 and 1949.25 are a month
     * apart.
     */
    private static final double TOLERANCE = 0.05;

    private static final String COUNTED = "";

    /** Whether the moments were read from a column of that name, rather than counted. */
    boolean isNamed() {
        return !name.equals(COUNTED);
    }

    /** Returns the axis that counts rows from 1, for data that does not say when. */
    static TimeAxis counting(int rows) {
        return new TimeAxis(
                COUNTED,
                IntStream.rangeClosed(1, rows).mapToObj(Integer::toString).toList());
    }

    /**
     * Returns an axis of labels after checking that they rise in equal steps; dates on the same day of different
     * months do.
     *
     * @param place says where a row is, for error messages
     * @throws InputException if a label is neither number nor ISO date, or is not what the first is; if it is
     *     not after the one before; or if a step is not as long as most
     */
    static TimeAxis of(String name, List<String> labels, IntFunction<String> place) {
        TimeAxis axis = new TimeAxis(name, labels);
        if (!labels.isEmpty()) {
            axis.requireEqualSteps(place);
        }
        return axis;
    }

    /** Returns the part from one row to before another. */
    TimeAxis slice(int from, int to) {
        return new TimeAxis(name, labels.subList(from, to));
    }

    /** Returns the labels that follow, at the same distance; there must be at least two to tell it from. */
    List<String> next(int count) {
        TimeScale scale = TimeScale.of(labels).orElseThrow();
        int rows = labels.size();
        double first = scale.position(labels.get(0)).orElseThrow();
        double last = scale.position(labels.get(rows - 1)).orElseThrow();
        double step = (last - first) / (rows - 1);
        return IntStream.rangeClosed(1, count)
                .mapToObj(i -> scale.label(last + i * step))
                .toList();
    }

    private void requireEqualSteps(IntFunction<String> place) {
        TimeScale scale = TimeScale.of(labels).orElseThrow(() -> unreadable(place.apply(0), labels.get(0)));
        double[] positions = new double[labels.size()];
        for (int row = 0; row < positions.length; row++) {
            String label = labels.get(row);
            String here = place.apply(row);
            positions[row] = scale.position(label).orElseThrow(() -> unreadable(here, label));
            if (row > 0 && positions[row] <= positions[row - 1]) {
                throw new InputException(
                        "%s: %s does not come after %s in \"%s\"; sort the rows by time and keep one of each."
                                .formatted(here, label, labels.get(row - 1), name));
            }
        }
        double usual = usualStep(positions);
        for (int row = 1; row < positions.length; row++) {
            if (Math.abs(positions[row] - positions[row - 1] - usual) > TOLERANCE * usual) {
                throw new InputException(("%s: \"%s\" goes from %s to %s, but its usual step is %s; "
                                + "complete the rows, or leave out --time to take them as equally spaced.")
                        .formatted(
                                place.apply(row), name, labels.get(row - 1), labels.get(row), scale.distance(usual)));
            }
        }
    }

    private IllegalArgumentException unreadable(String place, String label) {
        return new InputException(("%s: \"%s\" in \"%s\" cannot be placed in time; use numbers, "
                        + "or dates such as 2021-03-21, 2021-03 or 2021-03-21 14:00, throughout, or leave out --time.")
                .formatted(place, label, name));
    }

    private static double usualStep(double[] positions) {
        double[] steps = new double[Math.max(1, positions.length - 1)];
        for (int row = 1; row < positions.length; row++) {
            steps[row - 1] = positions[row] - positions[row - 1];
        }
        Arrays.sort(steps);
        return steps[steps.length / 2];
    }
}
