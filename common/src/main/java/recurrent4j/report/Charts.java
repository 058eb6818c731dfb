package recurrent4j.report;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Draws charts, every contestant in the same colour on each of them.
 *
 * @param contestants who are given colours in this order; other names come after them
 */
public record Charts(List<String> contestants) {

    /** As a fraction of the history: about the width of a mark. */
    private static final double APART = 0.02;

    public Charts {
        contestants = List.copyOf(contestants);
    }

    /** Draws lines over a common axis. */
    public Chart lines(LinePlot plot) {
        String names = plot.lines().stream().map(Series::name).collect(Collectors.joining(", "));
        String description =
                "Line chart of " + plot.axes().y() + " over " + plot.axes().x() + " for " + names + ".";
        String caption = plot.axes().upwards() == LinePlot.Scaling.LOGARITHMIC
                ? "Equal distances upwards are equal factors."
                : "";
        var palette = new Palette(contestants);
        List<Plot.Layer> layers = new ArrayList<>();
        int place = 0;
        for (Series line : plot.lines()) {
            Palette.Look look = palette.look(line.name(), place++);
            layers.add(layer(line, plot.lines().size() == 1 ? look.broken(false) : look));
        }
        plot.references().forEach(line -> layers.add(layer(line, Palette.REFERENCE)));
        return new Chart(description, caption, new Plot(plot.title(), plot.axes(), layers));
    }

    /** One point makes no line. */
    private static Plot.Layer layer(Series line, Palette.Look look) {
        return line.y().length == 1
                ? new Plot.Marks(line.name(), look, line.x(), line.y())
                : new Plot.Line(line.name(), look, line.x(), line.y());
    }

    /** Draws the past as a line, what truly followed as crosses, and the predictions as coloured marks. */
    public Chart continuation(Continuation plot) {
        String description = past(plot) + "and the predictions of " + names(plot) + ".";
        String caption = plot.isOneStep()
                ? "All predictions are of the one next step; they stand side by side so that none hides another."
                : "";
        List<Plot.Layer> layers = plot.isOneStep() ? oneStep(plot) : paths(plot);
        layers.add(new Plot.Line("", Palette.PAST, plot.pastPlaces(), plot.history()));
        return new Chart(description, caption, new Plot(plot.title(), plot.axes(), layers));
    }

    /**
     * Draws the past, what truly followed as a line, one forecast with its intervals as bands, and others as lines.
     *
     * @param bands the intervals, the widest first; none where the method does not say
     */
    public Chart fan(Continuation plot, List<Continuation.Band> bands) {
        String levels = bands.stream().map(Continuation.Band::name).collect(Collectors.joining(" and "));
        String intervals = levels.isEmpty() ? "." : ", with its intervals of " + levels + ".";
        String description = past(plot) + "and the predictions of " + names(plot) + intervals;
        var palette = new Palette(contestants);
        List<Plot.Layer> layers = paths(plot);
        layers.add(new Plot.Line("", Palette.PAST, plot.pastPlaces(), plot.history()));
        String first = plot.predictions().keySet().stream().findFirst().orElse("");
        int widest = layers.size();
        for (Continuation.Band band : bands) {
            double[][] bounds = {plot.after(band.lower()), plot.after(band.upper())};
            double[] places = plot.futurePlaces(band.lower().length);
            layers.add(widest, new Plot.Band(band.name(), palette.look(first, 0).broken(false), places, bounds));
        }
        layers.add(new Plot.Rule(plot.pastPlaces()[plot.history().length - 1]));
        return new Chart(description, "", new Plot(plot.title(), plot.axes(), layers));
    }

    /** The first prediction lies uppermost but for the truth. */
    private List<Plot.Layer> paths(Continuation plot) {
        var palette = new Palette(contestants);
        List<Plot.Layer> layers = new ArrayList<>();
        if (plot.truth().length > 0) {
            double[] path = plot.after(plot.truth());
            layers.add(new Plot.Line("truth", Palette.TRUTH, plot.futurePlaces(path.length - 1), path));
        }
        int place = 0;
        for (var prediction : plot.predictions().entrySet()) {
            // The first is what the chart is about, so its line is whole.
            Palette.Look look = palette.look(prediction.getKey(), place).broken(place++ > 0);
            double[] path = plot.after(prediction.getValue());
            layers.add(new Plot.Line(prediction.getKey(), look, plot.futurePlaces(path.length - 1), path));
        }
        return layers;
    }

    /** All marks of one step would hide each other, so they stand side by side, along the level of the truth. */
    private List<Plot.Layer> oneStep(Continuation plot) {
        var palette = new Palette(contestants);
        double[] places = plot.futurePlaces(1);
        double apart = APART * (places[0] - plot.pastPlaces()[0]);
        double next = places[1];
        List<Plot.Layer> layers = new ArrayList<>();
        double end = next + apart * plot.predictions().size();
        for (double truth : plot.truth()) {
            layers.add(new Plot.Marks("truth", Palette.TRUTH, new double[] {next}, new double[] {truth}));
        }
        int place = 0;
        for (var prediction : plot.predictions().entrySet()) {
            Palette.Look look = palette.look(prediction.getKey(), place++);
            double[] x = {next + apart * place};
            layers.add(new Plot.Marks(prediction.getKey(), look, x, prediction.getValue()));
        }
        for (double truth : plot.truth()) {
            double[] level = {truth, truth};
            layers.add(new Plot.Line("", Palette.REFERENCE, new double[] {next, end}, level));
        }
        return layers;
    }

    private static String past(Continuation plot) {
        String truth = plot.truth().length == 0 ? "" : "what truly followed, ";
        return "Chart of the past " + plot.history().length + " values, " + truth;
    }

    private static String names(Continuation plot) {
        return String.join(", ", plot.predictions().keySet());
    }
}
