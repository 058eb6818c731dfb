package recurrent4j.report;

import java.util.List;

/**
 * A part of the page below the scoreboard.
 *
 * @param title its heading
 * @param text paragraphs in plain words, parted by empty lines; may be empty
 * @param samples text that is shown letter by letter, such as what a network wrote, or has read
 * @param charts in their order
 */
public record Section(String title, String text, List<ShadedText> samples, List<Chart> charts) {

    /** Copies the lists. */
    public Section {
        samples = List.copyOf(samples);
        charts = List.copyOf(charts);
    }

    /** A section of charts. */
    public static Section of(String title, String text, Chart... charts) {
        return new Section(title, text, List.of(), List.of(charts));
    }

    /** A section of text that is shown letter by letter. */
    public static Section ofSamples(String title, String text, List<String> samples) {
        return new Section(title, text, samples.stream().map(ShadedText::plain).toList(), List.of());
    }
}
