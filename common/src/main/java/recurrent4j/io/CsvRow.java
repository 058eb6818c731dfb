package recurrent4j.io;

import de.siegmar.fastcsv.reader.AbstractBaseCsvCallbackHandler;
import de.siegmar.fastcsv.reader.CsvReader.CsvReaderBuilder;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * A row of a CSV file.
 *
 * @param isBlank whether it is a line of nothing but blanks
 */
record CsvRow(int line, List<String> cells, boolean isBlank) {

    /** The most characters of a cell: beyond it a quote is missing somewhere, and memory has an end. */
    static final int LARGEST_CELL = 1 << 24;

    /** Returns how the library reads files that are written so; a text never holds the zero character. */
    static CsvReaderBuilder builder(char delimiter, boolean quotes) {
        return de.siegmar.fastcsv.reader.CsvReader.builder()
                .fieldSeparator(delimiter)
                .quoteCharacter(quotes ? '"' : '\0')
                .skipEmptyLines(false)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .maxBufferSize(LARGEST_CELL);
    }

    /** Makes rows of what the library's parser finds. */
    static final class Collector extends AbstractBaseCsvCallbackHandler<CsvRow> {

        private List<String> cells = List.of();
        private boolean anyQuoted;
        private int breaks;

        /** Returns the line in which the cell begins that is being read. */
        int line() {
            return (int) getStartingLineNumber() + breaks;
        }

        @Override
        protected void handleBegin(long line) {
            cells = new ArrayList<>(cells.size());
            anyQuoted = false;
            breaks = 0;
        }

        @Override
        protected void handleField(int index, char[] text, int offset, int length, boolean quoted) {
            cells.add(new String(text, offset, length));
            anyQuoted |= quoted;
            for (int i = offset; quoted && i < offset + length; i++) {
                breaks += text[i] == '\n' ? 1 : 0;
            }
        }

        @Override
        protected void handleEmpty() {
            cells.add("");
        }

        @Override
        protected CsvRow buildRecord() {
            boolean blank = !anyQuoted && cells.size() == 1 && cells.get(0).isBlank();
            return new CsvRow((int) getStartingLineNumber(), Collections.unmodifiableList(cells), blank);
        }
    }
}
