package recurrent4j.io;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** A CSV file (RFC 4180) row by row: commas, line feeds, and double quotes around cells that need them. */
public final class CsvWriter {

    /** What begins so is computed by spreadsheets, which thereby can even run programs. */
    private static final String FORMULA = "=+-@\t\r";

    private final StringWriter text = new StringWriter();
    private final de.siegmar.fastcsv.writer.CsvWriter rows = de.siegmar.fastcsv.writer.CsvWriter.builder()
            .lineDelimiter(de.siegmar.fastcsv.writer.LineDelimiter.LF)
            .bufferSize(0)
            .build(text);
    private boolean formulas = true;

    /** Begins with the names of the columns. */
    public CsvWriter(List<String> header) {
        rows.writeRecord(header);
    }

    /** Begins with the names of the columns. */
    public CsvWriter(String... header) {
        this(List.of(header));
    }

    /** Puts an apostrophe before each text of the following rows that is a formula to a spreadsheet. */
    public CsvWriter withoutFormulas() {
        formulas = false;
        return this;
    }

    /** Whether a spreadsheet would compute a text, rather than show it. */
    public static boolean isFormula(String text) {
        return !text.isEmpty() && FORMULA.indexOf(text.charAt(0)) >= 0;
    }

    /** Adds a row of texts and numbers, which are written as Java writes them. */
    public CsvWriter row(Object... cells) {
        rows.writeRecord(Stream.of(cells).map(this::cell).toList());
        return this;
    }

    private String cell(Object value) {
        return !formulas && value instanceof String string && isFormula(string) ? "'" + string : String.valueOf(value);
    }

    /** Returns the rows so far as the text of a file. */
    public String text() {
        return text.toString();
    }

    /** Writes the rows as a whole file, creating the folder if it is not there; if that fails, a file that was there before is unchanged. */
    public void write(Path file) throws IOException {
        AtomicFile.write(file, text());
    }
}
