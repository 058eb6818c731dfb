package recurrent4j.timeseries.backtest;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
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
 * @param scale that makes errors of different series comparable
 */
public record Margins(
        List<Double> levels,
        double[][] widths,
        @JsonSetter(nulls = Nulls.AS_EMPTY) Scale scale) {

    private static final double AKIN = 2;

    /** @throws InputException if a level is none, or there is not one finite width for each and each step */
    public Margins {
        levels = List.copyOf(levels);
        boolean fits = levels.size() == widths.length
                && Arrays.stream(widths).allMatch(width -> width.length == widths[0].length)
                && Arrays.stream(widths).flatMapToDouble(Arrays::stream).allMatch(Double::isFinite)
                && levels.stream().allMatch(level -> level > 0 && level < 1);
        if (!fits) {
            throw new InputException(
                    "Margins need levels between 0 and 1, and one finite width for each level and step.");
        }
    }

    /**
     * Returns the margins that would have held as often as each level says. A series is scaled by what was known at each
     * origin, one by itself as a whole, so that its margins are the errors that were made. Those in which nothing ever changes tell nothing about others.
     */
    public static Margins of(BacktestResult past, List<Double> levels) {
        return new Margins(
                levels, levels.stream().map(level -> widths(past, level)).toArray(double[][]::new), Scale.USUAL_CHANGE);
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
        List<Series> series = past.series();
        boolean anyChanges = !series.stream().allMatch(Series::isConstant);
        List<double[]> errors = new ArrayList<>();
        for (int i = 0; i < series.size(); i++) {
            if (anyChanges && series.get(i).isConstant()) {
                continue;
            }
            double whole = Scale.USUAL_CHANGE.of(series.get(i).values(), past.season());
            past.visitUsual(i, (truth, forecast, known) -> {
                // Far from the whole, it is that of a beginning that tells little, or of what has changed since.
                double scale = series.size() > 1 && known > whole / AKIN && known < whole * AKIN ? known : whole;
                Forecast.Interval own = own(forecast, level);
                errors.add(IntStream.range(0, truth.length)
                        .mapToDouble(step ->
                                Math.max(own.lower()[step] - truth[step], truth[step] - own.upper()[step]) / scale)
                        .toArray());
            });
        }
        return IntStream.range(0, past.horizon())
                .mapToDouble(step -> width(errors, step, level))
                .toArray();
    }

    /**
     * Returns the {@code ceil(level (n + 1))}-th smallest of {@code n} errors at a step, or at steps about it, too, where it
     * takes them to make so many; the largest if there are too few at all steps.
     */
    private static double width(List<double[]> errors, int step, double level) {
        int horizon = errors.get(0).length;
        int first = step;
        int last = step;
        while (rank(errors.size() * (last - first + 1), level) > errors.size() * (last - first + 1)
                && last - first + 1 < horizon) {
            first = Math.max(0, first - 1);
            last = Math.min(horizon - 1, last + 1);
        }
        int from = first;
        int to = last + 1;
        double[] sorted = errors.stream()
                .flatMapToDouble(error -> Arrays.stream(error, from, to))
                .sorted()
                .toArray();
        return sorted[Math.min(sorted.length, rank(sorted.length, level)) - 1];
    }

    private static int rank(int errors, double level) {
        return (int) Math.ceil(level * (errors + 1));
    }

    /** The method's own interval, or that of no width. */
    private static Forecast.Interval own(Forecast forecast, double level) {
        return forecast.interval(level).orElseGet(() -> new Forecast.Interval(level, forecast.mean(), forecast.mean()));
    }

    private Forecast around(Forecast forecast, Series series, int season) {
        double unit = scale.of(series.values(), season);
        List<Forecast.Interval> intervals = IntStream.range(0, levels.size())
                .mapToObj(i -> interval(forecast, levels.get(i), unit, widths[i]))
                .toList();
        return new Forecast(forecast.mean(), intervals);
    }

    /** Bounds that would cross when narrowed meet in the middle. */
    private static Forecast.Interval interval(Forecast forecast, double level, double unit, double[] margins) {
        Forecast.Interval own = own(forecast, level);
        double[] lower = own.lower().clone();
        double[] upper = own.upper().clone();
        for (int step = 0; step < lower.length; step++) {
            double margin = Math.max(margins[step] * unit, (lower[step] - upper[step]) / 2);
            lower[step] -= margin;
            upper[step] += margin;
            upper[step] = Math.max(lower[step], upper[step]);
        }
        return new Forecast.Interval(level, lower, upper);
    }
}
