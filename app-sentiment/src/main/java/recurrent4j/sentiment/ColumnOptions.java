package recurrent4j.sentiment;

import java.util.Optional;
import picocli.CommandLine.Option;
import recurrent4j.sentiment.reviews.Columns;

/** The options that name the columns of a table of labelled texts. */
public final class ColumnOptions {

    @Option(
            names = "--text-column",
            paramLabel = "NAME",
            description = "The column of the texts (default: the one called text, review, message or the like).")
    private String text;

    @Option(
            names = "--label-column",
            paramLabel = "NAME",
            description = "The column of the labels (default: the one called label, sentiment, class or the like).")
    private String label;

    /** Returns the columns. */
    public Columns columns() {
        return new Columns(Optional.ofNullable(text), Optional.ofNullable(label));
    }
}
