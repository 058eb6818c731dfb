package recurrent4j.report;

import java.util.List;

/** What a line chart shows. */
public record LinePlot(String title, Axes axes, List<Series> lines) {

    /**
     * What lies along the axes.
     *
     * @param x to the right, with its unit
     * @param y upwards, with its unit
     * @param logarithmic whether y grows by factors; values that are not positive are gaps then
     */
    public record Axes(String x, String y, boolean logarithmic) {}

    public LinePlot {
        lines = List.copyOf(lines);
    }
}
