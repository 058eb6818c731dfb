package recurrent4j.timeseries.series;

import java.util.function.IntFunction;
import java.util.function.IntToDoubleFunction;

/**
 * Where the numbered time stamps of a file lie.
 *
 * @param scale how time is counted
 * @param position from a stamp's number to its place on the scale
 * @param label from a stamp's number to how it is written
 */
record Axis(TimeScale scale, IntToDoubleFunction position, IntFunction<String> label) {

    /** Returns the axis of rows that are only counted; a stamp is its own place. */
    static Axis counting() {
        return new Axis(new NumberScale(0), stamp -> stamp, Integer::toString);
    }

    double position(RawSeries series, int row) {
        return position.applyAsDouble(series.stamp(row));
    }

    String label(RawSeries series, int row) {
        return label.apply(series.stamp(row));
    }
}
