package recurrent4j.timeseries.forecast;

import recurrent4j.timeseries.series.SeriesSet;

/** A way to forecast many series, not yet fitted: a baseline, or a network that learns from all of them. */
public interface ForecastMethod {

    /** Returns the name by which people know it, as tables show it. */
    String name();

    /**
     * Fits to what is known. Everything that is estimated, scales and seasons included, is estimated here or later from
     * the pasts that are to be continued, so that nothing can come from a future.
     *
     * @param known series up to the present, and not a value more
     * @param horizon steps that are going to be forecast
     */
    FittedMethod fit(SeriesSet known, int horizon);
}
