package recurrent4j.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;

/** A chart, or the sentence that says why there is none. It is drawn as SVG, in the colours of the page around it. */
public final class Chart {

    private static final int LONGEST_NAME = 60;

    private final String description;
    private final String caption;
    private final Plot plot;

    /**
     * Describes a chart.
     *
     * @param description what a person who cannot see it should hear
     * @param caption what a person who sees it should know besides, or empty
     */
    Chart(String description, String caption, Plot plot) {
        this.description = description;
        this.caption = caption;
        this.plot = plot;
    }

    /** What the chart is of. */
    public String title() {
        return plot.title();
    }

    /** What a person who cannot see it should hear. */
    public String description() {
        return description;
    }

    /** What a person who sees it should know besides, or empty. */
    public String caption() {
        return caption;
    }

    /** Whether there is a picture. */
    public boolean isDrawn() {
        return !plot.isEmpty();
    }

    /** Why there is no picture, or empty. */
    public String problem() {
        return isDrawn() ? "" : "This chart could not be drawn: it has no finite value.";
    }

    /** A name for a file of the picture, made of its title. */
    String fileName() {
        String name =
                title().toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-+|-+$", "");
        String cut = name.substring(0, Math.min(LONGEST_NAME, name.length()));
        return (cut.isEmpty() ? "chart" : cut) + ".svg";
    }

    Plot plot() {
        return plot;
    }

    /**
     * The picture as a part of a page that has the style of charts.
     *
     * @param key where names stand that have no room in it
     */
    String svg(ChartSize size, ChartKey key) {
        return new ChartDrawing(plot, size, key).svg(description, "");
    }

    /** The picture with a key of its own. */
    String svg(ChartSize size) {
        return svg(size, ChartKey.of(List.of(this)));
    }

    /** Whether every name stands in the picture where there is room for a wide one. */
    boolean hasNames() {
        return ChartDrawing.hasNames(plot, ChartSize.WIDE);
    }

    /**
     * The picture as a file of its own, with its title and a background, light or dark as the reader prefers; for the front
     * page of a project, say.
     *
     * @throws IllegalStateException if there is no picture
     */
    public String svg() {
        if (!isDrawn()) {
            throw new IllegalStateException(title() + ": " + problem());
        }
        return new ChartDrawing(plot, ChartSize.ALONE, ChartKey.of(List.of(this))).svg(description, style());
    }

    /** The colours and strokes of all charts, as CSS. */
    static String style() {
        try (InputStream in = Chart.class.getResourceAsStream("chart.css")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("The style of charts cannot be read from our own jar file", e);
        }
    }
}
