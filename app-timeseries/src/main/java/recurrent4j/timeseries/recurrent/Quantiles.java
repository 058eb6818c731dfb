package recurrent4j.timeseries.recurrent;

import java.util.List;

/**
 * The parts of a distribution that a network answers with, by the loss that each of them makes smallest: {@code q (y - f)}
 * where the truth lies above the forecast, {@code (1 - q) (f - y)} where it lies below (Koenker and Bassett, 1978).
 *
 * @param levels between 0 and 1, the median first
 * @param weights how much the loss of each counts
 */
record Quantiles(List<Double> levels, List<Double> weights) {

    /** The median by itself: the mean absolute error. */
    static final Quantiles MEDIAN = new Quantiles(List.of(0.5), List.of(2.0));

    Quantiles {
        levels = List.copyOf(levels);
        weights = List.copyOf(weights);
    }

    int count() {
        return levels.size();
    }

    double loss(int quantile, double distance) {
        double level = levels.get(quantile);
        return weights.get(quantile) * (distance > 0 ? level * distance : (level - 1) * distance);
    }

    /** Returns the derivative of the loss by the forecast, for the truth's distance from it. */
    double slope(int quantile, double distance) {
        double level = levels.get(quantile);
        return weights.get(quantile) * (distance > 0 ? -level : 1 - level);
    }
}
