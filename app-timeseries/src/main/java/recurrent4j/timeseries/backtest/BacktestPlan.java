package recurrent4j.timeseries.backtest;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import recurrent4j.io.InputException;
import recurrent4j.timeseries.series.Series;
import recurrent4j.timeseries.series.SeriesSet;

/**
 * From where the past is forecast as if it were the future: the origin rolls through the last values of each series, a
 * number of times, a step further each time, until the horizon ends with the series.
 *
 * @param horizon steps that are forecast from each origin
 * @param folds origins
 * @param step values from one origin to the next
 * @param window the last values before the origin that a method is shown (sliding), or all (expanding)
 * @param refit whether methods are fitted again at each origin, or once at the first
 */
public record BacktestPlan(int horizon, int folds, int step, OptionalInt window, boolean refit) {

    /** @throws InputException if a size is not positive */
    public BacktestPlan {
        if (horizon < 1 || folds < 1 || step < 1 || window.orElse(1) < 1) {
            throw new InputException("A horizon of %d in %d folds, %d apart, tests nothing; choose 1 or more for each."
                    .formatted(horizon, folds, step));
        }
    }

    /** Returns one fold: the last values are held out. */
    public static BacktestPlan holdOut(int horizon) {
        return new BacktestPlan(horizon, 1, horizon, OptionalInt.empty(), true);
    }

    /** Whether methods are fitted anew in each of several folds. */
    boolean isCrossValidation() {
        return folds > 1 && refit;
    }

    /** Returns how many values of a series of some length methods are shown at the first origin. */
    int shown(int length) {
        int before = length - horizon - (folds - 1) * step;
        return Math.min(before, window.orElse(before));
    }

    /** Returns the folds, oldest origin first. */
    List<Fold> origins() {
        return IntStream.rangeClosed(1, folds)
                .mapToObj(fold -> new Fold(horizon + (folds - fold) * step))
                .toList();
    }

    /** Refuses series with fewer values than the plan takes, and one more to forecast from. */
    void requireLength(SeriesSet set) {
        String folding = folds == 1 ? "" : " in %d folds, %d apart".formatted(folds, step);
        String sliding = window.isEmpty() ? "" : " from windows of " + window.getAsInt();
        set.requireLength(
                horizon + (folds - 1L) * step + window.orElse(1),
                "A horizon of %d%s%s".formatted(horizon, folding, sliding));
    }

    /** One origin, so many values before the end of each series. What methods are shown are copies that end there. */
    final class Fold {

        private final int ahead;

        private Fold(int ahead) {
            this.ahead = ahead;
        }

        /** Returns what methods may know. */
        SeriesSet shown(SeriesSet whole) {
            return whole.map(series -> {
                Series past = past(series);
                return window.isEmpty() ? past : past.last(window.getAsInt());
            });
        }

        /** Returns all of a series that lies before the origin. */
        Series past(Series series) {
            return series.withoutLast(ahead);
        }

        /** Returns what was to be forecast. */
        double[] future(Series series) {
            int origin = series.length() - ahead;
            return Arrays.copyOfRange(series.values(), origin, origin + horizon);
        }
    }
}
