package recurrent4j.seq2seq.evaluate;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import recurrent4j.eval.BootstrapIntervals;
import recurrent4j.eval.BootstrapIntervals.Bounds;
import recurrent4j.eval.Metric;
import recurrent4j.io.Text;

/**
 * By how much a model is better than another on the same texts, in as many other draws of them (paired bootstrap; Koehn,
 * Statistical Significance Tests for Machine Translation Evaluation, 2004).
 *
 * @param difference of the scores
 * @param bounds within which the difference lies in 95 of 100 draws
 * @param better the share of draws in which the first model is better
 */
public record Comparison(double difference, Bounds bounds, double better) {

    /**
     * Compares two models whose intervals come of the same draws.
     *
     * @param difference of the scores themselves
     */
    static Comparison of(Metric metric, double difference, BootstrapIntervals one, BootstrapIntervals other) {
        List<Map<Metric, Double>> differences = IntStream.range(0, one.draws().size())
                .mapToObj(draw -> Map.of(
                        metric,
                        one.draws().get(draw).get(metric)
                                - other.draws().get(draw).get(metric)))
                .toList();
        double better = differences.stream()
                .mapToDouble(draw -> metric.better(draw.get(metric), 0) ? 1 : 0)
                .average()
                .orElse(Double.NaN);
        return new Comparison(difference, new BootstrapIntervals(differences).bounds(metric), better);
    }

    /** Says it in a sentence. */
    String sentence(String model, String other, SumMeasure measure) {
        String figure = "%+." + measure.decimals() + "f";
        return Text.of(
                "%s against %s on the test part: %s " + figure + " (95 %% interval " + figure + " to " + figure
                        + "), better in %.1f %% of the draws of a paired bootstrap.",
                model,
                other,
                measure.metric().name(),
                difference,
                bounds.low(),
                bounds.high(),
                100 * better);
    }
}
