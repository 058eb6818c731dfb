package recurrent4j.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.Set;
import picocli.CommandLine.Option;
import recurrent4j.io.CsvFormat;
import recurrent4j.io.CsvReader;
import recurrent4j.io.InputException;

/** The options that say how a CSV file is written, where that is not to be told from its beginning. */
@Heading("CSV")
public final class CsvOptions {

    private final Set<String> remarks = new LinkedHashSet<>();

    @Option(names = "--delimiter", paramLabel = "SIGN", description = "CSV delimiter, or tab (default: detected).")
    private String delimiter;

    @Option(names = "--decimal", paramLabel = "SIGN", description = "CSV decimal sign, . or , (default: detected).")
    private Character decimal;

    @Option(names = "--header", negatable = true, description = "First CSV row names columns (default: detected).")
    private Boolean header;

    @Option(names = "--quotes", negatable = true, description = "Quotes enclose CSV cells (default: detected).")
    private Boolean quotes;

    /**
     * Returns what the options say.
     *
     * @throws InputException if a sign cannot be what it is said to be
     */
    public CsvFormat format() {
        if (delimiter != null && delimiter.length() != 1 && !delimiter.matches("tab|\\\\t")) {
            throw new InputException("--delimiter \"%s\" is more than one sign; give one, or \"tab\".", delimiter);
        }
        Character sign = delimiter == null ? null : delimiter.length() == 1 ? delimiter.charAt(0) : (Character) '\t';
        return new CsvFormat(sign, quotes, decimal, header);
    }

    /**
     * Opens a file.
     *
     * @throws InputException if there is no such file, or it cannot be read
     */
    public CsvReader open(Path file) throws IOException {
        return described(CsvReader.open(file, format()));
    }

    /** Opens what comes from a stream, as {@link CsvReader#open(String, InputStream, CsvFormat)} does. */
    public CsvReader open(String name, InputStream bytes) throws IOException {
        return described(CsvReader.open(name, bytes, format()));
    }

    private CsvReader described(CsvReader rows) {
        remarks.add(rows.name() + ": " + rows.description());
        return rows;
    }

    /** How the files are written that were opened, in a sentence each, to be said once nothing is wrong with them. */
    public Set<String> remarks() {
        return remarks;
    }
}
