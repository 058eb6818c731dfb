package recurrent4j.report;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A history, what truly followed, and what each contestant said would follow.
 *
 * @param history the past values, oldest first
 * @param truth what followed, or nothing where nobody knows yet
 * @param predictions what each contestant said, by its name, in the order of the legend
 */
public record Continuation(String title, double[] history, double[] truth, Map<String, double[]> predictions) {

    public Continuation {
        predictions = Collections.unmodifiableMap(new LinkedHashMap<>(predictions));
    }

    /** Whether every prediction is a single value. */
    boolean isOneStep() {
        return predictions.values().stream().allMatch(values -> values.length == 1);
    }

    /**
     * An interval of one of the predictions.
     *
     * @param name what the legend calls it, such as "80 %"
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
