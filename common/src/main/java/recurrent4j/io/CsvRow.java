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
 * @param lines how many it takes
 * @param isBlank whether it is a line of nothing but blanks
 */
record CsvRow(int line, int lines, List<String> cells, boolean isBlank) {

    /** The most characters of a cell: beyond it a quote is missing somewhere, and memory has an end. */
    static final int LARGEST_CELL = 1 << 24;

    /** The most cells of a row: no table has as many columns. */
    static final int MOST_CELLS = 1 << 17;

    /** The most characters of a row: of some of the largest cells. */
    static final int LARGEST_ROW = 1 << 26;

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

    /** A row has more cells or characters than memory should be spent on. */
    static final class TooLargeException extends RuntimeException {

        private static final long serialVersionUID = 1;
    }

    /** Makes rows of what the library's parser finds. */
    static final class Collector extends AbstractBaseCsvCallbackHandler<CsvRow> {

        private List<String> cells = List.of();
        private boolean anyQuoted;
        private int breaks;
        private long characters;

        /** Returns the line in which the cell begins that is being read. */
        int line() {
            return (int) getStartingLineNumber() + breaks;
        }

        @Override
        protected void handleBegin(long line) {
            cells = new ArrayList<>(cells.size());
            anyQuoted = false;
            breaks = 0;
            characters = 0;
        }

        @Override
        protected void handleField(int index, char[] text, int offset, int length, boolean quoted) {
            characters += length;
            if (cells.size() >= MOST_CELLS || characters > LARGEST_ROW) {
                throw new TooLargeException();
            }
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
            return new CsvRow((int) getStartingLineNumber(), breaks + 1, Collections.unmodifiableList(cells), blank);
        }
    }
}
