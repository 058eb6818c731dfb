package recurrent4j.report;

import java.util.List;

/**
 * What a line chart shows.
 *
 * @param references lines that the others are compared with; they have no colour of their own
 */
public record LinePlot(String title, Axes axes, List<Series> lines, List<Series> references) {

    /** How an axis measures. */
    public enum Scaling {
        /** Equal distances are equal differences. */
        LINEAR,
        /** Equal distances are equal factors; values that are not positive are gaps. */
        LOGARITHMIC,
        /** Seconds from the beginning of 1970, written as dates. */
        CALENDAR
    }

    /**
     * What lies along the axes.
     *
     * @param x to the right, with its unit
     * @param y upwards, with its unit
     */
    public record Axes(String x, String y, Scaling across, Scaling upwards) {

        /**
         * Axes of which the one to the right is linear.
         *
         * @param logarithmic whether y grows by factors
         */
        public Axes(String x, String y, boolean logarithmic) {
            this(x, y, Scaling.LINEAR, logarithmic ? Scaling.LOGARITHMIC : Scaling.LINEAR);
        }
    }

    public LinePlot {
        lines = List.copyOf(lines);
        references = List.copyOf(references);
    }

    /** Lines that are compared with each other alone. */
    public LinePlot(String title, Axes axes, List<Series> lines) {
        this(title, axes, lines, List.of());
    }
}
