package recurrent4j.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A plot laid out in a size, as SVG. */
final class ChartDrawing {

    private static final double GAP = 8;

    /** The length of the line that shows a look in the key. */
    private static final double SAMPLE = 22;

    private static final double TITLE = 26;
    private static final double MARGIN = 16;

    private final Plot plot;
    private final ChartSize size;

    /** What has a name, in the order of the key. */
    private final List<Plot.Layer> named;

    ChartDrawing(Plot plot, ChartSize size) {
        this.plot = plot;
        this.size = size;
        named = plot.layers().stream()
                .filter(layer -> !layer.name().isEmpty())
                .filter(layer -> Arrays.stream(layer.y()).anyMatch(plot::shows))
                .toList();
    }

    /**
     * Returns the element.
     *
     * @param style CSS that it carries along, or empty if the page has it
     */
    String svg(String description, String style) {
        double margin = size.hasTitle() ? MARGIN : 0;
        double head = size.hasTitle() ? TITLE : 0;
        double[] inner = {margin, margin + head, size.width() - margin, size.height() - margin};
        var frame = new Frame(plot, inner, roomForNames());
        var svg = new Markup();
        frame.draw(svg, margin, size.width() - margin);
        var pen = new Pen(plot, frame, svg);
        for (int i = plot.layers().size() - 1; i >= 0; i--) {
            pen.draw(plot.layers().get(i));
        }
        names(svg, frame);
        double key = size.hasKey() && !named.isEmpty() ? key(svg, size.height()) : 0;
        if (size.hasPointer()) {
            pen.figures();
        }
        return opening(size.height() + key, description, style) + svg + "</svg>\n";
    }

    private String opening(double height, String description, String style) {
        var svg = new Markup();
        String box = "0 0 " + Markup.number(size.width()) + " " + Markup.number(height);
        if (size == ChartSize.ALONE) {
            svg.raw("<svg xmlns=\"http://www.w3.org/2000/svg\""
                    + Markup.attributes(
                            "class",
                            "chart alone",
                            "role",
                            "img",
                            "viewBox",
                            box,
                            "width",
                            size.width(),
                            "height",
                            height,
                            "style",
                            "max-width: 100%; height: auto")
                    + ">\n");
        } else {
            svg.raw("<svg" + Markup.attributes("class", "chart " + size.style(), "role", "img", "viewBox", box)
                    + ">\n");
        }
        svg.element("title", plot.title()).element("desc", description);
        if (!style.isEmpty()) {
            svg.raw("<style>\n" + style + "</style>\n");
            svg.empty("rect", "class", "sheet", "width", "100%", "height", "100%", "rx", "8");
        }
        if (size.hasTitle()) {
            svg.element("text", plot.title(), "class", "title", "x", MARGIN, "y", MARGIN + Lettering.LINE);
        }
        return svg.toString();
    }

    private List<List<String>> nameLines() {
        if (size.hasKey()) {
            List<List<String>> numbers = new ArrayList<>();
            for (int i = 0; i < named.size(); i++) {
                numbers.add(List.of(named.size() == 1 || isBand(named.get(i)) ? "" : String.valueOf(i + 1)));
            }
            return numbers;
        }
        return EndLabels.lines(named.stream().map(Plot.Layer::name).toList(), size.height() - 5 * Lettering.LINE);
    }

    private static boolean isBand(Plot.Layer layer) {
        return layer instanceof Plot.Band;
    }

    private double roomForNames() {
        return GAP
                + 4
                + nameLines().stream().mapToDouble(Lettering::width).max().orElse(0);
    }

    /** Writes each name beside the end of its line, with a thin line to it where it has moved. */
    private void names(Markup svg, Frame frame) {
        var labels = new EndLabels();
        List<List<String>> lines = nameLines();
        for (int i = 0; i < lines.size(); i++) {
            Plot.Layer layer = named.get(i);
            int last = layer.y().length - 1;
            while (last > 0 && !plot.shows(layer.y()[last])) {
                last--;
            }
            if (!lines.get(i).equals(List.of(""))) {
                labels.add(
                        new EndLabels.Label(layer, lines.get(i), frame.x(layer.x()[last]), frame.y(layer.y()[last])));
            }
        }
        double edge = frame.right() + GAP;
        for (EndLabels.Placed placed : labels.placed(frame.top() - GAP, frame.bottom() + GAP)) {
            EndLabels.Label label = placed.label();
            Palette.Look look = label.layer().look();
            if (Math.abs(placed.y() - label.y()) > 2 || edge - label.x() > 2 * GAP) {
                String path = "M" + Pen.at(label.x() + 3, label.y()) + "L" + Pen.at(edge - 1, placed.y());
                svg.empty("path", "class", "k " + look.color(), "d", path);
            }
            double y = placed.y() - label.height() / 2 + Lettering.LINE - 3.5;
            for (String line : label.lines()) {
                svg.element("text", line, "class", "n " + look.color(), "x", edge + 2, "y", y);
                y += Lettering.LINE;
            }
        }
    }

    /** Writes the key below the chart, and returns its height. */
    private double key(Markup svg, double top) {
        double x = 0;
        double y = top + Lettering.LINE;
        for (int i = 0; i < named.size(); i++) {
            Plot.Layer layer = named.get(i);
            String number = isBand(layer) || named.size() == 1 ? "" : i + 1 + " ";
            String name = number + Lettering.cut(layer.name(), size.width() - SAMPLE - 3 * GAP);
            double width = SAMPLE + 5 + Lettering.width(name) + GAP;
            if (x > 0 && x + width > size.width() + GAP) {
                x = 0;
                y += Lettering.LINE + 2;
            }
            sample(svg, layer, x, y - 4);
            if (isBand(layer) && i + 1 < named.size()) {
                // It lies on the wider ones, so that it is darker.
                sample(svg, layer, x, y - 4);
            }
            svg.element("text", name, "class", "n " + layer.look().color(), "x", x + SAMPLE + 5, "y", y);
            x += width;
        }
        return y + GAP - top;
    }

    private static void sample(Markup svg, Plot.Layer layer, double x, double y) {
        Palette.Look look = layer.look();
        if (layer instanceof Plot.Marks) {
            String place = "translate(" + Pen.at(x + SAMPLE / 2, y) + ")";
            svg.empty(
                    "path",
                    "class",
                    look.classes("m"),
                    "transform",
                    place,
                    "d",
                    look.marker().path());
        } else if (isBand(layer)) {
            svg.empty(
                    "path", "class", look.classes("b"), "d", "M" + Pen.at(x, y - 5) + "h" + SAMPLE + "v10h-" + SAMPLE);
        } else {
            svg.empty("path", "class", look.classes("l"), "d", "M" + Pen.at(x, y) + "h" + SAMPLE);
        }
    }
}
