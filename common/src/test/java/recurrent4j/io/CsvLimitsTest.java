package recurrent4j.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static recurrent4j.io.CsvReaderTest.open;
import static recurrent4j.io.CsvReaderTest.rows;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tables that have no end where one is expected, or that no table is as large as. */
class CsvLimitsTest {

    @ParameterizedTest
    @ValueSource(
            strings = {"a,b\nx,y\n\"one,1\ntwo,2\n", "a,b\n\"x\ny\",\"one\ntwo\n", "a,b\nx,y\n\"one\" two,1\nthree,4\n"
            })
    void aQuoteThatIsNotClosedIsNamedWithTheLineWhereItBegins(String content) {
        assertThatExceptionOfType(InputException.class)
                .isThrownBy(() -> rows(content))
                .withMessageStartingWith("toy.csv, line 3 begins a double quote that is not closed");
    }

    @Test
    void manyLinesInOneCellAndAnUnclosedQuoteTakeLinearTime() {
        String lines = "a line of a long mail\n".repeat(200_000);
        assertTimeout(Duration.ofSeconds(10), () -> {
            assertThat(rows("text,label\n\"" + lines + "\",pos\n").get(0).get(0))
                    .isEqualTo(lines);
            assertThatExceptionOfType(InputException.class)
                    .isThrownBy(() -> rows("text,label\nx,y\n\"" + lines))
                    .withMessageStartingWith("toy.csv, line 3 begins");
        });
    }

    @Test
    void aCellHasALimitSoThatAnUnclosedQuoteDoesNotFillTheMemory() {
        var endless = new InputStream() {
            private long read;

            @Override
            public int read() {
                return read++ == 0 ? '"' : 'x';
            }
        };
        assertTimeout(
                Duration.ofSeconds(10),
                () -> assertThatExceptionOfType(InputException.class)
                        .isThrownBy(() -> CsvReader.open("toy.csv", endless, CsvFormat.DETECTED))
                        .withMessageContaining("a cell of more than 16,777,216 characters"));
    }

    @Test
    void aRowHasALimitSoThatDelimitersDoNotFillTheMemory() {
        String endless = "a,b\n1,2\n" + ",".repeat(CsvRow.MOST_CELLS);
        assertThatExceptionOfType(InputException.class)
                .isThrownBy(() -> rows(endless))
                .withMessage(
                        "toy.csv, line 3 begins a row of more than 131,072 cells or 67,108,864 characters; check that"
                                + " the file is a table.");
    }

    @Test
    void aMessageNamesAFewOfManyColumns() throws IOException {
        try (CsvReader reader = open("column,".repeat(100) + "\u0007" + "x".repeat(300) + "\n", CsvFormat.DETECTED)) {
            assertThat(reader.columns()).endsWith("column, column and 71 more").hasSizeLessThan(300);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 10_000})
    void aZeroByteBeforeAClosingQuoteIsNamedWithItsLine(int rowsBefore) {
        String content = "text,label\n" + "good,pos\n".repeat(rowsBefore) + "\"so good\0\",pos\nbad,neg\n";
        assertThatIOException()
                .isThrownBy(() -> rows(content))
                .withMessage(Text.of(
                        "toy.csv holds a zero byte at offset %,d, in line %,d, so that it is no text but binary; give a"
                                + " text file in UTF-8.",
                        19 + 9 * rowsBefore, 2 + rowsBefore));
    }
}
