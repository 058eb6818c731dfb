package recurrent4j.report;

import java.util.List;

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
}
