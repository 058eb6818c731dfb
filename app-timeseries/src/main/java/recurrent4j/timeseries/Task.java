package recurrent4j.timeseries;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import recurrent4j.data.Split;
import recurrent4j.data.Standardizer;
import recurrent4j.data.Window;
import recurrent4j.data.WindowBatches;
import recurrent4j.eval.DataSource;
import recurrent4j.timeseries.course.CourseSeries;

/**
 * What is to be forecast: windows in the units of the data, and the scaling that networks read them by.
 *
 * @param name what people call the data
 * @param series the one series that the windows were cut from, unless there are many
 * @param windows to train on, to choose by, to be judged by
 * @param scaling fitted to the training part alone
 * @param source where the data came from
 */
record Task(
        String name,
        Optional<TimeSeries> series,
        Split<List<Window>> windows,
        Standardizer scaling,
        DataSource source) {

    /** Returns the task of a preset, with other sizes of window and horizon than its usual ones where they are given. */
    static Task of(Preset preset, Optional<Integer> window, Optional<Integer> horizon) {
        int steps = window.orElse(preset.window());
        int ahead = horizon.orElse(preset.horizon());
        Split<List<Window>> windows = preset.windows(steps, ahead);
        String name = preset.name().toLowerCase(Locale.ROOT);
        int rows = preset.series().map(TimeSeries::rows).orElse(CourseSeries.SERIES);
        return new Task(
                name,
                preset.series(),
                windows,
                preset.standardizer(steps, ahead),
                DataSource.generated(name, preset.description(), fingerprint(windows), rows));
    }

    /** Returns the task of a series from a file, split by time. */
    static Task of(TimeSeries series, Path file, int window, int horizon) throws IOException {
        Split<TimeSeries> parts = series.split(window, horizon);
        return new Task(
                series.name(),
                Optional.of(series),
                parts.map(part -> part.windows(window, horizon)),
                parts.training().standardizer(),
                DataSource.file(series.name(), file, series.rows()));
    }

    /** Returns the name without the ending of a file, for a folder. */
    String shortName() {
        return name.replaceFirst("(\\.csv)?(\\.gz)?$", "");
    }

    /** Returns how many quantities a forecast is made from. */
    int features() {
        return first().features();
    }

    /** Returns how many steps a forecast is made from. */
    int steps() {
        return first().steps();
    }

    /** Returns how many steps are forecast. */
    int horizon() {
        return first().horizon();
    }

    private Window first() {
        return windows.training().get(0);
    }

    private static String fingerprint(Split<List<Window>> windows) {
        return WindowBatches.of(windows.training(), false).fingerprint();
    }
}
