package recurrent4j.timeseries.series;

import java.util.ArrayList;
import java.util.List;
import recurrent4j.data.Window;
import recurrent4j.io.InputException;

/** Windows of series, for methods that read a fixed number of steps: the values first, then the covariates. */
public final class SeriesWindows {

    private SeriesWindows() {}

    /** Returns every window of every series, each a value after the one before; a series that is too short has none. */
    public static List<Window> of(SeriesSet set, int steps, int horizon) {
        List<Window> windows = new ArrayList<>();
        for (Series series : set.series()) {
            for (int start = 0; start + (long) steps + horizon <= series.length(); start++) {
                windows.add(window(series, start, steps, horizon));
            }
        }
        return windows;
    }

    /**
     * Returns the last steps of each series, whose future is to come.
     *
     * @throws InputException if a series is shorter; it is named
     */
    public static List<Window> latest(SeriesSet set, int steps) {
        List<Window> windows = new ArrayList<>();
        for (Series series : set.series()) {
            if (series.length() < steps) {
                throw new InputException(
                        "Series %s of %s has %d values, and the forecast starts from the last %d; give a longer series."
                                .formatted(series.id(), set.name(), series.length(), steps));
            }
            windows.add(window(series, series.length() - steps, steps, 0));
        }
        return windows;
    }

    private static Window window(Series series, int start, int steps, int horizon) {
        double[][] covariates = series.covariates().past();
        float[][] past = new float[1 + covariates.length][];
        past[0] = floats(series.values(), start, start + steps);
        for (int i = 1; i < past.length; i++) {
            past[i] = floats(covariates[i - 1], start, start + steps);
        }
        return new Window(past, floats(series.values(), start + steps, start + steps + horizon));
    }

    /** Returns some of the values, the first included and the last not, rounded to single precision. */
    public static float[] floats(double[] values, int from, int to) {
        float[] floats = new float[to - from];
        for (int i = from; i < to; i++) {
            floats[i - from] = (float) values[i];
        }
        return floats;
    }
}
