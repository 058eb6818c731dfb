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
public record Continuation(String title, float[] history, float[] truth, Map<String, float[]> predictions) {

    public Continuation {
        predictions = Collections.unmodifiableMap(new LinkedHashMap<>(predictions));
    }

    /** Whether every prediction is a single value. */
    boolean isOneStep() {
        return predictions.values().stream().allMatch(values -> values.length == 1);
    }
}
