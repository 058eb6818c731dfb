package recurrent4j.timeseries.course;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToDoubleBiFunction;
import java.util.stream.Stream;
import recurrent4j.data.Split;
import recurrent4j.data.Standardizer;
import recurrent4j.data.WindowBatches;
import recurrent4j.eval.Contest;
import recurrent4j.eval.Contestant;
import recurrent4j.eval.DataSource;
import recurrent4j.eval.Measured;
import recurrent4j.eval.Metric;
import recurrent4j.eval.Metrics;
import recurrent4j.io.Text;
import recurrent4j.timeseries.baseline.Baselines;
import recurrent4j.timeseries.baseline.LinearAutoregression;
import recurrent4j.timeseries.forecast.FittedMethod;
import recurrent4j.timeseries.forecast.Forecast;
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

    /**
     * What a method forecast of series that it was not fitted to.
     *
     * @param name the method's
     * @param fitted the method
     * @param validation {@code [series][step]}: what it forecast of the validation part; nothing if it was not asked
     * @param measured its errors over all series and steps, in the unit of the values
     */
    public record Trial(String name, FittedMethod fitted, float[][] validation, Map<Metric, Measured> measured)
            implements Contestant {

        @Override
        public long parameters() {
            return fitted.parameters();
        }
    }

    /** Returns a contest by mean squared error. */
    public static Contest<Trial> contest() {
        return new Contest<>(Metrics.MSE, Trial::measured);
    }

    /** Returns what decides the results of networks, a line each. */
    public List<String> settings(List<NetworkSpec> networks) {
        String sizes = "window %d, horizon %d".formatted(window, horizon);
        return Stream.concat(Stream.of(sizes), networks.stream().map(NetworkSpec::settings))
                .toList();
    }

    /** Says what is read and forecast, in one sentence. */
    public String sentence() {
        return Text.of(
                "%s: %,d series to train on, %,d to validate and %,d to test; %,d values are read, the next %s forecast."
                        + " The losses of a training are means over all steps that a network is taught at; the scores are of"
                        + " the forecasts alone.",
                source.name(),
                parts.training().size(),
                parts.validation().size(),
                parts.test().size(),
                window,
                horizon == 1 ? "is" : horizon + " are");
    }

    /** Lets a fitted method forecast the validation and test parts. */
    public Trial trial(String name, FittedMethod fitted) {
        return trial(name, fitted, forecasts(fitted, parts.validation()));
    }

    /** Lets a fitted method forecast the test part alone. */
    public Trial testTrial(String name, FittedMethod fitted) {
        return trial(name, fitted, new float[0][]);
    }

    /** Lets the naive forecast try the validation and test parts. */
    Trial naive() {
        return trial(Baselines.naive().name(), Baselines.naive().fit(parts.training(), horizon));
    }

    /** Lets one linear autoregression of all series, fitted to the training part, try the validation and test parts. */
    Trial linear() {
        return trial(
                LinearAutoregression.NAME,
                LinearAutoregression.fit(SeriesWindows.of(parts.training(), window, horizon)));
    }

    private Trial trial(String name, FittedMethod fitted, float[][] validation) {
        float[][] test = forecasts(fitted, parts.test());
        Map<Metric, Measured> measured = new LinkedHashMap<>();
        measured.put(Metrics.MSE, measured(validation, test, Metrics::mse));
        measured.put(Metrics.RMSE, measured(validation, test, Metrics::rmse));
        measured.put(Metrics.MAE, measured(validation, test, Metrics::mae));
        return new Trial(name, fitted, validation, measured);
    }

    private Measured measured(float[][] validation, float[][] test, ToDoubleBiFunction<float[][], float[][]> error) {
        return new Measured(
                validation.length == 0 ? Double.NaN : error.applyAsDouble(truth(parts.validation()), validation),
                error.applyAsDouble(truth(parts.test()), test));
    }

    private float[][] truth(SeriesSet part) {
        return floats(part.series().stream().map(series -> series.last(horizon).values()));
    }

    private float[][] forecasts(FittedMethod fitted, SeriesSet part) {
        return floats(fitted.forecast(part.map(series -> series.withoutLast(horizon))).stream()
                .map(Forecast::mean));
    }

    /** Single precision, as all arithmetic of the course is. */
    private static float[][] floats(Stream<double[]> rows) {
        return rows.map(row -> SeriesWindows.floats(row, 0, row.length)).toArray(float[][]::new);
    }
}
