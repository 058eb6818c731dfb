package recurrent4j.timeseries.esrnn;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import recurrent4j.io.InputException;
import recurrent4j.timeseries.forecast.Forecast;

/**
 * The parts of a distribution that a network answers with: the median, then the two bounds of each interval. Each is what
 * makes its own loss smallest, {@code q (y - f)} where the truth lies above the forecast and {@code (1 - q) (f - y)} where
 * it lies below (Koenker and Bassett, 1978).
 *
 * @param intervals how much of the distribution lies between the bounds of each
 * @param boundWeight how much the loss of a bound counts beside that of the median
 */
record Quantiles(List<Double> intervals, double boundWeight) {

    /** Bounds must not cost the median much. */
    static final Quantiles USUAL = new Quantiles(List.of(0.8, 0.95), 0.25);

    /** @throws InputException if a level or the weight is none */
    Quantiles {
        intervals = List.copyOf(intervals);
        if (!intervals.stream().allMatch(level -> level > 0 && level < 1) || !(boundWeight >= 0 && boundWeight <= 1)) {
            throw new InputException(
                    "Levels of %s and a weight of %s are none; choose numbers between 0 and 1.",
                    intervals, boundWeight);
        }
    }

    int count() {
        return 1 + 2 * intervals.size();
    }

    /** Returns which part of the distribution lies below a quantile. */
    double level(int quantile) {
        if (quantile == 0) {
            return 0.5;
        }
        double outside = (1 - intervals.get((quantile - 1) / 2)) / 2;
        return quantile % 2 == 1 ? outside : 1 - outside;
    }

    /** Returns the loss for the truth's distance from the forecast; that of the median is the absolute error. */
    double loss(int quantile, double distance) {
        return 2 * weight(quantile) * (distance > 0 ? level(quantile) * distance : (level(quantile) - 1) * distance);
    }

    /** Returns the derivative of the loss by the forecast. */
    double slope(int quantile, double distance) {
        return 2 * weight(quantile) * (distance > 0 ? -level(quantile) : 1 - level(quantile));
    }

    private double weight(int quantile) {
        return quantile == 0 ? 1 : boundWeight;
    }

    /** Returns a forecast of the median, {@code [quantile][step]}, with intervals around it, whatever order the answers have. */
    Forecast forecast(double[][] answers) {
        return new Forecast(
                answers[0],
                IntStream.range(0, intervals.size())
                        .mapToObj(i -> new Forecast.Interval(
                                intervals.get(i), each(answers, false, 2 * i + 2), each(answers, true, 2 * i + 2)))
                        .toList());
    }

    /** The smallest or largest of the first answers at each step: wider intervals hold the narrower ones. */
    private static double[] each(double[][] answers, boolean largest, int last) {
        return IntStream.range(0, answers[0].length)
                .mapToDouble(step -> {
                    var those = Arrays.stream(answers, 0, last + 1).mapToDouble(answer -> answer[step]);
                    return (largest ? those.max() : those.min()).orElseThrow();
                })
                .toArray();
    }
}
