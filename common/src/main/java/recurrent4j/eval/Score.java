package recurrent4j.eval;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/**
 * One contestant's line: who, with what effort, how good, and what others have printed for the same.
 *
 * @param metrics what was measured, by the name of the metric, in the order of entry
 * @param published figures from elsewhere to be shown beside ours, by the name of the metric; often empty
 */
public record Score(Entry contestant, Effort effort, Map<String, Measured> metrics, Map<String, Double> published) {

    /** @throws NullPointerException if a part is missing, naming it */
    public Score {
        Objects.requireNonNull(contestant, "contestant is missing");
        Objects.requireNonNull(effort, "effort is missing");
        metrics = Collections.unmodifiableMap(
                new LinkedHashMap<>(Objects.requireNonNull(metrics, "metrics are missing")));
        published = Collections.unmodifiableMap(
                new LinkedHashMap<>(Objects.requireNonNull(published, "published is missing")));
    }

    /** A score that holds one metric so far. */
    public static Score of(Entry contestant, Effort effort, Metric metric, Measured measured) {
        return new Score(contestant, effort, Map.of(metric.name(), measured), Map.of());
    }

    /** This score with one more metric. */
    public Score with(Metric metric, Measured measured) {
        var more = new LinkedHashMap<>(metrics);
        more.put(metric.name(), measured);
        return new Score(contestant, effort, more, published);
    }

    /** This score with a figure that others have published for the validation part. */
    public Score withPublished(Metric metric, double figure) {
        var more = new LinkedHashMap<>(published);
        more.put(metric.name(), figure);
        return new Score(contestant, effort, metrics, more);
    }

    /**
     * What a metric says about this contestant.
     *
     * @throws IllegalArgumentException if it was not measured
     */
    public Measured measured(Metric metric) {
        if (!metrics.containsKey(metric.name())) {
            throw new IllegalArgumentException("Contestant " + contestant.name() + " has no " + metric.name()
                    + ", only " + String.join(", ", metrics.keySet()) + "; every contestant is scored alike.");
        }
        return metrics.get(metric.name());
    }
}
