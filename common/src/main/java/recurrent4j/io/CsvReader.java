package recurrent4j.io;

import de.siegmar.fastcsv.reader.CloseableIterator;
import de.siegmar.fastcsv.reader.CsvParseException;
import java.io.BufferedReader;
import java.io.Closeable;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The rows of a CSV file (RFC 4180), one after another, so that the file never has to fit in memory; in UTF-8 with or without
 * byte order mark, gzipped or not. How it is written is told from its beginning, as far as it is not given. A cell that begins
 * with a double quote ends with one, and may hold delimiters, line breaks, and quotes written twice; a quote elsewhere is a
 * character. Blank lines are no rows, except between the rows of a single column, where they are empty cells.
 */
public final class CsvReader implements Closeable {

    /** Characters by which the dialect is told. */
    private static final int SAMPLE = 1 << 16;

    /** Spreadsheets' first line that names the delimiter. */
    private static final String SEPARATOR = "sep=";

    /** A row of more lines may be several whose first has a stray quote; in what tabs separate, any row of several lines. */
    private static final int MANY_LINES = 100;

    /** Of more columns a message names the first. */
    private static final int LISTED = 30;

    private final String name;
    private final CsvFormat dialect;
    private final String encoding;
    private final CsvRow.Collector collector = new CsvRow.Collector();
    private final CloseableIterator<CsvRow> rows;
    private final int skipped;
    private final List<String> header;
    private Optional<CsvRow> ahead = Optional.empty();
    private int blankLines;
    private int line;
    private long rowsRead;
    private long ofSeveralLines;
    private int mostLines = 1;
    private int longest;

    private CsvReader(String name, InputStream bytes, CsvFormat format) throws IOException {
        this.name = name;
        var text = new Utf8Reader(name, bytes);
        var characters = new BufferedReader(text.chars());
        String sample = sample(characters);
        boolean separator = sample.regionMatches(true, 0, SEPARATOR, 0, SEPARATOR.length())
                && sample.indexOf('\n') == SEPARATOR.length() + 1;
        skipped = separator ? 1 : 0;
        CsvFormat known = format;
        if (separator) {
            known = format.delimiter() == null ? format.withDelimiter(sample.charAt(SEPARATOR.length())) : format;
            sample = sample.substring(characters.readLine().length() + 1);
        }
        dialect = new CsvSniffer(sample, sample.length() < SAMPLE).sniff(known);
        encoding = text.hasByteOrderMark() ? "UTF-8 with byte order mark" : "UTF-8";
        rows = CsvRow.builder(dialect.delimiter(), dialect.quotes())
                .allowUnclosedQuote(false)
                .build(collector, characters)
                .iterator();
        ahead = afterBlankLines();
        blankLines = 0;
        List<String> first = ahead.map(CsvRow::cells).orElse(List.of());
        if (dialect.header()) {
            header = first.stream()
                    .map(column -> column.strip().replaceAll("\\s*\\R\\s*", " "))
                    .toList();
            ahead = Optional.empty();
        } else {
            header = IntStream.rangeClosed(1, first.size())
                    .mapToObj(Integer::toString)
                    .toList();
        }
    }

    /**
     * Opens a file.
     *
     * @throws InputException if there is no such file, or if it is a folder or unreadable
     * @throws IOException if reading fails, or it is no text in UTF-8
     */
    public static CsvReader open(Path file, CsvFormat format) throws IOException {
        if (!Files.exists(file)) {
            throw new InputException("There is no file %s; check the path.", file);
        }
        if (Files.isDirectory(file)) {
            throw new InputException("%s is a folder; name the CSV file in it.", file);
        }
        if (!Files.isReadable(file)) {
            throw new InputException("%s cannot be read; check its permissions.", file);
        }
        // Not Files.newInputStream for a pipe: its streams ask for their place, which a pipe does not have.
        InputStream bytes = Files.isRegularFile(file) ? Files.newInputStream(file) : new FileInputStream(file.toFile());
        return open(file.getFileName().toString(), bytes, format);
    }

    /**
     * Opens what comes from a stream, which is closed together with this, or if opening fails.
     *
     * @param name what messages call it
     * @throws IOException if reading fails, or it is no text in UTF-8
     */
    public static CsvReader open(String name, InputStream bytes, CsvFormat format) throws IOException {
        try {
            return new CsvReader(name, bytes, format);
        } catch (IOException | InputException e) {
            bytes.close();
            throw e;
        }
    }

    /** Returns the file's name. */
    public String name() {
        return name;
    }

    /** Returns how the file is written; only a decimal sign may be unknown. */
    public CsvFormat dialect() {
        return dialect;
    }

    /** Says how the file is written, as in "separated by semicolons, decimal comma, UTF-8, header". */
    public String description() {
        return dialect.description(encoding);
    }

