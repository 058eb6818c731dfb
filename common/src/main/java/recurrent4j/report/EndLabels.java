package recurrent4j.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Names beside the ends of lines, moved apart where they would touch. */
final class EndLabels {

    /** Names are broken into lines no wider than this, if there is room for those below each other. */
    private static final double WIDTH = 118;

    /** No name is wider than this. */
    private static final double WIDEST = 190;

    /** Between two names, so that lines of one are told from those of the other. */
    private static final double APART = 2.5;

    /** All names together take no larger share of a chart. */
    private static final double SHARE = 0.1;

    private final List<Label> labels = new ArrayList<>();

    /**
     * A name.
     *
     * @param x where its line ends
     * @param y where its line ends
     */
    record Label(Plot.Layer layer, List<String> lines, double x, double y) {

        double height() {
            return lines.size() * Lettering.LINE + APART;
        }
    }

    /** A name in its place, by its middle. */
    record Placed(Label label, double y) {}

    /** Returns names in lines, unless they would take more than a tenth of the chart, or have to be cut off. */
    static Optional<List<List<String>>> whole(List<String> names, ChartSize size) {
        List<List<String>> broken =
                names.stream().map(name -> Lettering.wrapped(name, WIDTH)).toList();
        return Stream.of(broken, names.stream().map(List::of).toList())
                .filter(lines -> fits(lines, size))
                .findFirst();
    }

    /** Returns names in lines, cut off where there is no room. */
    static List<List<String>> lines(List<String> names, ChartSize size) {
        double room = Math.min(WIDEST, SHARE * size.width() * size.height() / (names.size() * Lettering.LINE));
        return whole(names, size)
                .orElseGet(() -> names.stream()
                        .map(name -> List.of(Lettering.cut(name, room)))
                        .toList());
    }

    private static boolean fits(List<List<String>> names, ChartSize size) {
        double width = names.stream().mapToDouble(Lettering::width).max().orElse(0);
        double height = names.stream().mapToInt(List::size).sum() * Lettering.LINE;
        return width <= WIDEST
                && height <= size.height() - 5 * Lettering.LINE
                && width * height <= SHARE * size.width() * size.height();
    }

    void add(Label label) {
        labels.add(label);
    }

    /** Returns each name as close to its line as the others let it, between two heights. */
    List<Placed> placed(double top, double bottom) {
        List<Label> order =
                labels.stream().sorted(Comparator.comparingDouble(Label::y)).toList();
        double[] y = new double[order.size()];
        double free = top;
        for (int i = 0; i < y.length; i++) {
            double half = order.get(i).height() / 2;
            y[i] = Math.max(order.get(i).y(), free + half);
            free = y[i] + half;
        }
        free = bottom;
        for (int i = y.length - 1; i >= 0; i--) {
            double half = order.get(i).height() / 2;
            y[i] = Math.min(y[i], free - half);
            free = y[i] - half;
        }
        List<Placed> placed = new ArrayList<>();
        for (int i = 0; i < y.length; i++) {
            placed.add(new Placed(order.get(i), y[i]));
        }
        return placed;
    }
}
