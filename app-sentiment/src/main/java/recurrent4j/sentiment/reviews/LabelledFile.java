package recurrent4j.sentiment.reviews;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import recurrent4j.io.CsvFormat;
import recurrent4j.io.CsvReader;
import recurrent4j.io.InputException;
import recurrent4j.io.Utf8Reader;

/**
 * Texts and their labels in one file: a table with a header, as {@link CsvReader} reads it; or lines of a
 * label, a tab and a text, or of a text, a tab and a label; or lines that begin with {@code __label__x}, as fastText has them.
 */
record LabelledFile(String name, List<String> lines) {

    private static final String FAST_TEXT = "__label__";

    /** More different labels than this are texts. */
    private static final int MOST_LABELS = 200;

    /**
     * Reads a file, gzipped or not.
     *
     * @throws InputException if it has none of these forms, or a text or a label is missing
     * @throws IOException if it cannot be read, or is not in UTF-8
     */
    static List<Review> read(Path file, Columns columns) throws IOException {
        String first = firstLine(file);
        if (!first.startsWith(FAST_TEXT)) {
            try (CsvReader table = open(file, first, columns)) {
                if (isTable(table, columns)) {
                    return table(table, columns);
                }
            }
        }
        String name = file.getFileName().toString();
        List<String> lines =
                Utf8Reader.decode(name, Files.readAllBytes(file)).lines().toList();
        return new LabelledFile(name, lines).reviews(first);
    }

    /** Returns how a file is written that is a table. */
    static Optional<String> dialect(Path file, Columns columns) throws IOException {
        String first = firstLine(file);
        if (first.startsWith(FAST_TEXT)) {
            return Optional.empty();
        }
        try (CsvReader table = open(file, first, columns)) {
            return Optional.of(table.description()).filter(dialect -> isTable(table, columns));
        }
    }

    private static String firstLine(Path file) throws IOException {
        try (var text = new Utf8Reader(file.getFileName().toString(), Files.newInputStream(file))) {
            Optional<String> line = text.line();
            while (line.isPresent() && line.get().isBlank()) {
                line = text.line();
            }
            return line.orElseThrow(
                    () -> new InputException("%s is empty; name a file with labelled texts in it.", file));
        }
    }

    /** A tab in the first line separates; texts and their headers hold none. */
    private static CsvReader open(Path file, String first, Columns columns) throws IOException {
        CsvFormat format = columns.csv().header() == null ? columns.csv().withHeader(true) : columns.csv();
        boolean tabs = format.delimiter() == null && first.indexOf('\t') >= 0;
        return CsvReader.open(file, tabs ? format.withDelimiter('\t') : format);
    }

    private static boolean isTable(CsvReader table, Columns columns) {
        return table.dialect().delimiter() != '\t' || columns.named() || columns.recognize(table.header());
    }

    private static List<Review> table(CsvReader table, Columns columns) throws IOException {
        int text = columns.text(table);
        int label = columns.label(table);
        List<Review> reviews = new ArrayList<>();
        for (var row = table.next(); row.isPresent(); row = table.next()) {
            List<String> cells = row.get();
            reviews.add(
                    new Review(table.place(), cells.get(text), cells.get(label).strip(), ""));
        }
        return reviews;
    }

    private List<Review> reviews(String first) {
        if (first.startsWith(FAST_TEXT)) {
            return eachLine(this::fastText);
        }
        boolean labelFirst = labels(line -> line.substring(0, line.indexOf('\t')));
        boolean labelLast = labels(line -> line.substring(line.lastIndexOf('\t') + 1));
        if (labelFirst == labelLast) {
            throw new InputException(
                    "In %s it cannot be told on which side of the tab the labels stand; give it a header and name --text-column and --label-column.",
                    name);
        }
        return eachLine((place, line) -> labelled(place, line, labelFirst));
    }

    private List<Review> eachLine(BiFunction<String, String, Review> form) {
        List<Review> reviews = new ArrayList<>();
        for (int line = 0; line < lines.size(); line++) {
            if (!lines.get(line).isBlank()) {
                reviews.add(form.apply("%s, line %d".formatted(name, line + 1), lines.get(line)));
            }
        }
        return reviews;
    }

    private Review labelled(String place, String line, boolean labelFirst) {
        int tab = labelFirst ? line.indexOf('\t') : line.lastIndexOf('\t');
        if (tab < 0) {
            throw new InputException("%s has no tab between label and text; complete or remove it.", place);
        }
        String before = line.substring(0, tab);
        String after = line.substring(tab + 1);
        return labelFirst ? new Review(place, after, before.strip(), "") : new Review(place, before, after.strip(), "");
    }

    private Review fastText(String place, String line) {
        String[] parts = line.split("\\s+", 2);
        String text = parts.length < 2 ? "" : parts[1];
        if (!parts[0].startsWith(FAST_TEXT)) {
            throw new InputException(
                    "%s does not begin with %s and a label, as the first line does; complete or remove it.",
                    place, FAST_TEXT);
        }
        if (text.startsWith(FAST_TEXT)) {
            throw new InputException("%s has more than one label; keep one.", place);
        }
        return new Review(place, text, parts[0].substring(FAST_TEXT.length()), "");
    }

    /** Whether what a function takes out of the lines that have a tab is few things that come again. */
    private boolean labels(Function<String, String> side) {
        Set<String> labels = new HashSet<>();
        int count = 0;
        for (String line : lines) {
            if (line.indexOf('\t') >= 0) {
                labels.add(side.apply(line).strip());
                count++;
            }
        }
        return labels.size() <= Math.min(MOST_LABELS, count / 2);
    }
}
