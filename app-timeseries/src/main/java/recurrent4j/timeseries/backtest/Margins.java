package recurrent4j.timeseries.backtest;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import recurrent4j.io.InputException;
import recurrent4j.timeseries.forecast.Forecast;
import recurrent4j.timeseries.series.Series;
import recurrent4j.timeseries.series.SeriesSet;

/**
 * How far from forecasts the truth is expected, as past errors say; see {@link Conformal}.
 *
 * @param levels of the intervals
 * @param widths {@code [level][step]}, from the forecast to each bound, in units of a series' scale; below zero where
 *     intervals of the method's own were too wide
 */
public record Margins(List<Double> levels, double[][] widths) {

    /** @throws InputException if there is not one width a level and step, or one is not finite */
    public Margins {
        levels = List.copyOf(levels);
        boolean fits = levels.size() == widths.length
                && Arrays.stream(widths).allMatch(width -> width.length == widths[0].length)
                && Arrays.stream(widths).flatMapToDouble(Arrays::stream).allMatch(Double::isFinite);
        if (!fits) {
            throw new InputException("Margins need one finite width for each level and step.");
        }
    }

    /** Returns the margins that would have held as often as each level says, or at least the largest error. */
    public static Margins of(BacktestResult past, List<Double> levels) {
        return new Margins(
                levels, levels.stream().map(level -> widths(past, level)).toArray(double[][]::new));
    }

    /** Returns for how many steps there are margins. */
    public int horizon() {
        return widths.length == 0 ? 0 : widths[0].length;
    }

    /** Returns forecasts with intervals. */
    public List<Forecast> around(List<Forecast> forecasts, SeriesSet known) {
        return IntStream.range(0, forecasts.size())
                .mapToObj(i -> around(forecasts.get(i), known.series().get(i), known.season()))
                .toList();
    }

    private static double[] widths(BacktestResult past, double level) {
        List<double[]> errors = new ArrayList<>();
        past.visit((truth, forecast, scale) -> {
            Forecast.Interval own = own(forecast, level);
            errors.add(IntStream.range(0, truth.length)
                    .mapToDouble(
                            step -> Math.max(own.lower()[step] - truth[step], truth[step] - own.upper()[step]) / scale)
                    .toArray());
        });
        int rank = (int) Math.min(errors.size(), Math.ceil(level * (errors.size() + 1)));
        return IntStream.range(0, past.horizon())
                .mapToDouble(step -> errors.stream()
                        .mapToDouble(error -> error[step])
                        .sorted()
                        .toArray()[rank - 1])
                .toArray();
    }

    /** The method's own interval, or that of no width. */
    private static Forecast.Interval own(Forecast forecast, double level) {
        return forecast.interval(level).orElseGet(() -> new Forecast.Interval(level, forecast.mean(), forecast.mean()));
    }

    private Forecast around(Forecast forecast, Series series, int season) {
        double scale = Scale.of(series.values(), season);
        List<Forecast.Interval> intervals = IntStream.range(0, levels.size())
                .mapToObj(i -> interval(forecast, levels.get(i), scale, widths[i]))
                .toList();
        return new Forecast(forecast.mean(), intervals);
    }

    /** Bounds that would cross when narrowed meet in the middle. */
    private static Forecast.Interval interval(Forecast forecast, double level, double scale, double[] margins) {
        Forecast.Interval own = own(forecast, level);
        double[] lower = own.lower().clone();
        double[] upper = own.upper().clone();
        for (int step = 0; step < lower.length; step++) {
            double margin = Math.max(margins[step] * scale, (lower[step] - upper[step]) / 2);
            lower[step] -= margin;
            upper[step] += margin;
            upper[step] = Math.max(lower[step], upper[step]);
        }
        return new Forecast.Interval(level, lower, upper);
    }
}
