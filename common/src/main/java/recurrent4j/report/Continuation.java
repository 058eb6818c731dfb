package recurrent4j.report;

import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * A history, what truly followed, and what each contestant said would follow.
 *
 * @param history the past values, oldest first
 * @param truth what followed, or nothing where nobody knows yet
 * @param predictions what each contestant said, by its name, in the order of the labels
 * @param moments when each value of the past and each that follows is measured; none where nobody knows
 */
public record Continuation(
        String title,
        double[] history,
        double[] truth,
        Map<String, double[]> predictions,
        List<LocalDateTime> moments) {

    /** @throws IllegalArgumentException if there are moments, but fewer than values */
    public Continuation {
        predictions = Collections.unmodifiableMap(new LinkedHashMap<>(predictions));
        moments = List.copyOf(moments);
        int values = history.length + Math.max(truth.length, longest(predictions));
        if (!moments.isEmpty() && moments.size() < values) {
            throw new IllegalArgumentException("%s has %d values but %d moments; give one for each, or none."
                    .formatted(title, values, moments.size()));
        }
    }

    /** A continuation whose steps are counted. */
    public Continuation(String title, double[] history, double[] truth, Map<String, double[]> predictions) {
        this(title, history, truth, predictions, List.of());
    }

    private static int longest(Map<String, double[]> predictions) {
        return predictions.values().stream()
                .mapToInt(values -> values.length)
                .max()
                .orElse(0);
    }

    /** Whether every prediction is a single value. */
    boolean isOneStep() {
        return predictions.values().stream().allMatch(values -> values.length == 1);
    }

    /** Returns where the past lies: at its moments, or at steps up to 0, the last known value. */
    double[] pastPlaces() {
        return places(0, history.length);
    }

    /** Returns where what follows lies, and before it the last known value. */
    double[] futurePlaces(int steps) {
        return places(history.length - 1, history.length + steps);
    }

    private double[] places(int from, int to) {
        return IntStream.range(from, to)
                .mapToDouble(i -> moments.isEmpty() ? i + 1.0 - history.length : CalendarScale.seconds(moments.get(i)))
                .toArray();
    }

    /** Returns a path that leaves from the last known value, so that the eye need not jump from the past to what follows. */
    double[] after(double[] path) {
        return DoubleStream.concat(DoubleStream.of(history[history.length - 1]), Arrays.stream(path))
                .toArray();
    }

    LinePlot.Axes axes() {
        return moments.isEmpty()
                ? new LinePlot.Axes("steps from the last known value", "", false)
                : new LinePlot.Axes("", "", LinePlot.Scaling.CALENDAR, LinePlot.Scaling.LINEAR);
    }

    /**
     * An interval of one of the predictions.
     *
     * @param name what its label calls it, such as "80 %"
     * @param lower one bound a step
     * @param upper one bound a step
     */
    public record Band(String name, double[] lower, double[] upper) {

        /** @throws IllegalArgumentException if there are more bounds on one side than on the other */
        public Band {
            if (lower.length != upper.length) {
                throw new IllegalArgumentException("The band %s has %d lower bounds and %d upper ones."
                        .formatted(name, lower.length, upper.length));
            }
        }
    }
}
