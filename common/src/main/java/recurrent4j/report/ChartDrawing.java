package recurrent4j.report;

import java.util.List;

/** A plot laid out in a size, as SVG. */
final class ChartDrawing {

    private static final double GAP = 8;

    /** A thin line to a name that is farther than this from its line's end must not look like one of the plot's. */
    private static final double FAR = 60;

    private static final double TITLE = 26;
    private static final double MARGIN = 16;

    private final Plot plot;
    private final ChartSize size;

    /** What stands at the end of each line that has a name: that, or its number in a key. */
    private final List<List<String>> labels;

    /**
     * Lays out a plot.
     *
     * @param key where names stand that have no room in the chart
     */
    ChartDrawing(Plot plot, ChartSize size, ChartKey key) {
        this.plot = plot;
        this.size = size;
        List<String> names = plot.named().stream().map(Plot.Layer::name).toList();
        labels = size == ChartSize.ALONE
                ? EndLabels.lines(names, size)
                : hasNames(plot, size)
                        ? EndLabels.whole(names, size).orElseThrow()
                        : plot.named().stream()
                                .map(layer -> List.of(key.number(layer)))
                                .toList();
    }

    /** Whether the names stand in the chart, so that it needs no key. */
    static boolean hasNames(Plot plot, ChartSize size) {
        return size != ChartSize.NARROW
                && EndLabels.whole(plot.named().stream().map(Plot.Layer::name).toList(), size)
                        .isPresent();
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
        if (size.hasPointer()) {
            pen.figures();
        }
        return opening(description, style) + svg + "</svg>\n";
    }

    private String opening(String description, String style) {
        var svg = new Markup();
        String box = "0 0 " + Markup.number(size.width()) + " " + Markup.number(size.height());
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
                            size.height(),
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

    private double roomForNames() {
        return GAP + 4 + labels.stream().mapToDouble(Lettering::width).max().orElse(0);
    }

    /** Writes each name beside the end of its line, with a thin line to it where it has moved. */
    private void names(Markup svg, Frame frame) {
        var placed = new EndLabels();
        for (int i = 0; i < labels.size(); i++) {
            Plot.Layer layer = plot.named().get(i);
            int last = layer.y().length - 1;
            while (last > 0 && !plot.shows(layer.y()[last])) {
                last--;
            }
            if (!labels.get(i).equals(List.of(""))) {
                placed.add(
                        new EndLabels.Label(layer, labels.get(i), frame.x(layer.x()[last]), frame.y(layer.y()[last])));
            }
        }
        double edge = frame.right() + GAP;
        for (EndLabels.Placed name : placed.placed(frame.top() - GAP, frame.bottom() + GAP)) {
            EndLabels.Label label = name.label();
            Palette.Look look = label.layer().look();
            if (Math.abs(name.y() - label.y()) > 2 || edge - label.x() > 2 * GAP) {
                String path = "M" + Pen.at(label.x() + 3, label.y()) + "L" + Pen.at(edge - 1, name.y());
                String kind = edge - label.x() > FAR ? "k far " : "k ";
                svg.empty("path", "class", kind + look.color(), "d", path);
            }
            double y = name.y() - label.lines().size() * Lettering.LINE / 2 + Lettering.LINE - 3.5;
            for (String line : label.lines()) {
                svg.element("text", line, "class", "n " + look.color(), "x", edge + 2, "y", y);
                y += Lettering.LINE;
            }
        }
    }
}
