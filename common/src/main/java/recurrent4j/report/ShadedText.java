package recurrent4j.report;

import java.util.List;
import recurrent4j.io.Text;

/**
 * Text that is shown letter by letter, each of its runs the darker the farther its value lies from an ordinary one.
 *
 * @param caption what it is, or empty
 */
public record ShadedText(String caption, Scale scale, List<Run> runs) implements Sample {

    /**
     * What the shades mean.
     *
     * @param none which value has no shade
     * @param darkest from which value on a run has the darkest shade
     * @param bothWays whether values below the one without a shade are shaded too, in another colour, as dark as those that
     *     lie as far above it
     */
    public record Scale(String unit, double none, double darkest, boolean bothWays) {

        /** @throws IllegalArgumentException if the darkest shade would be that of nothing */
        public Scale {
            if (!(darkest > none)) {
                throw new IllegalArgumentException(
                        "The darkest shade stands for %s; give a value above %s, which has none."
                                .formatted(darkest, none));
            }
        }

        /** Returns the scale on which 0 and less have no shade. */
        public static Scale above0(String unit, double darkest) {
            return new Scale(unit, 0, darkest, false);
        }

        /** Returns a scale with a colour for each side of a value. */
        public static Scale around(double none, String unit, double darkest) {
            return new Scale(unit, none, darkest, true);
        }

        /** Whether there may be values beyond the darkest shade. */
        boolean isOpen() {
            return !bothWays;
        }

        /** Returns how dark a value is, from -1 to 1; below 0 it has the other colour. */
        double shade(double value) {
            double shade = (value - none) / (darkest - none);
            return Math.max(bothWays ? -1 : 0, Math.min(1, shade));
        }
    }

    /**
     * Letters of one shade.
     *
     * @param text of the run
     * @param value that is shown with it, or NaN where there is none
     */
    public record Run(String text, double value) {}

    /** The shades that a key shows. */
    private static final double[] ONE_WAY = {0, 0.25, 0.5, 0.75, 1};

    private static final double[] BOTH_WAYS = {-1, -0.5, 0, 0.5, 1};

    private static final Scale NONE = Scale.above0("", 1);

    public ShadedText {
        runs = List.copyOf(runs);
    }

    /** Whether any run has a shade. */
    public boolean isShaded() {
        return runs.stream().anyMatch(run -> !Double.isNaN(run.value()));
    }

    /** Returns text without shades. */
    public static ShadedText plain(String text) {
        return new ShadedText("", NONE, List.of(new Run(text, Double.NaN)));
    }

    /** Adds what the colours mean to a page. */
    void writeKey(StringBuilder html) {
        html.append("<p class=\"key\">");
        for (double shade : scale.bothWays() ? BOTH_WAYS : ONE_WAY) {
            double value = scale.none() + shade * (scale.darkest() - scale.none());
            String figure = value == Math.rint(value) ? Text.of("%.0f", value) : Text.of("%.1f", value);
            html.append(shaded(new Run(figure + " " + scale.unit(), value)));
        }
        html.append(scale.isOpen() ? " or more" : "").append("</p>\n");
    }

    /** Adds the text to a page. */
    void write(StringBuilder html) {
        // The first line end after the tag is the page's own: browsers skip one.
        html.append("<pre>\n");
        runs.forEach(run -> html.append(shaded(run)));
        html.append("</pre>\n");
    }

    private String shaded(Run run) {
        if (Double.isNaN(run.value())) {
            return Markup.escaped(run.text());
        }
        double shade = scale.shade(run.value());
        String value = Text.of("%.1f %s", run.value(), scale.unit());
        return "<span%s title=\"%s\">%s</span>"
                .formatted(
                        Markup.shade(shade < 0 ? "shade below" : "shade", Math.abs(shade)),
                        Markup.escaped(value),
                        Markup.escaped(run.text()));
    }
}
