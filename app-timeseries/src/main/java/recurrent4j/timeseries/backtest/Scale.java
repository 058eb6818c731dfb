package recurrent4j.timeseries.backtest;

import java.util.stream.IntStream;

/**
 * The size of an ordinary change of a series, by which errors of different series become comparable (Hyndman and
 * Koehler, 2006).
 */
final class Scale {

    private Scale() {}

    /**
     * Returns the mean absolute difference of values one season apart, over the history that was known. Where that is
     * zero, or the history is not longer than a season, it is the same one step apart; where nothing ever changes, it is
     * the size of the value, or 1 if that is zero. So it is always positive.
     */
    static double of(double[] history, int season) {
        return IntStream.of(season, 1)
                .mapToDouble(lag -> meanChange(history, lag))
                .filter(change -> change > 0)
                .findFirst()
                .orElse(history[0] == 0 ? 1 : Math.abs(history[0]));
    }

    private static double meanChange(double[] history, int lag) {
        double sum = 0;
        for (int i = lag; i < history.length; i++) {
            sum += Math.abs(history[i] - history[i - lag]);
        }
        return history.length > lag ? sum / (history.length - lag) : 0;
    }
}
