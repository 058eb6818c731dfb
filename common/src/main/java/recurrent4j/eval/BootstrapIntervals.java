package recurrent4j.eval;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;

/**
 * Within which bounds measures would lie in 95 of 100 other draws of as many examples: the percentiles of a thousand draws
 * with replacement from the examples themselves (Efron, Bootstrap Methods, 1979).
 *
 * @param draws the figures of each draw
 */
public record BootstrapIntervals(List<Map<Metric, Double>> draws) {

    private static final int DRAWS = 1000;
    private static final double TAIL = 0.025;

    public BootstrapIntervals {
        draws = List.copyOf(draws);
    }

    /** An interval. */
    public record Bounds(double low, double high) {}

    /**
     * Draws again and again.
     *
     * @param examples how many there are; of none the bounds are NaN
     * @param figures measures a draw in which each example counts as often as its weight says
     */
    public static BootstrapIntervals of(int examples, long seed, Function<int[], Map<Metric, Double>> figures) {
        var random = new Random(seed);
        List<Map<Metric, Double>> draws = new ArrayList<>();
        int[] weights = new int[examples];
        for (int draw = 0; draw < DRAWS && examples > 0; draw++) {
            Arrays.fill(weights, 0);
            for (int example = 0; example < examples; example++) {
                weights[random.nextInt(examples)]++;
            }
            draws.add(figures.apply(weights));
        }
        return new BootstrapIntervals(draws);
    }

    /** Returns the interval of a measure, by the draws in which it is defined. */
    public Bounds bounds(Metric measure) {
        double[] sorted = draws.stream()
                .mapToDouble(draw -> draw.get(measure))
                .filter(figure -> !Double.isNaN(figure))
                .sorted()
                .toArray();
        if (sorted.length == 0) {
            return new Bounds(Double.NaN, Double.NaN);
        }
        int cut = (int) (TAIL * sorted.length);
        return new Bounds(sorted[cut], sorted[sorted.length - 1 - cut]);
    }

    /** Returns half the width of the interval of a measure. */
    public double halfWidth(Metric measure) {
        Bounds bounds = bounds(measure);
        return (bounds.high() - bounds.low()) / 2;
    }
}
