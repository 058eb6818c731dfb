package recurrent4j.timeseries.global;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import recurrent4j.data.Window;
import recurrent4j.timeseries.series.Series;
import recurrent4j.timeseries.series.TimeScale.Cycle;

/**
 * A series as a network reads it that reads many: logarithms where all values are positive; in each window, distances
 * from its last season's mean in units of its own mean change over a season. What is to be forecast is the distance from
 * the seasonal naive forecast, in the same unit. So a window's level and size don't matter, trends can be continued, and
 * nothing of a window comes from behind its end.
 */
final class FramedSeries {

    /** Beyond so many ordinary changes, more is no more to learn from. */
    private static final double FARTHEST = 30;

    /** Nor beyond so many ordinary distances of a covariate from its mean. */
    private static final double FARTHEST_COVARIATE = 10;

    /** Of so many windows, one hides the categories of its series. */
    private static final int HIDDEN = 20;

    private final Series series;
    private final Framing framing;
    private final int season;
    private final int steps;
    private final boolean logarithmic;
    private final double[] values;

    FramedSeries(Series series, Framing framing) {
        this.series = series;
        this.framing = framing;
        this.season = framing.season();
        this.steps = framing.steps();
        this.logarithmic = Arrays.stream(series.values()).allMatch(value -> value > 0);
        this.values =
                logarithmic ? Arrays.stream(series.values()).map(Math::log).toArray() : series.values();
    }

    /** Returns at most so many origins, evenly spread, latest first, from which something is to be learned. */
    int[] origins(int most) {
        int last = values.length - framing.horizon();
        int first = framing.firstOrigin(values.length);
        int apart = Math.max(1, (last - first + most) / most);
        return IntStream.iterate(last, origin -> origin >= first, origin -> origin - apart)
                .filter(origin -> unit(origin) > 0)
                .toArray();
    }

    /** Returns the window before an origin, with what followed it. */
    Window window(int origin) {
        double unit = unit(origin);
        float[] future = new float[framing.horizon()];
        for (int step = 0; step < future.length; step++) {
            future[step] = (float) scaled(values[origin + step] - base(origin, step), unit, FARTHEST);
        }
        return new Window(shown(origin, isHidden(origin)), future);
    }

    /** Returns the window whose future is to come. */
    Window latest() {
        return new Window(shown(values.length, false), new float[0]);
    }

    /** Returns what an answer to the latest window says, in the unit of the series. */
    double[] undo(float[] answer) {
        double unit = unit(values.length);
        double[] forecast = new double[answer.length];
        for (int step = 0; step < forecast.length; step++) {
            double value = base(values.length, step) + unit * answer[step];
            forecast[step] = logarithmic ? Math.exp(value) : value;
        }
        return forecast;
    }

    /** Whether a window hides the categories of its series, as a few do, for a network to learn about unknown ones. */
    private boolean isHidden(int origin) {
        return Math.floorMod(31 * origin + series.id().hashCode(), HIDDEN) == 0;
    }

    private float[][] shown(int origin, boolean hidden) {
        List<float[]> rows = new ArrayList<>();
        double unit = unit(origin);
        double level = 0;
        for (int back = 1; back <= season; back++) {
            level += at(origin - back) / season;
        }
        double mean = level;
        rows.add(row(
                origin,
                moment -> scaled(at(moment) - mean, unit, FARTHEST),
                step -> scaled(base(origin, step) - mean, unit, FARTHEST)));
        if (season > 1) {
            rows.add(row(origin, moment -> scaled(at(moment) - at(moment - season), unit, FARTHEST), step -> 0));
        }
        for (double[] covariate : series.covariates().past()) {
            rows.add(normal(covariate, origin));
        }
        for (Cycle cycle : framing.cycles()) {
            rows.add(row(origin, moment -> Math.sin(angle(cycle, moment))));
            rows.add(row(origin, moment -> Math.cos(angle(cycle, moment))));
        }
        if (framing.readsAhead()) {
            rows.add(row(origin, moment -> 0, step -> (step + 1.0) / framing.horizon()));
        }
        for (int i = 0; i < framing.future().size(); i++) {
            addAhead(
                    rows,
                    series.covariates().future()[i],
                    framing.future().get(i).unit(),
                    origin);
        }
        for (int i = 0; i < framing.statics().size(); i++) {
            String text = series.covariates().statics().get(i);
            for (double number : framing.statics().get(i).shown(text, hidden)) {
                rows.add(row(origin, moment -> number));
            }
        }
        return rows.toArray(float[][]::new);
    }

