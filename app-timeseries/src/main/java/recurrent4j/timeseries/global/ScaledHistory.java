package recurrent4j.timeseries.global;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * A history as a network reads it that reads many: logarithms where all values are positive; in each window, distances
 * from its last season's mean in units of its own mean change over a season. What is to be forecast is the distance from
 * the seasonal naive forecast, in the same unit. So a window's level and size don't matter, trends can be continued, and
 * nothing of a window comes from behind its end.
 */
final class ScaledHistory {

    /** Beyond so many ordinary changes, more is no more to learn from. */
    private static final double FARTHEST = 30;

    private final double[] values;
    private final boolean logarithmic;
    private final int season;
    private final int steps;

    /** @param steps of each window; what is missing before the first value is taken to be like it */
    ScaledHistory(double[] history, int season, int steps) {
        this.logarithmic = Arrays.stream(history).allMatch(value -> value > 0);
        this.values = logarithmic ? Arrays.stream(history).map(Math::log).toArray() : history.clone();
        this.season = season;
        this.steps = steps;
    }

    /** Returns what the network reads at each step: the distance from the level, and from the season before if there are any. */
    static int features(int season) {
        return season > 1 ? 2 : 1;
    }

    /** Returns how many values there are. */
    int length() {
        return values.length;
    }

    /** Returns at most so many origins, evenly spread, latest first, from which something is to be learned. */
    int[] origins(int horizon, int most) {
        int last = values.length - horizon;
        int first = Math.max(1, Math.min(Math.max(steps, season), (last + 1) / 2));
        int apart = Math.max(1, (last - first + most) / most);
        return IntStream.iterate(last, origin -> origin >= first, origin -> origin - apart)
                .filter(origin -> unit(origin) > 0)
                .toArray();
    }

    /** Returns what followed an origin, in the unit of the window before it. */
    float[] future(int origin, int horizon) {
        double unit = unit(origin);
        float[] future = new float[horizon];
        for (int step = 0; step < horizon; step++) {
            future[step] = scaled(values[origin + step] - base(origin, step), unit);
        }
        return future;
    }

    /** Returns what an answer to the latest window says, in the unit of the history. */
    double[] undo(float[] answer) {
        double unit = unit(values.length);
        double[] forecast = new double[answer.length];
        for (int step = 0; step < forecast.length; step++) {
            double value = base(values.length, step) + unit * answer[step];
            forecast[step] = logarithmic ? Math.exp(value) : value;
        }
        return forecast;
    }

    /** Returns the window before an origin. */
    float[][] past(int origin) {
        double unit = unit(origin);
        float[][] past = new float[features(season)][steps];
        double level = 0;
        for (int back = 1; back <= season; back++) {
            level += at(origin - back) / season;
        }
        for (int step = 0; step < steps; step++) {
            int moment = origin - steps + step;
            past[0][step] = scaled(at(moment) - level, unit);
            if (season > 1) {
                past[1][step] = scaled(at(moment) - at(moment - season), unit);
            }
        }
        return past;
    }

    /** The seasonal naive forecast. */
    private double base(int origin, int step) {
        return at(origin - season + step % season);
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

    private static float scaled(double distance, double unit) {
        double units = unit > 0 ? distance / unit : 0;
        return (float) Math.max(-FARTHEST, Math.min(FARTHEST, units));
    }
}
