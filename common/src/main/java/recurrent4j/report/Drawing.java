package recurrent4j.report;

import java.io.IOException;
import java.util.List;
import java.util.stream.DoubleStream;
import org.knowm.xchart.style.markers.SeriesMarkers;

/** Puts plots on a canvas. Only this class, the canvas and the palette know XChart and AWT. */
final class Drawing {

    /** As a fraction of the history: about the width of a mark. */
    private static final double APART = 0.017;

    private final Palette palette;

    Drawing(List<String> contestants) {
        palette = new Palette(contestants);
    }

    byte[] lines(LinePlot plot) throws IOException {
        var canvas = new Canvas(plot.title(), plot.axes());
        int place = 0;
        for (Series line : plot.lines()) {
            Palette.Look look = palette.look(line.name(), place++);
            // One point makes no line.
            canvas.add(line, line.y().length == 1 ? look : look.with(SeriesMarkers.NONE));
        }
        return canvas.png();
    }

    byte[] continuation(Continuation plot) throws IOException {
        var canvas = new Canvas(plot.title(), new LinePlot.Axes("step", "value", false));
        canvas.add(Series.counted("history", 0, plot.history()), Palette.PAST);
        if (plot.isOneStep()) {
            oneStep(canvas, plot);
        } else {
            manySteps(canvas, plot);
        }
        return canvas.png();
    }

    /** All paths leave from the last known value, at 0, so that the eye need not jump from the past to what follows. */
    byte[] fan(Continuation plot, List<Continuation.Band> bands) throws IOException {
        double[] history = plot.history();
        double now = history[history.length - 1];
        var axes = new LinePlot.Axes("steps from the last known value", "value", false);
        var canvas = new Canvas(plot.title(), axes);
        for (int i = 0; i < bands.size(); i++) {
            canvas.band(bands.get(i), now, Palette.shade(i));
        }
        int place = 0;
        for (var prediction : plot.predictions().entrySet()) {
            Palette.Look look = palette.look(prediction.getKey(), place++).with(SeriesMarkers.NONE);
            canvas.add(Series.counted(prediction.getKey(), 0, after(now, prediction.getValue())), look);
        }
        canvas.add(Series.counted("history", 1 - history.length, history), Palette.PAST);
        if (plot.truth().length > 0) {
            canvas.add(Series.counted("truth", 0, after(now, plot.truth())), Palette.FOLLOWED);
        }
        return canvas.png();
    }

    private static double[] after(double now, double[] path) {
        return DoubleStream.concat(DoubleStream.of(now), DoubleStream.of(path)).toArray();
    }

    private void manySteps(Canvas canvas, Continuation plot) {
        int now = plot.history().length;
        int place = 0;
        for (var prediction : plot.predictions().entrySet()) {
            Palette.Look look = palette.look(prediction.getKey(), place++);
            canvas.add(Series.counted(prediction.getKey(), now, prediction.getValue()), look);
        }
        // Last, so that no prediction hides it.
        canvas.add(Series.counted("truth", now, plot.truth()), Palette.TRUTH);
    }

    /** All marks of one step would hide each other, so they stand side by side, along the level of the truth. */
    private void oneStep(Canvas canvas, Continuation plot) {
        double now = plot.history().length;
        double apart = APART * now;
        int place = 0;
        double end = now + apart * plot.predictions().size();
        for (double truth : plot.truth()) {
            canvas.guide(new Series("level", new double[] {now, end}, new double[] {truth, truth}), Palette.LEVEL);
            canvas.add(new Series("truth", new double[] {now}, new double[] {truth}), Palette.TRUTH);
        }
        for (var prediction : plot.predictions().entrySet()) {
            Palette.Look look = palette.look(prediction.getKey(), place++).unjoined();
            double[] x = {now + apart * place};
            canvas.add(new Series(prediction.getKey(), x, prediction.getValue()), look);
        }
    }
}
