package recurrent4j.sentiment.reviews;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import recurrent4j.io.CsvFormat;
import recurrent4j.io.CsvReader;
import recurrent4j.io.InputException;
import recurrent4j.io.Text;
import recurrent4j.io.TextFile;
import recurrent4j.io.Utf8Reader;

/**
 * Texts and their labels in one file: a table with a header, as {@link CsvReader} reads it; or lines of a
 * label, a tab and a text, or of a text, a tab and a label; or lines with one {@code __label__x} before or behind the text,
 * as fastText has them; or JSON lines.
 *
 * @param reviews that it holds
 * @param description how it is written, and how much it holds, in one sentence
 * @param several how several labels stand together, if a text may have any number of them
 */
record LabelledFile(List<Review> reviews, String description, Optional<SeveralLabels> several) {

    /** Texts with one label each. */
    LabelledFile(List<Review> reviews, String description) {
        this(reviews, description, Optional.empty());
    }

    /** Returns this as columns say that several labels stand together. */
    LabelledFile of(Columns columns) {
        return new LabelledFile(reviews, description, columns.several());
    }

    private static final Pattern FAST_TEXT = Pattern.compile("(?<!\\S)__label__(\\S*)");

    /** More different labels than this are texts. */
    private static final int MOST_LABELS = 200;

    /**
     * Reads a file, gzipped or not.
     *
     * @throws InputException if it has none of these forms, or a text or a label is missing
     * @throws IOException if it cannot be read, or is not in UTF-8
     */
    static LabelledFile read(TextFile file, Columns columns) throws IOException {
        String first = firstLine(file);
        if (JsonLines.is(file, first)) {
            return JsonLines.read(file, columns);
        }
        if (FAST_TEXT.matcher(first).find()) {
            if (columns.several().isPresent()) {
                throw new InputException(
                        "%s has fastText's lines, of which one label each is read; give texts with several labels as a table or as JSON lines, or leave out --label-separator.",
                        file.name());
            }
            return lines(file, "a label that begins with __label__ in each line", LabelledFile::fastText);
        }
        try (CsvReader table = open(file, first, columns)) {
            if (isTable(table, columns)) {
                return table(table, columns);
            }
        }
        boolean labelFirst = labelFirst(file);
        return lines(
                file,
                labelFirst ? "a label, a tab and a text in each line" : "a text, a tab and a label in each line",
                (place, line) -> labelled(place, line, labelFirst, columns));
    }

    private static String firstLine(TextFile file) throws IOException {
        try (Utf8Reader text = file.read()) {
            Optional<String> line = text.line();
            while (line.isPresent() && line.get().isBlank()) {
                line = text.line();
            }
            return line.orElseThrow(
                    () -> new InputException("%s is empty; name a file with labelled texts in it.", file.path()));
        }
    }

    /** A tab in the first line separates; texts and their headers hold none. */
    private static CsvReader open(TextFile file, String first, Columns columns) throws IOException {
        CsvFormat format = columns.csv().header() == null ? columns.csv().withHeader(true) : columns.csv();
        boolean tabs = format.delimiter() == null && first.indexOf('\t') >= 0;
        return CsvReader.open(file.name(), file.open(), tabs ? format.withDelimiter('\t') : format);
    }

    private static boolean isTable(CsvReader table, Columns columns) {
        return table.dialect().delimiter() != '\t' || columns.named() || columns.recognize(table.header());
    }

    private static LabelledFile table(CsvReader table, Columns columns) throws IOException {
        int text = columns.text(table);
        int label = columns.label(table);
        List<Review> reviews = new ArrayList<>();
        for (var row = table.next(); row.isPresent(); row = table.next()) {
            List<String> cells = row.get();
            reviews.add(new Review(table.place(), cells.get(text), columns.labelled(cells.get(label)), ""));
        }
        return new LabelledFile(reviews, "%s: %s; %s.".formatted(table.name(), table.description(), table.extent()));
    }

    private static LabelledFile lines(TextFile file, String form, BiFunction<String, String, Review> review)
            throws IOException {
        List<Review> reviews = new ArrayList<>();
        try (Utf8Reader lines = file.read()) {
            long number = 1;
            for (var line = lines.line(); line.isPresent(); line = lines.line(), number++) {
                if (!line.get().isBlank()) {
                    reviews.add(review.apply("%s, line %d".formatted(file.name(), number), line.get()));
                }
            }
        }
        return new LabelledFile(reviews, Text.of("%s: %s; %,d texts.", file.name(), form, reviews.size()));
    }

    private static Review labelled(String place, String line, boolean labelFirst, Columns columns) {
        int tab = labelFirst ? line.indexOf('\t') : line.lastIndexOf('\t');
        if (tab < 0) {
            throw new InputException("%s has no tab between label and text; complete or remove it.", place);
        }
        String before = line.substring(0, tab);
        String after = line.substring(tab + 1);
        return labelFirst
                ? new Review(place, after, columns.labelled(before), "")
                : new Review(place, before, columns.labelled(after), "");
    }

    private static Review fastText(String place, String line) {
        Matcher label = FAST_TEXT.matcher(line);
        if (!label.find()) {
            throw new InputException(
                    "%s has no label that begins with __label__, as the first line has; complete or remove it.", place);
        }
        String text = (line.substring(0, label.start()) + line.substring(label.end())).strip();
        String name = label.group(1);
        if (label.find()) {
            throw new InputException("%s has more than one label; keep one.", place);
        }
        return new Review(place, text, name, "");
    }

    /** Labels are few things that come again, on one side of the tabs. */
    private static boolean labelFirst(TextFile file) throws IOException {
        boolean before = areLabels(file, line -> line.substring(0, line.indexOf('\t')));
        boolean after = areLabels(file, line -> line.substring(line.lastIndexOf('\t') + 1));
        if (before == after) {
            throw new InputException(
                    "In %s it cannot be told on which side of the tab the labels stand; give it a header and name --text-column and --label-column.",
                    file.name());
        }
        return before;
    }

    /** Whether what a function takes out of the lines that have a tab is few things. */
    private static boolean areLabels(TextFile file, Function<String, String> side) throws IOException {
        Set<String> labels = new HashSet<>();
        long count = 0;
        try (Utf8Reader lines = file.read()) {
            for (var line = lines.line(); line.isPresent() && labels.size() <= MOST_LABELS; line = lines.line()) {
                if (line.get().indexOf('\t') >= 0) {
                    labels.add(side.apply(line.get()).strip());
                    count++;
                }
            }
        }
        return labels.size() <= Math.min(MOST_LABELS, count / 2);
    }
}
