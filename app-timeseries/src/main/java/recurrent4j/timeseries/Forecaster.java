package recurrent4j.timeseries;

import java.util.List;
import recurrent4j.data.Window;

/** What forecasts the future of a window from its past: a baseline or a network, already fitted. */
interface Forecaster {

    /** Returns the name by which people know it, as a scoreboard shows it. */
    String name();

    /** Returns how many numbers were fitted to data. */
    long parameters();

    /**
     * Forecasts each window by itself, in the unit of its target. Only the past may be read: the future is the answer
     * that the forecast is going to be compared with, and may be missing.
     *
     * @param windows in any order; their number and order change no forecast
     * @return {@code [window][step]}, one row a window, and one value a step of the horizon
     */
    float[][] forecast(List<Window> windows);
}
