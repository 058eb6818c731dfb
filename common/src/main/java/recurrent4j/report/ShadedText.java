package recurrent4j.report;

import java.util.List;

/**
 * Text that is shown letter by letter, each of its runs the darker the larger its value is.
 *
 * @param caption what it is, or empty
 * @param scale what the shades mean
 * @param runs which make the text in their order
 */
public record ShadedText(String caption, Scale scale, List<Run> runs) {

    /**
     * What the shades mean.
     *
     * @param unit of the values, which is shown with each
     * @param darkest from which value on a run has the darkest shade; 0 has none
     */
    public record Scale(String unit, double darkest) {

        /** @throws IllegalArgumentException if the darkest shade would be that of nothing */
        public Scale {
            if (!(darkest > 0)) {
                throw new IllegalArgumentException(
                        "The darkest shade stands for " + darkest + "; give a value above 0, which has none.");
            }
        }
    }

    /**
     * Letters of one shade.
     *
     * @param text of the run
     * @param value that is shown with it, or NaN where there is none
     */
    public record Run(String text, double value) {}

    private static final Scale NONE = new Scale("", 1);

    /** Copies the runs. */
    public ShadedText {
        runs = List.copyOf(runs);
    }

    /** Returns text without shades. */
    public static ShadedText plain(String text) {
        return new ShadedText("", NONE, List.of(new Run(text, Double.NaN)));
    }
}
