package recurrent4j.timeseries.baseline;

import java.util.Arrays;
import java.util.Optional;

/**
 * How far each position of a season lies above or below the level, as the organisers of the M4 competition estimate it
 * (Makridakis, Spiliotis and Assimakopoulos, 2018; their code "Benchmarks and Evaluation.R").
 */
final class Seasonality {

    /** The two-sided 90 % point of the normal distribution. */
    private static final double CRITICAL = 1.645;

    private static final int FEWEST_SEASONS = 3;

    private Seasonality() {}

    /**
     * Divides the history by its seasonal indices, continues it by a rule that knows no season, and multiplies the
     * forecast by the indices again; without a season that passes the test, the rule is left to itself. Around the naive
     * forecast this is Naive2, the yardstick of the M competitions.
     */
    static Baseline.Rule adjusted(Baseline.Rule inner) {
        return (history, season, horizon) -> {
            Optional<double[]> found = indices(history, season);
            if (found.isEmpty()) {
                return inner.forecast(history, 1, horizon);
            }
            double[] indices = found.get();
            double[] adjusted = Baseline.steps(history.length, i -> history[i] / indices[i % season]);
            double[] forecast = inner.forecast(adjusted, 1, horizon);
            return Baseline.steps(horizon, step -> forecast[step] * indices[(history.length + step) % season]);
        };
    }

    /**
     * Returns the multiplicative index of each position of the season, of mean 1, the first value's position first; or
     * nothing where no season is found, or where an index would not be a positive number.
     */
    static Optional<double[]> indices(double[] history, int season) {
        boolean seasonal = Arrays.stream(history).allMatch(value -> value >= 0) && isSeasonal(history, season);
        return (seasonal ? Optional.of(decompose(history, season)) : Optional.<double[]>empty())
                .filter(found -> Arrays.stream(found).allMatch(index -> index > 0 && Double.isFinite(index)));
    }

    /**
     * Whether the autocorrelation at the lag of a season differs from zero at 90 %, given those at shorter lags:
     * {@code |r_m| > 1.645 sqrt((1 + 2 (r_1² + … + r_{m-1}²)) / n)}. Never in fewer than three seasons. (The
     * organisers' code tells no season longer than 10 log10(n), which R's {@code acf} leaves out; this one does.)
     */
    static boolean isSeasonal(double[] history, int season) {
        if (season < 2 || history.length < FEWEST_SEASONS * season) {
            return false;
        }
        double mean = Arrays.stream(history).average().orElseThrow();
        double variance = autocovariance(history, mean, 0);
        if (variance == 0) {
            return false;
        }
        double squares = 1;
        for (int lag = 1; lag < season; lag++) {
            double correlation = autocovariance(history, mean, lag) / variance;
            squares += 2 * correlation * correlation;
        }
        double limit = CRITICAL * Math.sqrt(squares / history.length);
        return Math.abs(autocovariance(history, mean, season) / variance) > limit;
    }

    /** The ratios to a centered moving average over one season, averaged by position, and scaled to mean 1. */
    private static double[] decompose(double[] history, int season) {
        double[] sums = new double[season];
        int[] counts = new int[season];
        int half = season / 2;
        for (int i = half; i < history.length - half; i++) {
            sums[i % season] += history[i] / movingAverage(history, season, i);
            counts[i % season]++;
        }
        Arrays.setAll(sums, position -> sums[position] / counts[position]);
        double mean = Arrays.stream(sums).average().orElseThrow();
        return Arrays.stream(sums).map(sum -> sum / mean).toArray();
    }

    /** An even season has no middle, so its window is one longer and counts both ends half. */
    private static double movingAverage(double[] history, int season, int middle) {
        int half = season / 2;
        double ends = season % 2 == 0 ? 0.5 : 1;
        double sum = ends * (history[middle - half] + history[middle + half]);
        for (int i = middle - half + 1; i < middle + half; i++) {
            sum += history[i];
        }
        return sum / season;
    }

    private static double autocovariance(double[] values, double mean, int lag) {
        double sum = 0;
        for (int i = lag; i < values.length; i++) {
            sum += (values[i] - mean) * (values[i - lag] - mean);
        }
        return sum / values.length;
    }
}
