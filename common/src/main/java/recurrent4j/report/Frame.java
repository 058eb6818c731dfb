package recurrent4j.report;

import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;
import recurrent4j.io.Text;

/** The rectangle between the axes, and the axes around it. */
final class Frame {

    private static final double GAP = 6;

    /** Labels of the axis upwards stand at least this far from each other. */
    private static final double TICK_HEIGHT = 30;

    /** Labels of the axis to the right stand at least this far from each other. */
    private static final double TICK_GAP = 14;

    private final LinePlot.Axes axes;
    private final Scale across;
    private final Scale upwards;
    private final List<Scale.Tick> heights;
    private final double left;
    private final double right;
    private final double top;
    private final double bottom;

    /**
     * Lays out the axes of a plot in a rectangle.
     *
     * @param beyond the room to be left on the right
     */
    Frame(Plot plot, double[] rectangle, double beyond) {
        axes = plot.axes();
        across = plot.across();
        upwards = plot.upwards();
        top = rectangle[1] + (axes.y().isEmpty() ? GAP : Lettering.LINE + 2 * GAP);
        bottom = rectangle[3] - (title().isEmpty() ? 1 : 2) * Lettering.LINE - GAP;
        heights = upwards.ticks(bottom - top, label -> TICK_HEIGHT);
        left = rectangle[0]
                + Lettering.width(heights.stream().map(Scale.Tick::label).toList())
                + GAP;
        right = rectangle[2] - beyond;
    }

    private String title() {
        return axes.x().isEmpty() ? across.span() : axes.x();
    }

    double x(double value) {
        return left + (right - left) * across.place(value);
    }

    double y(double value) {
        return bottom - (bottom - top) * upwards.place(value);
    }

    double top() {
        return top;
    }

    double bottom() {
        return bottom;
    }

    double right() {
        return right;
    }

    double width() {
        return right - left;
    }

    /** Returns a value of the axis to the right as it is said. */
    String written(double value) {
        String unit = axes.x().isEmpty() ? "" : axes.x() + " ";
        if (across instanceof CalendarScale) {
            var moment = LocalDateTime.ofEpochSecond((long) Math.floor(value), 0, ZoneOffset.UTC);
            return moment.toLocalTime().equals(LocalTime.MIDNIGHT)
                    ? moment.toLocalDate().toString()
                    : moment.toString().replace('T', ' ');
        }
        return unit + (value == Math.rint(value) ? Text.of("%,.0f", value) : Text.of("%.3g", value));
    }

    /** Draws the axes, whose titles reach from one edge to the other. */
    void draw(Markup svg, double edgeLeft, double edge) {
        var grid = new StringBuilder();
        for (Scale.Tick tick : heights) {
            grid.append("M").append(Pen.at(left, y(tick.value()))).append("H").append(Markup.number(right));
        }
        svg.empty("path", "class", "grid", "d", grid.toString());
        heights.forEach(tick ->
                svg.element("text", tick.label(), "x", left - GAP, "y", y(tick.value()) + 4, "text-anchor", "end"));
        var marks = new StringBuilder("M" + Pen.at(left, bottom) + "H" + Markup.number(right));
        double tickLine = bottom + Lettering.LINE + 2;
        for (Scale.Tick tick : across.ticks(right - left, label -> Lettering.width(label) + TICK_GAP)) {
            double x = x(tick.value());
            marks.append("M").append(Pen.at(x, bottom)).append("v4");
            double half = Lettering.width(tick.label()) / 2;
            double middle = Math.min(Math.max(x, half), edge - half);
            svg.element("text", tick.label(), "x", middle, "y", tickLine, "text-anchor", "middle");
        }
        svg.empty("path", "class", "axis", "d", marks.toString());
        if (!title().isEmpty()) {
            svg.element(
                    "text",
                    title(),
                    "class",
                    "a",
                    "x",
                    (left + right) / 2,
                    "y",
                    tickLine + Lettering.LINE + 1,
                    "text-anchor",
                    "middle");
        }
        if (!axes.y().isEmpty()) {
            svg.element("text", axes.y(), "class", "a", "x", edgeLeft, "y", top - Lettering.LINE + 3);
        }
    }
}
