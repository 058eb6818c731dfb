package recurrent4j.sentiment.reviews;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.datavec.api.records.reader.impl.csv.SerializableCSVParser;
import recurrent4j.io.InputException;

/**
 * The rows of a table as DataVec's parser cuts them: a cell in double quotes may hold separators, line breaks, and quotes
 * written twice. Empty lines between rows are no rows.
 */
final class TableRows {

    private final String name;
    private final List<String> lines;
    private final SerializableCSVParser parser;
    private int next;
    private int line;

    /** Prepares to read the lines of a file. */
    TableRows(String name, List<String> lines, char separator) {
        this.name = name;
        this.lines = lines;
        // No sign escapes: a backslash is one, as spreadsheets have it.
        this.parser = new SerializableCSVParser(
                separator, SerializableCSVParser.DEFAULT_QUOTE_CHARACTER, SerializableCSVParser.NULL_CHARACTER);
    }

    /**
     * Returns the cells of the next row, or nothing after the last.
     *
     * @throws InputException if a quote is never closed
     */
    Optional<List<String>> next() {
        while (next < lines.size() && lines.get(next).isBlank()) {
            next++;
        }
        if (next == lines.size()) {
            return Optional.empty();
        }
        line = next + 1;
        Stream<String> cells = Stream.of(parse(lines.get(next++)));
        while (parser.isPending()) {
            if (next == lines.size()) {
                throw new InputException(
                        "%s begins a double quote that is never closed; close it, or write it twice within quotes."
                                .formatted(place()));
            }
            cells = Stream.concat(cells, Stream.of(parse(lines.get(next++))));
        }
        return Optional.of(cells.collect(Collectors.toUnmodifiableList()));
    }

    /** Returns where the row begins that was read last, its lines counted from 1. */
    String place() {
        return "%s, line %d".formatted(name, line);
    }

    private String[] parse(String text) {
        try {
            return parser.parseLineMulti(text);
        } catch (IOException e) {
            throw new UncheckedIOException("DataVec's parser reads no file, and has failed all the same.", e);
        }
    }
}
