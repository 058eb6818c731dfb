package recurrent4j.timeseries.backtest;

import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import recurrent4j.io.InputException;
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

    /** Returns the same with another number of folds. */
    public BacktestPlan folds(int count) {
        return new BacktestPlan(horizon, count, step, window, refit);
    }

    /** Returns the same with origins so many values apart. */
    public BacktestPlan step(int values) {
        return new BacktestPlan(horizon, folds, values, window, refit);
    }

    /** Returns the same, but methods see no more than the last values before an origin. */
    public BacktestPlan sliding(int values) {
        return new BacktestPlan(horizon, folds, step, OptionalInt.of(values), refit);
    }

    /** Returns the same, but methods are fitted once, at the first origin. */
    public BacktestPlan fittedOnce() {
        return new BacktestPlan(horizon, folds, step, window, false);
    }

    /** Returns how many values of a series of some length methods are shown at the first origin. */
    public int shown(int length) {
        int before = length - horizon - (folds - 1) * step;
        return Math.min(before, window.orElse(before));
    }

    /** Returns the folds, oldest origin first. */
    List<Fold> origins() {
        return IntStream.iterate(folds - 1, fold -> fold >= 0, fold -> fold - 1)
                .mapToObj(fold -> new Fold(horizon + fold * step, horizon, window))
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
}
