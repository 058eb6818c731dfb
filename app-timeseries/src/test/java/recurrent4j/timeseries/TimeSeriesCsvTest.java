package recurrent4j.timeseries;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;
import org.assertj.core.api.ThrowableAssertAlternative;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TimeSeriesCsvTest {

    private static final String PRICES =
            "date,count,price\n2021-03-21,38,932.5\n2021-03-28,39,-8e2\n2021-04-04,36,+.5\n";

    @TempDir
    private Path folder;

    @Test
    void theTargetComesFirstAndTheOrderOfTheFeaturesIsTheUsers() throws Exception {
        TimeSeries series = TimeSeries.readCsv(file(PRICES), "price", List.of("count"), Optional.of("date"));

        assertThat(series.name()).isEqualTo("prices.csv");
        assertThat(series.columns()).containsExactly("price", "count");
        assertThat(series.values()).isDeepEqualTo(new double[][] {{932.5, -800, 0.5}, {38, 39, 36}});
        assertThat(series.time().name()).isEqualTo("date");
        assertThat(series.time().next(1)).containsExactly("2021-04-11");
    }

    @Test
    void withoutATimeColumnRowsAreCounted() throws Exception {
        assertThat(TimeSeries.readCsv(file(PRICES), "price", List.of(), Optional.empty())
                        .time())
                .isEqualTo(TimeAxis.counting(3));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\uFEFFdate,count,price\r\n2021-03-21,38,932.5\r\n2021-03-28,39,-800\r\n2021-04-04,36,0.5\r\n",
                "\uFEFF\"date\",\"count\",\"price\"\n\"2021-03-21\",\"38\",\"932.5\"\n"
                        + "2021-03-28,39,-800\n2021-04-04,36,0.5",
                "date , count, price\n2021-03-21, 38, 932.5 \n2021-03-28,39,-800\n2021-04-04,36,0.5\n\n\n",
                "other,price,date,count\n\"a, \"\"b\"\"\",932.5,2021-03-21,38\n,-800,2021-03-28,39\nx,.5,2021-04-04,36",
            })
    void byteOrderMarksLineEndsQuotesAndBlanksDoNotMatter(String content) throws Exception {
        TimeSeries series = TimeSeries.readCsv(file(content), "price", List.of("count"), Optional.of("date"));

        assertThat(series.values()).isDeepEqualTo(new double[][] {{932.5, -800, 0.5}, {38, 39, 36}});
        assertThat(series.time().labels()).containsExactly("2021-03-21", "2021-03-28", "2021-04-04");
    }

    @Test
    void aGzippedFileIsReadAsItsContent() throws Exception {
        Path file = folder.resolve("prices.csv.gz");
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
            out.write(PRICES.getBytes());
        }

        assertThat(TimeSeries.readCsv(file, "count", List.of(), Optional.empty())
                        .values()[0])
                .containsExactly(38, 39, 36);
    }

    @Test
    void aDamagedGzippedFileIsRefused() throws Exception {
        Path file = Files.write(folder.resolve("prices.csv.gz"), new byte[] {0x1f, (byte) 0x8b, 8, 0, 1});

        assertThatIllegalArgumentException()
                .isThrownBy(() -> CsvTable.read(file))
                .withMessage(file + " is a damaged gzip file; make or download it again.");
    }

    @Test
    void aFileThatIsNotThereOrIsAFolderIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CsvTable.read(folder.resolve("none.csv")))
                .withMessage("There is no file " + folder.resolve("none.csv") + "; check the path.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CsvTable.read(folder))
                .withMessage(folder + " is a folder; name the CSV file in it.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n", "\r\n\r\n", "\uFEFF"})
    void anEmptyFileIsRefused(String content) {
        assertRefused(content)
                .withMessage("prices.csv is empty; it needs a line of column names and a line for every step.");
    }

    @Test
    void aFileWithoutAHeaderOrWithNothingElseIsRefused() {
        assertRefused("1,2.5\n3,4\n")
                .withMessage("prices.csv begins with numbers (1, 2.5); its first line must name the columns.");
        assertRefused("count,price\n")
                .withMessage(
                        "prices.csv has a line of column names and nothing under it; it needs a line for every step.");
    }

    @Test
    void aColumnThatIsNotThereIsRefusedWithThoseThatAre() {
        assertRefused("date,cost\n2021-03-21,1\n")
                .withMessage("prices.csv has no column \"price\"; it has date, cost.");
    }

    @Test
    void aColumnThatIsThereTwiceIsRefusedIfItIsUsed() throws Exception {
        assertRefused("price,price\n1,2\n3,4\n")
                .withMessage("prices.csv has more than one column \"price\"; rename all but one of them.");
        assertThat(TimeSeries.readCsv(file("x,x,price\n1,2,3\n4,5,6\n"), "price", List.of(), Optional.empty())
                        .rows())
                .isEqualTo(2);
    }

    @Test
    void aColumnMayHaveOnlyOneRole() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TimeSeries.readCsv(file(PRICES), "price", List.of("price"), Optional.empty()))
                .withMessage("Column \"price\" is named twice; --target, --features and --time must differ, "
                        + "and the target's own past is always used.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TimeSeries.readCsv(file(PRICES), "price", List.of(), Optional.of("price")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"n/a", "NaN", "Infinity", "-Infinity", "1e39", "\"1,000\"", "1d", "0x1p3", "--1", "."})
    void aCellThatIsNotANumberIsRefusedWithItsLineAndColumn(String cell) {
        assertRefused("date,price\n1,2\n2," + cell + "\n3,4\n")
                .withMessage(
                        "prices.csv, line 3: \"%s\" in column \"price\" is not a number, such as -1.5 or 3e4; "
                                + "correct the cell.",
                        cell.replace("\"", ""));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  ", "\"\""})
    void anEmptyCellIsRefusedWithItsLineAndColumn(String cell) {
        assertRefused("date,price\n1,2\n2," + cell + "\n3,4\n")
                .withMessage("prices.csv, line 3: column \"price\" is empty; fill the cell.");
    }

    @Test
    void aRowOfAnotherLengthIsRefusedWithItsLine() {
        assertRefused("date,price\n1,2\n2\n3,4\n")
                .withMessage("prices.csv, line 3: the row has 1 cell(s) where the header has 2; "
                        + "complete or remove the line.");
        assertRefused("date,price\n1,2\n2,3\n\n3,4\n")
                .withMessageStartingWith("prices.csv, line 4: the row has 1 cell(s)");
        assertRefused("date,price\n1,2,3\n").withMessageStartingWith("prices.csv, line 2: the row has 3 cell(s)");
    }

    @Test
    void aQuoteThatIsNeverClosedIsRefusedWithItsLine() {
        assertRefused("date,price\n1,2\n2,\"3\n3,4\n")
                .withMessage("prices.csv, line 3: a double quote is never closed; close or remove it.");
    }

    @Test
    void aSeriesThatNeverChangesIsRefusedByName() {
        assertRefused("date,price\n1,5\n2,5.0\n")
                .withMessage("Column \"price\" of prices.csv never changes, so that there is nothing to learn; "
                        + "choose another or leave it out.");
    }

    @Test
    void aGapInTheTimeColumnIsRefusedWithItsLineInTheFile() {
        String[] lines = PRICES.split("\n");
        lines[3] = "2021-04-18,36,1\n2021-04-25,36,1";

        assertThatIllegalArgumentException()
                .isThrownBy(() -> TimeSeries.readCsv(
                        file(String.join("\n", Arrays.asList(lines))), "price", List.of(), Optional.of("date")))
                .withMessageStartingWith("prices.csv, line 4: \"date\" goes from 2021-03-28 to 2021-04-18, ");
    }

    private ThrowableAssertAlternative<IllegalArgumentException> assertRefused(String content) {
        return assertThatIllegalArgumentException()
                .isThrownBy(() -> TimeSeries.readCsv(file(content), "price", List.of(), Optional.empty()));
    }

    private Path file(String content) throws IOException {
        return Files.writeString(folder.resolve("prices.csv"), content);
    }
}
