package recurrent4j.sentiment.evaluate;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import recurrent4j.eval.Metric;

/**
 * Within which bounds the measures of a classifier would lie in 95 of 100 other draws of as many texts: the percentiles of a
 * thousand draws with replacement from the texts themselves (Efron, Bootstrap Methods, 1979).
 */
record BootstrapIntervals(List<Quality> draws) {

    private static final int DRAWS = 1000;
    private static final double TAIL = 0.025;

    /** An interval. */
    record Bounds(double low, double high) {}

    /** Draws again and again; of no texts the bounds are NaN. */
    static BootstrapIntervals of(Predictions predictions, long seed) {
        var weighted = new Quality.Weighted(predictions);
        var random = new Random(seed);
        Quality[] draws = new Quality[predictions.size() == 0 ? 0 : DRAWS];
        int[] weights = new int[predictions.size()];
        for (int draw = 0; draw < draws.length; draw++) {
            Arrays.fill(weights, 0);
            for (int text = 0; text < weights.length; text++) {
                weights[random.nextInt(weights.length)]++;
            }
            draws[draw] = weighted.quality(weights);
        }
        return new BootstrapIntervals(List.of(draws));
    }

    /** Returns the interval of a measure, by the draws in which it is defined. */
    public Bounds bounds(Metric measure) {
        double[] sorted = draws.stream()
                .mapToDouble(draw -> draw.figures().get(measure))
                .filter(figure -> !Double.isNaN(figure))
                .sorted()
                .toArray();
        if (sorted.length == 0) {
            return new Bounds(Double.NaN, Double.NaN);
        }
        int cut = (int) (TAIL * sorted.length);
        return new Bounds(sorted[cut], sorted[sorted.length - 1 - cut]);
    }

    double halfWidth(Metric measure) {
        Bounds bounds = bounds(measure);
        return (bounds.high() - bounds.low()) / 2;
    }
}
