package recurrent4j.timeseries.recurrent;

import recurrent4j.data.Window;
import recurrent4j.timeseries.series.Series;

/** A series as a network is shown it, and its answers as people read them. */
final class FramedSeries {

    private final Framing framing;
    private final NormalHistory history;

    FramedSeries(Series series, Framing framing) {
        this.framing = framing;
        this.history = new NormalHistory(series.values(), framing.season(), framing.steps());
    }

    /** Returns at most so many moments that a network can learn from, latest first; none if nothing ever changes. */
    int[] origins(int most) {
        return history.origins(framing.horizon(), most);
    }

    /** Returns the window before an origin, with what followed it. */
    Window window(int origin) {
        return new Window(history.past(origin), history.future(origin, framing.horizon()));
    }

    /** Returns the window whose future is to come. */
    Window latest() {
        return new Window(history.past(history.length()), new float[0]);
    }

    /** Returns what an answer to the latest window says, in the unit of the series. */
    double[] undo(float[] answer) {
        return history.undo(answer);
    }
}
