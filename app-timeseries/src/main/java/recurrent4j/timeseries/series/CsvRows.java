package recurrent4j.timeseries.series;

import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PushbackInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.datavec.api.records.reader.impl.csv.SerializableCSVParser;
import recurrent4j.io.InputException;

/**
 * The rows of a CSV file, one after another, so that the file never has to fit in memory: commas, double quotes, UTF-8
 * with or without byte order mark, any line ends, plain or gzipped. A quoted cell cannot contain a line break, so a row
 * is a line. Empty lines at the end are no rows.
 */
public final class CsvRows implements Closeable {

    private static final String BYTE_ORDER_MARK = "\uFEFF";
    private static final int GZIP_FIRST = 0x1f;
    private static final int GZIP_SECOND = 0x8b;

    private final String name;
    private final String source;
    private final BufferedReader lines;
    private final SerializableCSVParser parser = new SerializableCSVParser();
    private int line;
    private boolean begun;
    private int emptyLines;
    private Optional<String> ahead = Optional.empty();

    private CsvRows(String name, String source, InputStream bytes) throws IOException {
        this.name = name;
        this.source = source;
        this.lines = new BufferedReader(new InputStreamReader(unzipped(bytes), StandardCharsets.UTF_8), 1 << 16);
    }

    /**
     * Opens a file.
     *
     * @throws InputException if there is no such file, or if it is a folder or unreadable
     * @throws IOException if reading fails
     */
    public static CsvRows open(Path file) throws IOException {
        if (!Files.exists(file)) {
            throw new InputException("There is no file %s; check the path.".formatted(file));
        }
        if (Files.isDirectory(file)) {
            throw new InputException("%s is a folder; name the CSV file in it.".formatted(file));
        }
        if (!Files.isReadable(file)) {
            throw new InputException("%s cannot be read; check its permissions.".formatted(file));
        }
        return guarded(file.getFileName().toString(), file.toString(), Files.newInputStream(file));
    }

    /** Opens the content of a file. */
    public static CsvRows of(String name, byte[] bytes) throws IOException {
        return guarded(name, name, new ByteArrayInputStream(bytes));
    }

    /**
     * Returns the cells of the next row, stripped of surrounding blanks, or nothing after the last.
     *
     * @throws InputException if a quote is not closed, or if the file is damaged
     */
    public Optional<String[]> next() throws IOException {
        Optional<String> text = nextLine();
        if (text.isEmpty()) {
            return Optional.empty();
        }
        line++;
        String[] cells = parse(text.get());
        for (int i = 0; i < cells.length; i++) {
            cells[i] = cells[i].strip();
        }
        return Optional.of(cells);
    }

    /** Returns the file's name. */
    public String name() {
        return name;
    }

    /** Returns the number of the line that was read last, as an editor shows it: from 1. */
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

    /** Returns the number in a cell, or NaN if it holds none, such as -1.5 or 3e4. */
    public static double number(String cell) {
        return isNumber(cell) ? Double.parseDouble(cell) : Double.NaN;
    }

    /** Digits with at most one point and one exponent; by hand, since a pattern takes as long as all the rest of reading. */
    private static boolean isNumber(String cell) {
        int at = afterSign(cell, 0);
        int whole = afterDigits(cell, at);
        boolean point = whole < cell.length() && cell.charAt(whole) == '.';
        int mantissa = point ? afterDigits(cell, whole + 1) : whole;
        if (mantissa - at - (point ? 1 : 0) == 0) {
            return false;
        }
        if (mantissa == cell.length()) {
            return true;
        }
        int exponent = afterSign(cell, mantissa + 1);
        int end = afterDigits(cell, exponent);
        return (cell.charAt(mantissa) | ' ') == 'e' && end > exponent && end == cell.length();
    }

    private static int afterSign(String cell, int from) {
        boolean signed = from < cell.length() && (cell.charAt(from) == '-' || cell.charAt(from) == '+');
        return signed ? from + 1 : from;
    }

    private static int afterDigits(String cell, int from) {
        int at = from;
        while (at < cell.length() && cell.charAt(at) >= '0' && cell.charAt(at) <= '9') {
            at++;
        }
        return at;
    }

    @Override
    public void close() throws IOException {
        lines.close();
    }

    /** Empty lines are held back until it is known that another line follows. */
    private Optional<String> nextLine() throws IOException {
        if (emptyLines == 0 && ahead.isEmpty()) {
            ahead = readLine();
            while (ahead.isPresent() && ahead.get().isBlank()) {
                emptyLines++;
                ahead = readLine();
            }
        }
        if (emptyLines > 0 && ahead.isPresent()) {
            emptyLines--;
            return Optional.of("");
        }
        Optional<String> next = ahead;
        ahead = Optional.empty();
        return next;
    }

    private Optional<String> readLine() throws IOException {
        try {
            String text = lines.readLine();
            boolean marked = !begun && text != null && text.startsWith(BYTE_ORDER_MARK);
            begun = true;
            return Optional.ofNullable(marked ? text.substring(BYTE_ORDER_MARK.length()) : text);
        } catch (EOFException | ZipException e) {
            throw damaged(source, e);
        }
    }

    private String[] parse(String text) {
        if (text.indexOf('"') < 0 && text.indexOf('\\') < 0) {
            return split(text);
        }
        try {
            return parser.parseLine(text);
        } catch (IOException e) { // the parser's way to say that a quote is never closed
            throw new InputException("%s: a double quote is never closed; close or remove it.".formatted(place()), e);
        }
    }

    /** Most rows have nothing to unquote, and this is several times as fast. */
    private static String[] split(String text) {
        List<String> cells = new ArrayList<>();
        int from = 0;
        for (int comma = text.indexOf(','); comma >= 0; comma = text.indexOf(',', from)) {
            cells.add(text.substring(from, comma));
            from = comma + 1;
        }
        cells.add(text.substring(from));
        return cells.toArray(String[]::new);
    }

    private static CsvRows guarded(String name, String source, InputStream bytes) throws IOException {
        try {
            return new CsvRows(name, source, bytes);
        } catch (EOFException | ZipException e) {
            bytes.close();
            throw damaged(source, e);
        }
    }

    private static InputStream unzipped(InputStream bytes) throws IOException {
        var start = new PushbackInputStream(bytes, 2);
        byte[] two = start.readNBytes(2);
        start.unread(two);
        boolean zipped = two.length == 2 && (two[0] & 0xff) == GZIP_FIRST && (two[1] & 0xff) == GZIP_SECOND;
        return zipped ? new GZIPInputStream(start, 1 << 16) : start;
    }

    private static IllegalArgumentException damaged(String source, IOException cause) {
        return new InputException("%s is a damaged gzip file; make or download it again.".formatted(source), cause);
    }
}
