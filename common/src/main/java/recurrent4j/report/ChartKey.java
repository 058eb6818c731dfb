package recurrent4j.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What the looks of one chart or several stand for. It lies below the charts, not in them, so that many long names leave
 * these their room; in a chart that is too small for names, lines have their numbers in the key.
 *
 * @param entries one for each name
 */
record ChartKey(List<Plot.Layer> entries) {

    private static final double WIDTH = 22;
    private static final double HEIGHT = 12;

    /** Returns the key of charts, each name once. */
    static ChartKey of(List<Chart> charts) {
        Map<String, Plot.Layer> entries = new LinkedHashMap<>();
        charts.forEach(chart -> chart.plot().named().forEach(layer -> entries.putIfAbsent(layer.name(), layer)));
        // Areas come last, since a chart shows numbers of lines alone.
        List<Plot.Layer> order = new ArrayList<>(entries.values());
        order.sort(Comparator.comparing(ChartKey::isBand));
        return new ChartKey(List.copyOf(order));
    }

    /** Whether several charts can have one key: a name has the same look in all of them, and no other name has it. */
    static boolean isCommon(List<Chart> charts) {
        Map<String, Palette.Look> looks = new LinkedHashMap<>();
        for (Chart chart : charts) {
            for (Plot.Layer layer : chart.plot().named()) {
                Palette.Look known = looks.putIfAbsent(layer.name(), layer.look());
                if (known != null && !known.equals(layer.look())) {
                    return false;
                }
            }
        }
        Set<Palette.Look> lines = new HashSet<>();
        return of(charts).entries().stream().filter(entry -> !isBand(entry)).allMatch(entry -> lines.add(entry.look()));
    }

    private static boolean isBand(Plot.Layer layer) {
        return layer instanceof Plot.Band;
    }

    /** Returns the number by which a chart calls a line, or nothing if it is the only one. */
    String number(Plot.Layer layer) {
        boolean alone = entries.stream().filter(entry -> !isBand(entry)).count() < 2;
        for (int i = 0; i < entries.size() && !alone && !isBand(layer); i++) {
            if (entries.get(i).name().equals(layer.name())) {
                return Integer.toString(i + 1);
            }
        }
        return "";
    }

    /**
     * Returns the element.
     *
     * @param style its class, beside that of all keys; may be empty
     */
    String html(String style) {
        if (entries.isEmpty()) {
            return "";
        }
        var html = new Markup();
        html.raw("<ul" + Markup.attributes("class", style.isEmpty() ? "legend" : "legend " + style) + ">\n");
        for (int i = 0; i < entries.size(); i++) {
            Plot.Layer layer = entries.get(i);
            html.raw("<li" + Markup.attributes("class", layer.look().color()) + ">");
            html.raw("<svg"
                    + Markup.attributes("class", "chart", "aria-hidden", "true", "viewBox", box(), "width", WIDTH)
                    + ">\n");
            sample(html, layer);
            if (isBand(layer) && i + 1 < entries.size()) {
                // It lies on the wider ones, so that it is darker.
                sample(html, layer);
            }
            String number = number(layer);
            html.raw("</svg>").raw(Markup.escaped(number.isEmpty() ? layer.name() : number + " " + layer.name()));
            html.raw("</li>\n");
        }
        return html.raw("</ul>\n").toString();
    }

    private static String box() {
        return "0 0 " + Markup.number(WIDTH) + " " + Markup.number(HEIGHT);
    }

    private static void sample(Markup svg, Plot.Layer layer) {
        Palette.Look look = layer.look();
        if (layer instanceof Plot.Marks) {
            String place = "translate(" + Pen.at(WIDTH / 2, HEIGHT / 2) + ")";
            String mark = look.marker().path();
            svg.empty("path", "class", look.classes("m"), "transform", place, "d", mark);
        } else if (isBand(layer)) {
            svg.empty("path", "class", look.classes("b"), "d", "M0 1h" + Markup.number(WIDTH) + "v10H0z");
        } else {
            svg.empty(
                    "path", "class", look.classes("l"), "d", "M" + Pen.at(0, HEIGHT / 2) + "h" + Markup.number(WIDTH));
        }
    }
}
