package recurrent4j.sentiment;

import java.util.Optional;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import recurrent4j.cli.CsvOptions;
import recurrent4j.cli.Heading;
import recurrent4j.io.CsvFormat;
import recurrent4j.io.InputException;
import recurrent4j.sentiment.reviews.Columns;
import recurrent4j.sentiment.reviews.SeveralLabels;

/** The options that name the columns of a table of labelled texts. */
@Heading("Columns")
final class ColumnOptions {

    @Option(names = "--text-column", paramLabel = "NAME", description = "Column of the texts (default: by its name).")
    private String text;

    @Option(names = "--label-column", paramLabel = "NAME", description = "Column of the labels (default: by name).")
    private String label;

    @Option(
            names = "--label-separator",
            paramLabel = "SIGN",
            description = "Between a text's several labels, such as ; (default: one label a text).")
    private String separator;

    @Mixin
    private CsvOptions csv = new CsvOptions();

    Columns columns() {
        CsvFormat format = csv.format();
        if (format.decimal() != null) {
            throw new InputException(
                    "--decimal says how numbers are written, and a file of texts has none; leave it out.");
        }
        return new Columns(
                Optional.ofNullable(text),
                Optional.ofNullable(label),
                format,
                Optional.ofNullable(separator).map(SeveralLabels::new));
    }

    /** Refuses what separates labels, for data of which each text has one. */
    void requireOneLabel(String data) {
        if (separator != null) {
            throw new InputException("Each text of %s has one label; leave out --label-separator.", data);
        }
    }
}
