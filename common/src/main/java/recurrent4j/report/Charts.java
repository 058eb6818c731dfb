package recurrent4j.report;

import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Draws charts as PNG, every contestant in the same colour on each of them. Where Java has no graphics, a chart is the
 * sentence that says so: a run is never lost for want of a picture.
 *
 * @param contestants who are given colours in this order; other names come after them
 */
public record Charts(List<String> contestants) {

    public Charts {
        contestants = List.copyOf(contestants);
    }

    /** Draws lines over a common axis. */
    public Chart lines(LinePlot plot) {
        String names = plot.lines().stream().map(Series::name).collect(Collectors.joining(", "));
        String description =
                "Line chart of " + plot.axes().y() + " over " + plot.axes().x() + " for " + names + ".";
        String caption = plot.axes().logarithmic() ? "Equal distances upwards are equal factors." : "";
        return draw(plot.title(), description, caption, () -> new Drawing(contestants).lines(plot));
    }

    /** Draws the past as a dotted line, what truly followed as crosses, and the predictions as coloured marks. */
    public Chart continuation(Continuation plot) {
        String description = past(plot) + "and the predictions of " + names(plot) + ".";
        String caption = plot.isOneStep()
                ? "All predictions are of the one next step; they stand side by side so that none hides another."
                : "";
        return draw(plot.title(), description, caption, () -> new Drawing(contestants).continuation(plot));
    }

    /**
     * Draws the past, what truly followed as crosses, one forecast with its intervals as bands, and others as lines.
     *
     * @param bands the intervals, the widest first
     */
    public Chart fan(Continuation plot, List<Continuation.Band> bands) {
        String levels = bands.stream().map(Continuation.Band::name).collect(Collectors.joining(" and "));
        String description =
                past(plot) + "the predictions of " + names(plot) + ", and the intervals of " + levels + ".";
        return draw(plot.title(), description, "", () -> new Drawing(contestants).fan(plot, bands));
    }

    private static String past(Continuation plot) {
        String truth = plot.truth().length == 0 ? "" : "what truly followed, ";
        return "Chart of the past " + plot.history().length + " values, " + truth;
    }

    private static String names(Continuation plot) {
        return String.join(", ", plot.predictions().keySet());
    }

    private interface Picture {
        byte[] png() throws IOException;
    }

    /** Some Java runtimes lack AWT, some its native libraries, some every font; each fails in a way of its own. */
    private static Chart draw(String title, String description, String caption, Picture picture) {
        try {
            return new Chart(title, description, caption, picture.png(), "");
        } catch (IOException | LinkageError | InternalError e) {
            String problem = "This chart could not be drawn: " + reason(e) + ".";
            return new Chart(title, description, caption, new byte[0], problem);
        }
    }

    private static String reason(Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        String said = root.getMessage() == null ? "" : " (" + root.getMessage() + ")";
        return failure instanceof IOException
                ? failure.getMessage()
                : "this Java runtime cannot draw, " + root.getClass().getSimpleName() + said;
    }
}
