package recurrent4j.timeseries.forecast;

import java.util.List;
import recurrent4j.timeseries.series.SeriesSet;

/** A method that has been fitted, and forecasts as many steps as it was fitted for. */
@FunctionalInterface
public interface FittedMethod {

    /**
     * Returns what follows each series, in the order of the set.
     *
     * @param known the set that the method was fitted to, or the same series at a later time
     */
    List<Forecast> forecast(SeriesSet known);

    /** Returns how many numbers were learned that the forecasts of all series share. */
    default long parameters() {
        return 0;
    }
}
