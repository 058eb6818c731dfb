package recurrent4j.timeseries.baseline;

import recurrent4j.timeseries.forecast.ForecastMethod;
import recurrent4j.timeseries.series.SeriesSet;
import recurrent4j.timeseries.series.SeriesWindows;

/**
 * One {@link LinearAutoregression} for all series, with weights fitted to all their windows.
 *
 * @param window steps of the past that it reads
 */
public record GlobalAutoregression(int window) implements ForecastMethod {

    @Override
    public String name() {
        return "Linear autoregression";
    }

    @Override
    public LinearAutoregression fit(SeriesSet known, int horizon) {
        return LinearAutoregression.fit(SeriesWindows.of(known, window, horizon));
    }
}
