package recurrent4j.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Names beside the ends of lines, moved apart where they would touch. */
final class EndLabels {

    /** Names are broken into lines no wider than this, if there is room for those below each other. */
    private static final double WIDTH = 118;

    /** No name is wider than this. */
    private static final double WIDEST = 190;

    private final List<Label> labels = new ArrayList<>();

    /**
     * A name.
     *
     * @param x where its line ends
     * @param y where its line ends
     */
    record Label(Plot.Layer layer, List<String> lines, double x, double y) {

        double height() {
            return lines.size() * Lettering.LINE;
        }
    }

    /** A name in its place, by its middle. */
    record Placed(Label label, double y) {}

    /** Breaks names into lines, as far as there is room. */
    static List<List<String>> lines(List<String> names, double height) {
        List<List<String>> broken =
                names.stream().map(name -> Lettering.wrapped(name, WIDTH)).toList();
        double needed = broken.stream().mapToInt(List::size).sum() * Lettering.LINE;
        return needed <= height
                ? broken
                : names.stream()
                        .map(name -> List.of(Lettering.cut(name, WIDEST)))
                        .toList();
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
