package recurrent4j.timeseries.backtest;

import java.util.Arrays;
import java.util.OptionalInt;
import recurrent4j.timeseries.series.Series;
import recurrent4j.timeseries.series.SeriesSet;

/**
 * One origin of a backtest. What methods are shown are copies that end at the origin.
 *
 * @param ahead values of each series that lie after the origin
 * @param horizon how many of them are to be forecast
 * @param window how many values before the origin methods see, if not all
 */
record Fold(int ahead, int horizon, OptionalInt window) {

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
