package recurrent4j.io;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** A CSV file (RFC 4180) row by row: commas, line feeds, and double quotes around cells that need them. */
public final class CsvWriter {

    private final StringWriter text = new StringWriter();
    private final de.siegmar.fastcsv.writer.CsvWriter rows = de.siegmar.fastcsv.writer.CsvWriter.builder()
            .lineDelimiter(de.siegmar.fastcsv.writer.LineDelimiter.LF)
            .bufferSize(0)
            .build(text);

    /** Begins with the names of the columns. */
    public CsvWriter(List<String> header) {
        rows.writeRecord(header);
    }

    /** Begins with the names of the columns. */
    public CsvWriter(String... header) {
        this(List.of(header));
    }

    /** Adds a row of texts and numbers, which are written as Java writes them. */
    public CsvWriter row(Object... cells) {
        rows.writeRecord(Stream.of(cells).map(String::valueOf).toList());
        return this;
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
