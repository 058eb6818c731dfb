package recurrent4j.sentiment.reviews;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import recurrent4j.io.CsvFormat;
import recurrent4j.io.CsvReader;
import recurrent4j.io.InputException;

/**
 * Which columns of a table hold the texts and their labels.
 *
 * @param text the name of a column, or empty to go by what such columns are called
 * @param label likewise
 * @param csv what is known of how the table is written
 * @param several how several labels stand together, if a text may have any number of them
 */
public record Columns(Optional<String> text, Optional<String> label, CsvFormat csv, Optional<SeveralLabels> several) {

    /** Columns are found by their names. */
    public static final Columns BY_NAME = new Columns(Optional.empty(), Optional.empty(), CsvFormat.DETECTED);

    private static final Set<String> TEXTS =
            Set.of("text", "review", "sentence", "message", "comment", "content", "tweet");
    private static final Set<String> LABELS = Set.of("label", "sentiment", "class", "category", "target", "polarity");

    /** Columns of texts with one label each. */
    public Columns(Optional<String> text, Optional<String> label, CsvFormat csv) {
        this(text, label, csv, Optional.empty());
    }

    /** Returns the label of a {@link Review}, which may be a set of labels, as it stands in a file. */
    String labelled(String cell) {
        return several.map(labels -> labels.set(cell)).orElse(cell);
    }

    boolean named() {
        return text.isPresent() || label.isPresent();
    }

    /** Whether a line is a header in which both columns are found by their names. */
    boolean recognize(List<String> cells) {
        return places(cells, TEXTS).size() == 1 && places(cells, LABELS).size() == 1;
    }

    /** Returns the place of the texts, which is the other column where there are two and the labels are known. */
    public int text(CsvReader table) {
        List<Integer> labels = places(table.header(), LABELS);
        if (!named() && table.header().size() == 2 && labels.size() == 1) {
            return 1 - labels.get(0);
        }
        return place(table, text, TEXTS, "--text-column");
    }

    /** Returns the place of the labels. */
    int label(CsvReader table) {
        return place(table, label, LABELS, "--label-column");
    }

    private static int place(CsvReader table, Optional<String> wanted, Set<String> usual, String option) {
        if (wanted.isPresent()) {
            return table.column(wanted.get());
        }
        List<Integer> found = places(table.header(), usual);
        found.forEach(place -> table.column(table.header().get(place)));
        if (found.size() != 1) {
            throw new InputException(
                    "%s has the columns %s; say by %s which of them is meant.", table.name(), table.columns(), option);
        }
        return found.get(0);
    }

    /** Returns the key of the texts among those of an object of JSON. */
    String textKey(String place, List<String> keys) {
        return key(place, keys, text, TEXTS, "--text-column");
    }

    /** Returns the key of the labels. */
    String labelKey(String place, List<String> keys) {
        return key(place, keys, label, LABELS, "--label-column");
    }

    private static String key(
            String place, List<String> keys, Optional<String> wanted, Set<String> usual, String option) {
        List<String> found = wanted.isPresent()
                ? keys.stream().filter(wanted.get()::equals).toList()
                : places(keys, usual).stream().map(keys::get).toList();
        if (found.size() != 1) {
            throw new InputException(
                    "%s has the keys %s; say by %s which of them is meant.", place, LabelCounts.listed(keys), option);
        }
        return found.get(0);
    }

    private static List<Integer> places(List<String> header, Set<String> usual) {
        return IntStream.range(0, header.size())
                .filter(column -> usual.contains(header.get(column).strip().toLowerCase(Locale.ROOT)))
                .boxed()
                .toList();
    }
}