    /**
     * Says how many rows were read so far, and which look like several that a stray quote has made one of, as in "101 rows, 1
     * of them of several lines: the one in line 102 has 20,001; …".
     */
    public String extent() {
        String rowsSaid = Text.of("%,d rows", rowsRead);
        if (ofSeveralLines == 0) {
            return rowsSaid;
        }
        String several = Text.of("%s, %,d of them of several lines", rowsSaid, ofSeveralLines);
        return mostLines < MANY_LINES && dialect.delimiter() != '\t'
                ? several
                : Text.of(
                        "%s: the one in line %d has %,d; if that is not one row, say --no-quotes, or close the quote in it",
                        several, longest, mostLines);
    }

    /** Returns the names of the columns: without a header their numbers, from 1; none in an empty file. */
    public List<String> header() {
        return header;
    }

    /** Returns the names of the columns as a message lists them. */
    public String columns() {
        String listed = header.stream()
                .limit(LISTED)
                .map(column -> column.isBlank() ? "\"" + column + "\"" : Excerpt.of(column))
                .collect(Collectors.joining(", "));
        return header.size() <= LISTED ? listed : Text.of("%s and %,d more", listed, header.size() - LISTED);
    }

    /**
     * Returns the place of a column, from 0.
     *
     * @throws InputException if there is none of that name, or more than one
     */
    public int column(String wanted) {
        int column = header.indexOf(wanted);
        if (column < 0) {
            throw new InputException(
                    "%s has no column \"%s\"; %s %s.",
                    name,
                    wanted,
                    dialect.header() ? "it has" : "its first line names none, so that they are called",
                    columns());
        }
        if (header.lastIndexOf(wanted) != column) {
            throw new InputException("%s has more than one column \"%s\"; rename all but one of them.", name, wanted);
        }
        return column;
    }

    /**
     * Returns the cells of the next row, which has a cell for each column, or nothing after the last.
     *
     * @throws InputException if it has more or fewer cells, or a quote is not closed
     * @throws IOException if reading fails, or bytes are no text in UTF-8
     */
    public Optional<List<String>> next() throws IOException {
        Optional<List<String>> cells = nextOfAnyLength();
        if (cells.isPresent() && cells.get().size() != header.size()) {
            throw new InputException(
                    "%s: the row has %d cell(s) where the header has %d; complete or remove it, or put quotes around a cell that holds the delimiter.",
                    place(), cells.get().size(), header.size());
        }
        return cells;
    }

    /** Returns the same of files whose rows differ in length. */
    public Optional<List<String>> nextOfAnyLength() throws IOException {
        ahead = ahead.isEmpty() ? afterBlankLines() : ahead;
        if (ahead.isEmpty()) {
            return Optional.empty();
        }
        CsvRow row = ahead.get();
        if (blankLines > 0 && header.size() == 1) {
            line = row.line() + skipped - blankLines--;
            rowsRead++;
            return Optional.of(List.of(""));
        }
        line = row.line() + skipped;
        ahead = Optional.empty();
        rowsRead++;
        ofSeveralLines += row.lines() > 1 ? 1 : 0;
        if (row.lines() > mostLines) {
            mostLines = row.lines();
            longest = line;
        }
        return Optional.of(row.cells());
    }

    /** Returns the number of the line in which the row begins that was read last, as an editor shows it: from 1. */
    public int line() {
        return line;
    }

    /** Returns where the row stands that was read last. */
    public String place() {
        return place(line);
    }

    /** Returns how messages name a line. */
    public String place(int number) {
        return "%s, line %d".formatted(name, number);
    }

    @Override
    public void close() throws IOException {
        rows.close();
    }

    private static String sample(BufferedReader text) throws IOException {
        char[] sample = new char[SAMPLE];
        int length = 0;
        text.mark(SAMPLE);
        for (int count = 0; count >= 0 && length < SAMPLE; length += Math.max(0, count)) {
            count = text.read(sample, length, SAMPLE - length);
        }
        text.reset();
        return new String(sample, 0, length);
    }

    private Optional<CsvRow> afterBlankLines() throws IOException {
        blankLines = 0;
        Optional<CsvRow> row = read();
        while (row.filter(CsvRow::isBlank).isPresent()) {
            blankLines++;
            row = read();
        }
        return row;
    }

    private Optional<CsvRow> read() throws IOException {
        try {
            return rows.hasNext() ? Optional.of(rows.next()) : Optional.empty();
        } catch (UncheckedIOException e) {
            throw e.getCause();
        } catch (CsvParseException e) {
            if (e.getCause() instanceof Error error) {
                throw error;
            } else if (e.getCause() instanceof CsvRow.TooLargeException) {
                throw new InputException(
                        Text.of(
                                "%s begins a row of more than %,d cells or %,d characters; check that the file is a table.",
                                place(collector.line() + skipped), CsvRow.MOST_CELLS, CsvRow.LARGEST_ROW),
                        e);
            }
            throw new InputException(
                    Text.of(
                            "%s begins a double quote that is not closed at the end of its cell, or a cell of more than %,d characters; close it, write a quote within quotes twice, or say --no-quotes where quotes are characters like others.",
                            place(collector.line() + skipped), CsvRow.LARGEST_CELL),
                    e);
        }
    }
}
