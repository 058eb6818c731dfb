package recurrent4j.report;

import java.util.ArrayList;
import java.util.List;
import recurrent4j.eval.Table;

/**
 * A part of the page below the scoreboard.
 *
 * @param text paragraphs in plain words, parted by empty lines; may be empty
 * @param samples text in colours, such as what a network wrote, or has read
 */
public record Section(String title, String text, List<Table> tables, List<Sample> samples, List<Chart> charts) {

    public Section {
        tables = List.copyOf(tables);
        samples = List.copyOf(samples);
        charts = List.copyOf(charts);
    }

    /** A section of samples. */
    public Section(String title, String text, List<? extends Sample> samples) {
        this(title, text, List.of(), List.copyOf(samples), List.of());
    }

    /** A section of charts. */
    public static Section of(String title, String text, Chart... charts) {
        return new Section(title, text, List.of(), List.of(), List.of(charts));
    }

    /** A section of tables. */
    public static Section ofTables(String title, String text, Table... tables) {
        return new Section(title, text, List.of(tables), List.of(), List.of());
    }

    /** A section of text without shades. */
    public static Section ofSamples(String title, String text, List<String> samples) {
        return new Section(title, text, samples.stream().map(ShadedText::plain).toList());
    }

    /** The same section with a table more. */
    public Section with(Table table) {
        List<Table> more = new ArrayList<>(tables);
        more.add(table);
        return new Section(title, text, more, samples, charts);
    }
}
