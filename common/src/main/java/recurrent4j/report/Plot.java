package recurrent4j.report;

import java.util.Arrays;
import java.util.List;
import java.util.function.DoublePredicate;
import java.util.function.Function;
import java.util.stream.DoubleStream;

/**
 * What a chart shows, before anybody knows how large it will be.
 *
 * @param layers from the uppermost to the lowest; names stand in the same order
 */
record Plot(String title, LinePlot.Axes axes, List<Layer> layers) {

    private static final double MARGIN = 0.04;

    /** Something that is drawn. */
    sealed interface Layer {

        /** What a label calls it, or empty. */
        String name();

        Palette.Look look();

        double[] x();

        double[] y();
    }

    /** Points joined by a line; a value that no axis can show is a gap. */
    record Line(String name, Palette.Look look, double[] x, double[] y) implements Layer {}

    /** Points that each have a mark. */
    record Marks(String name, Palette.Look look, double[] x, double[] y) implements Layer {}

    /** The area between two lines. */
    record Band(String name, Palette.Look look, double[] x, double[][] bounds) implements Layer {

        @Override
        public double[] y() {
            return bounds[1];
        }
    }

    /** A thin line from the bottom to the top. */
    record Rule(double at) implements Layer {

        @Override
        public String name() {
            return "";
        }

        @Override
        public Palette.Look look() {
            return Palette.REFERENCE;
        }

        @Override
        public double[] x() {
            return new double[] {at};
        }

        @Override
        public double[] y() {
            return new double[0];
        }
    }

    Plot {
        layers = List.copyOf(layers);
    }

    /** Whether there is anything to see. */
    boolean isEmpty() {
        return heights().findAny().isEmpty();
    }

    /** Whether an axis upwards can show a value. */
    boolean shows(double value) {
        return Double.isFinite(value) && (value > 0 || axes.upwards() != LinePlot.Scaling.LOGARITHMIC);
    }

    private boolean showsAcross(double value) {
        return Double.isFinite(value) && (value > 0 || axes.across() != LinePlot.Scaling.LOGARITHMIC);
    }

    /** What has a name and is to be seen, in the order of a key. */
    List<Layer> named() {
        return layers.stream()
                .filter(layer -> !layer.name().isEmpty())
                .filter(layer -> Arrays.stream(layer.y()).anyMatch(this::shows))
                .toList();
    }

    Scale across() {
        double[] all = layers.stream()
                .flatMapToDouble(layer -> Arrays.stream(layer.x()))
                .filter(this::showsAcross)
                .toArray();
        double from = Arrays.stream(all).min().orElse(0);
        double to = Arrays.stream(all).max().orElse(1);
        return switch (axes.across()) {
            case LINEAR -> LinearScale.of(from, to, Arrays.stream(all).allMatch(value -> value == Math.rint(value)));
            case LOGARITHMIC -> LogarithmicScale.of(from, to);
            case CALENDAR -> CalendarScale.of(from, to);
        };
    }

    Scale upwards() {
        double from = heights().min().orElse(0);
        double to = heights().max().orElse(1);
        return switch (axes.upwards()) {
            case LINEAR -> LinearScale.of(from, to, false).padded(MARGIN);
            case LOGARITHMIC -> LogarithmicScale.of(from, to).padded(MARGIN);
            case CALENDAR -> CalendarScale.of(from, to);
        };
    }

    private DoubleStream heights() {
        Function<Layer, DoubleStream> values = layer -> layer instanceof Band band
                ? Arrays.stream(band.bounds()).flatMapToDouble(Arrays::stream)
                : Arrays.stream(layer.y());
        DoublePredicate shown = this::shows;
        return layers.stream().flatMapToDouble(values).filter(shown);
    }
}
