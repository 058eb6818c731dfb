package recurrent4j.sentiment.reviews;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import recurrent4j.io.InputException;

/**
 * Which columns of a table hold the texts and their labels.
 *
 * @param text the name of a column, or empty to go by what such columns are called
 * @param label likewise
 */
public record Columns(Optional<String> text, Optional<String> label) {

    /** Columns are found by their names. */
    static final Columns BY_NAME = new Columns(Optional.empty(), Optional.empty());

    private static final Set<String> TEXTS =
            Set.of("text", "review", "sentence", "message", "comment", "content", "tweet");
    private static final Set<String> LABELS = Set.of("label", "sentiment", "class", "category", "target", "polarity");

    /** Whether somebody has named a column, so that there must be a header. */
    boolean named() {
        return text.isPresent() || label.isPresent();
    }

    /** Whether a line is a header in which both columns are found by their names. */
    boolean recognize(List<String> cells) {
        return cells.stream().filter(cell -> TEXTS.contains(simple(cell))).count() == 1
                && cells.stream().filter(cell -> LABELS.contains(simple(cell))).count() == 1;
    }

    /**
     * Returns the place of the texts.
     *
     * @throws InputException if no column is called so
     */
    int text(String file, List<String> header) {
        return place(file, header, text, TEXTS, "--text-column");
    }

    /**
     * Returns the place of the labels.
     *
     * @throws InputException if no column is called so
     */
    int label(String file, List<String> header) {
        return place(file, header, label, LABELS, "--label-column");
    }

    private static int place(
            String file, List<String> header, Optional<String> wanted, Set<String> usual, String option) {
        if (wanted.isPresent()) {
            int place = header.indexOf(wanted.get());
            if (place < 0) {
                throw new InputException(
                        "%s has no column \"%s\"; it has %s.".formatted(file, wanted.get(), String.join(", ", header)));
            }
            return place;
        }
        List<String> found =
                header.stream().filter(cell -> usual.contains(simple(cell))).toList();
        if (found.size() != 1) {
            throw new InputException("%s has the columns %s; say by %s which of them is meant."
                    .formatted(file, String.join(", ", header), option));
        }
        return header.indexOf(found.get(0));
    }

    private static String simple(String cell) {
        return cell.replace("\"", "").strip().toLowerCase(Locale.ROOT);
    }
}
