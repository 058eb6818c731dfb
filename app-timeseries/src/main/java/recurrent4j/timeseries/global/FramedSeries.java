package recurrent4j.timeseries.global;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import recurrent4j.data.Window;
import recurrent4j.timeseries.series.Series;
import recurrent4j.timeseries.series.TimeScale.Cycle;

/** A series as a network is shown it, and its answers as people read them. */
final class FramedSeries {

    /** Beyond so many ordinary distances from the mean, more is no more to learn from. */
    private static final double FARTHEST = 10;

    private final Framing framing;
    private final Series series;
    private final ScaledHistory history;

    FramedSeries(Series series, Framing framing) {
        this.framing = framing;
        this.series = series;
        this.history = new ScaledHistory(series.values(), framing.season(), framing.steps());
    }

    /** Returns at most so many moments that a network can learn from, latest first; none if nothing ever changes. */
    int[] origins(int most) {
        return history.origins(framing.horizon(), most);
    }

    /** Returns the window before an origin, with what followed it. */
    Window window(int origin) {
        return new Window(past(origin), history.future(origin, framing.horizon()));
    }

    /** Returns the window whose future is to come. */
    Window latest() {
        return new Window(past(series.length()), new float[0]);
    }

    /** Returns what an answer to the latest window says, in the unit of the series. */
    double[] undo(float[] answer) {
        return history.undo(answer);
    }

    private float[][] past(int origin) {
        List<float[]> rows = new ArrayList<>(Arrays.asList(history.past(origin)));
        for (double[] covariate : series.covariates()) {
            rows.add(normal(covariate, origin));
        }
        for (Cycle cycle : framing.cycles()) {
            float[] sine = new float[framing.steps()];
            float[] cosine = new float[framing.steps()];
            for (int step = 0; step < sine.length; step++) {
                int ahead = origin - framing.steps() + step - (series.length() - 1);
                double angle = 2 * Math.PI * series.clock().phase(cycle, ahead);
                sine[step] = (float) Math.sin(angle);
                cosine[step] = (float) Math.cos(angle);
            }
            rows.add(sine);
            rows.add(cosine);
        }
        return rows.toArray(float[][]::new);
    }

    /** Distances from the window's mean, in units of the mean distance: nothing comes from behind the origin. */
    private float[] normal(double[] covariate, int origin) {
        double[] window = new double[framing.steps()];
        double mean = 0;
        for (int step = 0; step < window.length; step++) {
            window[step] = covariate[Math.max(0, origin - window.length + step)];
            mean += window[step] / window.length;
        }
        double unit = 0;
        for (double value : window) {
            unit += Math.abs(value - mean) / window.length;
        }
        float[] normal = new float[window.length];
        for (int step = 0; step < normal.length && unit > 0; step++) {
            double distance = (window[step] - mean) / unit;
            normal[step] = (float) Math.max(-FARTHEST, Math.min(FARTHEST, distance));
        }
        return normal;
    }
}
