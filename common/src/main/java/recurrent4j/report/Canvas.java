package recurrent4j.report;

import java.awt.AWTError;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.HeadlessException;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.DoubleStream;
import javax.imageio.ImageIO;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.style.Styler.LegendPosition;
import org.knowm.xchart.style.XYStyler;
import recurrent4j.io.Text;

/** A sheet with axes, in the one style of all charts. */
final class Canvas {

    private static final int WIDTH = 920;
    private static final int HEIGHT = 380;

    /** Screens have twice the pixels that pages are measured in. */
    private static final int SCALE = 2;

    /** Within fewer decades than this, the decades alone would leave an axis without labels. */
    private static final double DECADES_SUFFICE = 100;

    /** Within a smaller factor than this, at most one of 1, 2 and 5 lies on an axis. */
    private static final double ROUND_NUMBERS_SUFFICE = 5;

    private final XYChart chart;
    private final boolean logarithmic;
    private double smallest = Double.POSITIVE_INFINITY;
    private double largest = Double.NEGATIVE_INFINITY;

    Canvas(String title, LinePlot.Axes axes) {
        chart = new XYChartBuilder()
                .width(WIDTH)
                .height(HEIGHT)
                .title(title)
                .xAxisTitle(axes.x())
                .yAxisTitle(axes.y())
                .build();
        logarithmic = axes.logarithmic();
        style(chart.getStyler());
    }

    /** Adds a series that only guides the eye, so the legend is silent about it. */
    void guide(Series series, Palette.Look look) {
        draw(series, look).ifPresent(drawn -> drawn.setShowInLegend(false));
    }

    /** Adds a series, unless there is nothing to see. */
    void add(Series series, Palette.Look look) {
        draw(series, look);
    }

    /** Adds the area between the bounds of a band, which opens from a value at 0. */
    void band(Continuation.Band band, double now, Color shade) {
        int steps = band.lower().length + 1;
        double[] x = new double[2 * steps];
        double[] y = new double[2 * steps];
        for (int step = 0; step < steps; step++) {
            int back = 2 * steps - 1 - step;
            x[step] = step;
            y[step] = step == 0 ? now : band.upper()[step - 1];
            x[back] = step;
            y[back] = step == 0 ? now : band.lower()[step - 1];
        }
        draw(new Series(band.name(), x, y), Palette.BAND)
                .ifPresent(drawn -> drawn.setXYSeriesRenderStyle(XYSeries.XYSeriesRenderStyle.PolygonArea)
                        .setFillColor(shade));
    }

    private Optional<XYSeries> draw(Series series, Palette.Look look) {
        double[] y = Arrays.stream(series.y())
                .map(value -> Double.isFinite(value) && (value > 0 || !logarithmic) ? value : Double.NaN)
                .toArray();
        if (Arrays.stream(y).allMatch(Double::isNaN)) {
            return Optional.empty();
        }
        DoubleStream.of(y).filter(Double::isFinite).forEach(value -> {
            smallest = Math.min(smallest, value);
            largest = Math.max(largest, value);
        });
        XYSeries drawn = chart.addSeries(series.name(), series.x(), y);
        drawn.setLineColor(look.color());
        drawn.setLineStyle(look.stroke());
        drawn.setMarker(look.marker());
        drawn.setMarkerColor(look.color());
        return Optional.of(drawn);
    }

    /** @throws IOException if nothing was added, or Java cannot draw */
    byte[] png() throws IOException {
        if (largest < smallest) {
            throw new IOException("it has no finite value");
        }
        chart.getStyler().setYAxisLogarithmicDecadeOnly(largest / smallest >= DECADES_SUFFICE);
        try (var bytes = new ByteArrayOutputStream();
                var out = new MemoryCacheImageOutputStream(bytes)) {
            ImageIO.write(picture(), "png", out);
            out.flush();
            return bytes.toByteArray();
        } catch (AWTError | HeadlessException e) {
            throw new IOException("this Java runtime cannot draw (" + e.getMessage() + ")", e);
        }
    }

    private BufferedImage picture() {
        var image = new BufferedImage(SCALE * WIDTH, SCALE * HEIGHT, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = image.createGraphics();
        graphics.scale(SCALE, SCALE);
        chart.paint(graphics, WIDTH, HEIGHT);
        graphics.dispose();
        return image;
    }

    private void style(XYStyler style) {
        style.setLocale(Locale.ROOT);
        style.setChartBackgroundColor(Color.WHITE);
        style.setChartFontColor(Palette.INK);
        style.setChartTitleFont(font(Font.BOLD, 15));
        style.setChartPadding(12);
        style.setPlotBackgroundColor(Color.WHITE);
        style.setPlotBorderVisible(false);
        style.setPlotGridLinesColor(Palette.GRID);
        style.setPlotGridLinesStroke(new BasicStroke(1));
        style.setPlotGridVerticalLinesVisible(false);
        style.setPlotContentSize(0.96);
        style.setAxisTitleFont(font(Font.PLAIN, 13));
        style.setAxisTickLabelsFont(font(Font.PLAIN, 12));
        style.setAxisTickLabelsColor(Palette.QUIET);
        style.setAxisTickMarksColor(Palette.GRID);
        style.setXAxisTickMarkSpacingHint(60);
        style.setChartTitlePadding(10);
        style.setLegendPosition(LegendPosition.OutsideE);
        style.setLegendFont(font(Font.PLAIN, 12));
        style.setLegendBorderColor(Color.WHITE);
        style.setLegendSeriesLineLength(26);
        style.setMarkerSize(8);
        if (logarithmic) {
            style.setYAxisLogarithmic(true);
            style.setYAxisTickLabelsFormattingFunction(value -> logarithmicLabel(value, largest / smallest));
        }
    }

    /**
     * One, two and five of each decade: more would overlap, unless the whole axis spans a small factor. A blank hides a label
     * but not its line.
     */
    static String logarithmicLabel(double value, double factor) {
        if (factor < ROUND_NUMBERS_SUFFICE) {
            return new BigDecimal(value)
                    .round(new MathContext(2))
                    .stripTrailingZeros()
                    .toPlainString();
        }
        var digits = new BigDecimal(value).round(new MathContext(1)).stripTrailingZeros();
        boolean shown = Set.of(1, 2, 5).contains(digits.unscaledValue().intValue());
        boolean plain = value >= 1e-4 && value < 1e6;
        return !shown ? " " : plain ? digits.toPlainString() : Text.of("%.0e", value);
    }

    private static Font font(int weight, int size) {
        return new Font(Font.SANS_SERIF, weight, size);
    }
}
