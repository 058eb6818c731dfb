package recurrent4j.timeseries.backtest;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;
import java.util.Arrays;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * The size of an ordinary change of a series, by which errors of different series become comparable (Hyndman and
 * Koehler, 2006).
 */
public enum Scale {
    /**
     * The mean absolute difference of values one season apart, over the history that was known. Where that is zero, or the
     * history is not longer than a season, it is the same one step apart; where nothing ever changes, it is the size of the
     * value, or 1 if that is zero. So it is always positive. Margins from before there was another do not say.
     */
    @JsonEnumDefaultValue
    MEAN_CHANGE {
        @Override
        public double of(double[] history, int season) {
            return IntStream.of(season, 1)
                    .mapToDouble(lag ->
                            Arrays.stream(changes(history, lag)).average().orElse(0))
                    .filter(change -> change > 0)
                    .findFirst()
                    .orElse(history[0] == 0 ? 1 : Math.abs(history[0]));
        }
    },
    /**
     * The same mean, in which the two largest differences, which one value makes, count for no more than the third: nothing
     * that stands alone moves it, but what a series often does counts in full. Where there are fewer than {@value #FEWEST}
     * differences over a season, one step apart; where nothing ever changes, what rounding may leave of the value.
     */
    USUAL_CHANGE {
        @Override
        public double of(double[] history, int season) {
            return DoubleStream.concat(
                            IntStream.of(season, 1)
                                    .filter(lag -> lag == 1 || history.length >= lag + FEWEST)
                                    .mapToDouble(lag -> usual(changes(history, lag))),
                            DoubleStream.of(mean(changes(history, 1), Double.POSITIVE_INFINITY)))
                    .filter(change -> change > 0)
                    .findFirst()
                    .orElse(ROUNDING * Math.max(1, Math.abs(history[0])));
        }
    };

    private static final int FEWEST = 10;
    private static final int OF_ONE_VALUE = 2;
    private static final double ROUNDING = 1e-9;

    /** @param history at least one value */
    public abstract double of(double[] history, int season);

    private static double usual(double[] changes) {
        double[] sorted = Arrays.stream(changes).sorted().toArray();
        int others = sorted.length - OF_ONE_VALUE;
        return mean(changes, others > 0 ? sorted[others - 1] : Double.POSITIVE_INFINITY);
    }

    private static double mean(double[] changes, double most) {
        double sum = 0;
        for (double change : changes) {
            sum += Math.min(change, most);
        }
        return changes.length == 0 ? 0 : sum / changes.length;
    }

    private static double[] changes(double[] history, int lag) {
        return IntStream.range(lag, Math.max(lag, history.length))
                .mapToDouble(i -> Math.abs(history[i] - history[i - lag]))
                .toArray();
    }
}
