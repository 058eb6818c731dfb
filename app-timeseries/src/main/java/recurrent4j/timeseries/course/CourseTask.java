package recurrent4j.timeseries.course;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import recurrent4j.data.Split;
import recurrent4j.data.Standardizer;
import recurrent4j.data.WindowBatches;
import recurrent4j.eval.Contest;
import recurrent4j.eval.DataSource;
import recurrent4j.eval.Metrics;
import recurrent4j.timeseries.forecast.FittedMethod;
import recurrent4j.timeseries.forecast.ForecastMethod;
import recurrent4j.timeseries.series.SeriesSet;
import recurrent4j.timeseries.series.SeriesWindows;

/**
 * The experiment of the course: methods are fitted to some series, and judged by the last values of others.
 *
 * @param preset what the series are
 * @param parts series to fit to, to choose by, and to be judged by
 * @param window values that a forecast is made from
 * @param horizon values at the end of each series that are to be forecast
 * @param scaling what networks read values by, fitted to the training part alone
 * @param source where the data came from
 */
public record CourseTask(
        Preset preset, Split<SeriesSet> parts, int window, int horizon, Standardizer scaling, DataSource source) {

    /** Returns the task of a preset, with other sizes of window and horizon than its usual ones where they are given. */
    public static CourseTask of(Preset preset, Optional<Integer> window, Optional<Integer> horizon) {
        int steps = window.orElse(preset.window());
        int ahead = horizon.orElse(preset.horizon());
        Split<SeriesSet> parts = preset.parts(steps, ahead);
        // The course feeds its networks the values as they are, between -1 and 1.
        Standardizer scaling = preset == Preset.COURSE
                ? Standardizer.identity(1)
                : Standardizer.fit(
                        new double[][] {parts.training().series().get(0).values()}, List.of(preset.title()));
        String checksum = WindowBatches.of(SeriesWindows.of(parts.training(), steps, ahead), false)
                .fingerprint();
        long rows = preset.series().map(SeriesSet::values).orElse((long) CourseSeries.SERIES);
        var source = DataSource.generated(preset.title(), preset.description(), checksum, rows);
        return new CourseTask(preset, parts, steps, ahead, scaling, source);
    }

    /** Returns a contest by mean squared error, which {@link #trial} and {@link #testTrial} prepare contestants for. */
    public static Contest<CourseTrial> contest() {
        return new Contest<>(Metrics.MSE, CourseTrial::measured);
    }

    /** Returns what decides the results of networks, a line each. */
    public List<String> settings(List<NetworkSpec> networks) {
        String sizes = "window %d, horizon %d".formatted(window, horizon);
        return Stream.concat(Stream.of(sizes), networks.stream().map(NetworkSpec::settings))
                .toList();
    }

    /** Fits a method to the training part, and lets it forecast the others. */
    public CourseTrial trial(ForecastMethod method) {
        return trial(method.name(), method.fit(parts.training(), horizon));
    }

    /** Lets a fitted method forecast the validation and test parts. */
    public CourseTrial trial(String name, FittedMethod fitted) {
        return new CourseTrial(
                name, fitted, Optional.of(answers(fitted, parts.validation())), answers(fitted, parts.test()));
    }

    /** Lets a fitted method forecast the test part alone. */
    public CourseTrial testTrial(String name, FittedMethod fitted) {
        return new CourseTrial(name, fitted, Optional.empty(), answers(fitted, parts.test()));
    }

    private CourseTrial.Answers answers(FittedMethod fitted, SeriesSet part) {
        float[][] truth = part.series().stream()
                .map(series -> CourseTrial.floats(series.last(horizon).values()))
                .toArray(float[][]::new);
        float[][] forecasts = fitted.forecast(part.map(series -> series.withoutLast(horizon))).stream()
                .map(forecast -> CourseTrial.floats(forecast.mean()))
                .toArray(float[][]::new);
        return new CourseTrial.Answers(truth, forecasts);
    }
}
