package recurrent4j.report;

import java.util.ArrayList;
import java.util.List;
import recurrent4j.io.Text;

/** Draws the layers of a plot between its axes. */
final class Pen {

    /** Points that lie closer than this cannot be told apart, and are drawn as the extremes among them. */
    private static final double COLUMN = 1;

    /** Figures beside more points would make a page of nothing else. */
    private static final int MOST_POINTED = 240;

    private final Plot plot;
    private final Frame frame;
    private final Markup svg;

    /** A point of the drawing. */
    private record Point(double x, double y) {}

    Pen(Plot plot, Frame frame, Markup svg) {
        this.plot = plot;
        this.frame = frame;
        this.svg = svg;
    }

    void draw(Plot.Layer layer) {
        if (layer instanceof Plot.Line line) {
            svg.empty("path", "class", line.look().classes("l"), "d", path(points(line.x(), line.y())));
        } else if (layer instanceof Plot.Band band) {
            area(band);
        } else if (layer instanceof Plot.Marks marks) {
            marks(marks);
        } else if (layer instanceof Plot.Rule rule) {
            double x = frame.x(rule.at());
            svg.empty("path", "class", "rule", "d", "M" + at(x, frame.top()) + "V" + Markup.number(frame.bottom()));
        }
    }

    private void area(Plot.Band band) {
        List<Point> lower = points(band.x(), band.bounds()[0]);
        List<Point> upper = points(band.x(), band.bounds()[1]);
        List<Point> around = new ArrayList<>(upper);
        for (int i = lower.size() - 1; i >= 0; i--) {
            around.add(lower.get(i));
        }
        svg.empty("path", "class", band.look().classes("b"), "d", path(around) + "Z");
        svg.empty("path", "class", band.look().classes("e"), "d", path(upper) + path(lower));
    }

    private void marks(Plot.Marks marks) {
        for (int i = 0; i < marks.y().length; i++) {
            if (plot.shows(marks.y()[i])) {
                String place = "translate(" + at(frame.x(marks.x()[i]), frame.y(marks.y()[i])) + ")";
                svg.empty(
                        "path",
                        "class",
                        marks.look().classes("m"),
                        "transform",
                        place,
                        "d",
                        marks.look().marker().path());
            }
        }
    }

    /** Adds an invisible circle on each point, beside which browsers show its figures. */
    void figures() {
        int points = plot.layers().stream().mapToInt(layer -> layer.y().length).sum();
        if (points > MOST_POINTED) {
            return;
        }
        for (Plot.Layer layer : plot.layers()) {
            for (int i = 0; i < layer.y().length; i++) {
                if (plot.shows(layer.y()[i]) && !layer.name().isEmpty()) {
                    svg.titled(
                            "circle",
                            layer.name() + ", " + frame.written(layer.x()[i]) + ": " + Text.of("%.4g", layer.y()[i]),
                            "class",
                            "h",
                            "cx",
                            frame.x(layer.x()[i]),
                            "cy",
                            frame.y(layer.y()[i]),
                            "r",
                            "6");
                }
            }
        }
    }

    /** The points of a line in the drawing; null where there is a gap. */
    private List<Point> points(double[] x, double[] y) {
        List<Point> points = new ArrayList<>();
        for (int i = 0; i < x.length; i++) {
            boolean gap = !plot.shows(y[i]) || !Double.isFinite(frame.x(x[i]));
            points.add(gap ? null : new Point(frame.x(x[i]), frame.y(y[i])));
        }
        return points.size() > 4 * frame.width() / COLUMN ? thinned(points) : points;
    }

    /** Of the points in each column the first, the lowest, the highest and the last are left. */
    private static List<Point> thinned(List<Point> points) {
        List<Point> left = new ArrayList<>();
        for (int start = 0, end; start < points.size(); start = end) {
            Point first = points.get(start);
            end = start + 1;
            if (first == null) {
                left.add(null);
                continue;
            }
            int low = start;
            int high = start;
            while (end < points.size()
                    && points.get(end) != null
                    && Math.floor(points.get(end).x() / COLUMN) == Math.floor(first.x() / COLUMN)) {
                low = points.get(end).y() < points.get(low).y() ? end : low;
                high = points.get(end).y() > points.get(high).y() ? end : high;
                end++;
            }
            int last = end - 1;
            List.of(start, Math.min(low, high), Math.max(low, high), last).stream()
                    .distinct()
                    .map(points::get)
                    .forEach(left::add);
        }
        return left;
    }

    private static String path(List<Point> points) {
        var path = new StringBuilder();
        boolean joined = false;
        for (Point point : points) {
            if (point != null) {
                path.append(joined ? "L" : "M").append(at(point.x(), point.y()));
            }
            joined = point != null;
        }
        return path.toString();
    }

    static String at(double x, double y) {
        return Markup.number(x) + " " + Markup.number(y);
    }
}
