package recurrent4j.sentiment.evaluate;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Random;

/**
 * Within which bounds the measures of a classifier would lie in 95 of 100 other draws of as many texts: the percentiles of a
 * thousand draws with replacement from the texts themselves (Efron, Bootstrap Methods, 1979).
 *
 * @param bounds of each measure
 */
record BootstrapIntervals(Map<Quality.Measure, Bounds> bounds) {

    private static final int DRAWS = 1000;
    private static final double TAIL = 0.025;

    /**
     * An interval.
     *
     * @param low its lower end
     * @param high its upper end
     */
    record Bounds(double low, double high) {}

    /** Draws again and again; of no texts the bounds are NaN. */
    static BootstrapIntervals of(Predictions predictions, long seed) {
        var gauge = new Quality.Gauge(predictions);
        var random = new Random(seed);
        Quality[] drawn = new Quality[predictions.size() == 0 ? 0 : DRAWS];
        int[] weights = new int[predictions.size()];
        for (int draw = 0; draw < drawn.length; draw++) {
            Arrays.fill(weights, 0);
            for (int text = 0; text < weights.length; text++) {
                weights[random.nextInt(weights.length)]++;
            }
            drawn[draw] = gauge.measure(weights);
        }
        Map<Quality.Measure, Bounds> bounds = new EnumMap<>(Quality.Measure.class);
        for (Quality.Measure measure : Quality.Measure.values()) {
            bounds.put(
                    measure,
                    bounds(Arrays.stream(drawn)
                            .mapToDouble(measure::of)
                            .sorted()
                            .toArray()));
        }
        return new BootstrapIntervals(bounds);
    }

    private static Bounds bounds(double[] sorted) {
        if (sorted.length == 0) {
            return new Bounds(Double.NaN, Double.NaN);
        }
        int cut = (int) (TAIL * sorted.length);
        return new Bounds(sorted[cut], sorted[sorted.length - 1 - cut]);
    }
}