    /** Distances from the mean in the window, and from the moment whose value is continued: what is answered is such a change. */
    private void addAhead(List<float[]> rows, double[] covariate, double unit, int origin) {
        double sum = 0;
        for (int moment = origin - steps; moment < origin; moment++) {
            sum += covariate[Math.max(0, moment)] / steps;
        }
        double mean = sum;
        rows.add(row(origin, moment -> scaled(covariate[Math.max(0, moment)] - mean, unit, FARTHEST_COVARIATE)));
        rows.add(row(
                origin,
                moment -> scaled(
                        covariate[Math.max(0, moment)] - covariate[Math.max(0, moment - season)],
                        unit,
                        FARTHEST_COVARIATE),
                step -> scaled(
                        covariate[origin + step] - covariate[Math.max(0, continued(origin, step))],
                        unit,
                        FARTHEST_COVARIATE)));
    }

    /** Returns what is read at each moment of the window before an origin, and of the horizon if that is read, too. */
    private float[] row(int origin, IntToDoubleFunction read) {
        return row(origin, read, step -> read.applyAsDouble(origin + step));
    }

    /** @param ahead what is read at a step of the horizon */
    private float[] row(int origin, IntToDoubleFunction read, IntToDoubleFunction ahead) {
        float[] row = new float[steps + (framing.readsAhead() ? framing.horizon() : 0)];
        for (int step = 0; step < steps; step++) {
            row[step] = (float) read.applyAsDouble(origin - steps + step);
        }
        for (int step = steps; step < row.length; step++) {
            row[step] = (float) ahead.applyAsDouble(step - steps);
        }
        return row;
    }

    private double angle(Cycle cycle, int moment) {
        return 2 * Math.PI * series.clock().phase(cycle, moment - (values.length - 1));
    }

    /** Distances from the window's mean, in units of the mean distance: nothing comes from behind the origin. */
    private float[] normal(double[] covariate, int origin) {
        double sum = 0;
        for (int moment = origin - steps; moment < origin; moment++) {
            sum += covariate[Math.max(0, moment)] / steps;
        }
        double mean = sum;
        double distances = 0;
        for (int moment = origin - steps; moment < origin; moment++) {
            distances += Math.abs(covariate[Math.max(0, moment)] - mean) / steps;
        }
        double unit = distances;
        return row(
                origin, moment -> scaled(covariate[Math.max(0, moment)] - mean, unit, FARTHEST_COVARIATE), step -> 0);
    }

    /** The seasonal naive forecast. */
    private double base(int origin, int step) {
        return at(continued(origin, step));
    }

    /** The moment whose value the seasonal naive forecast repeats. */
    private int continued(int origin, int step) {
        return origin - season + step % season;
    }

    /** The mean absolute change over a season within the window, or over a step where that is nothing. */
    private double unit(int origin) {
        double seasonal = change(origin, season);
        return seasonal > 0 ? seasonal : change(origin, 1);
    }

    private double change(int origin, int lag) {
        double sum = 0;
        int first = Math.max(origin - steps, lag);
        for (int moment = first; moment < origin; moment++) {
            sum += Math.abs(values[moment] - values[moment - lag]);
        }
        return origin > first ? sum / (origin - first) : 0;
    }

    private double at(int moment) {
        return values[Math.max(0, moment)];
    }

    private static double scaled(double distance, double unit, double farthest) {
        double units = unit > 0 ? distance / unit : 0;
        return Math.max(-farthest, Math.min(farthest, units));
    }
}
