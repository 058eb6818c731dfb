package recurrent4j.timeseries.series;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;
import org.assertj.core.api.ThrowableAssertAlternative;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import recurrent4j.timeseries.series.Reading.Duplicates;
import recurrent4j.timeseries.series.Reading.MissingValues;

class SeriesColumnsTest {

    private static final String HEADER = "unique_id,ds,y\n";
    private static final String GAP =
            HEADER + "A,2021-01-01,1\nA,2021-01-02,2\nA,2021-01-05,5\nA,2021-01-06,6\nB,2021-01-01,1\nB,2021-01-02,1\n";

    @TempDir
    private Path folder;

    @Test
    void seriesMayBeMixedOfDifferentLengthAndKeepTheirOrder() throws Exception {
        SeriesSet set = read(HEADER + "B,2021-01,1\nA,2021-02,7.5\nB,2021-02,2\nB,2021-03,-3e1\nA,2021-03,8\n");

        assertThat(set.name()).isEqualTo("sales.csv");
        assertThat(set.series()).extracting(Series::id).containsExactly("B", "A");
        assertThat(set.series().get(0).values()).containsExactly(1, 2, -30);
        assertThat(set.series().get(1).values()).containsExactly(7.5, 8);
        assertThat(set.series().get(1).clock().next(2)).containsExactly("2021-04", "2021-05");
        assertThat(set.repairs()).hasToString("nothing was missing");
    }

    @ParameterizedTest
    @CsvSource({
        "2021-01-31 2021-02-28 2021-03-31, 1 month, 12, 2021-04-30",
        "2020-01 2020-04 2020-07, 3 months, 4, 2020-10",
        "2019-12-31 2020-12-31, 1 year, 1, 2021-12-31",
        "2021-03-21 2021-03-28 2021-04-04, 7 days, 52, 2021-04-11",
        "2021-03-21 2021-03-22, 1 day, 7, 2021-03-23",
        "2021-03-21T22:00 2021-03-21T23:00, 1 hour, 24, 2021-03-22T00:00",
        "2021-03-21T22:00 2021-03-21T22:15, 15 minutes, 96, 2021-03-21T22:30",
        "1990:3 1990:4 1991:1, 1 period of 4, 4, 1991:2",
        "1990:11 1990:12 1991:1, 1 period of 12, 12, 1991:2",
        "1949 1949.083 1949.167 1949.25, 1 month, 12, 1949.333",
        "1 2 3, 1, 1, 4",
        "0 10 20, 10, 1, 30",
    })
    void theFrequencyIsDetectedWithItsSeason(String stamps, String step, int season, String next) throws Exception {
        SeriesSet set = read(rows(stamps));

        assertThat(set.frequency().step()).isEqualTo(step);
        assertThat(set.season()).isEqualTo(season);
        assertThat(set.series().get(0).clock().label(1)).isEqualTo(next);
        assertThat(set.series().get(0).clock().label(0)).isEqualTo(stamps.substring(stamps.lastIndexOf(' ') + 1));
    }

    @ParameterizedTest
    @CsvSource({
        "2020-01-31 2020-02-29 2020-03-31, 2020-04-30 2020-05-31",
        "2018-02-28 2019-02-28 2020-02-28, 2021-02-28 2022-02-28",
        "2021-02-28 2021-03-28 2021-04-25, 2021-05-23 2021-06-20",
        "2020-11 2020-12 2021-01, 2021-02 2021-03",
        "2021-01-31T23:59:59Z 2021-02-28T23:59:59Z, 2021-03-31T23:59:59Z 2021-04-30T23:59:59Z",
        "-1 0 1, 2 3",
        "1949.00 1949.083 1949.167 1949.25, 1949.333 1949.417",
        "0.5 0.75, 1 1.25",
    })
    void theStampsGoOnAsTheyAreWritten(String stamps, String next) throws Exception {
        assertThat(read(rows(stamps)).series().get(0).clock().next(2)).containsExactly(next.split(" "));
    }

    @Test
    void timesOfDayMayFollowABlank() throws Exception {
        SeriesSet set = read(HEADER + "A,2016-07-01 00:00:00,1\nA,2016-07-01 00:15:00,2\n");

        assertThat(set.series().get(0).clock().next(1)).containsExactly("2016-07-01 00:30:00");
    }

    @Test
    void aColumnMayHaveOnlyOneRole() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new SeriesColumns(SeriesColumns.Format.COLUMN, "", "ds", "y", List.of("y")))
                .withMessageStartingWith("Column \"y\" is named twice;");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new SeriesColumns(SeriesColumns.Format.COLUMN, "", "y", "y", List.of()));
    }

    @Test
    void theSeasonAndTheFrequencyCanBeGiven() throws Exception {
        String days = rows("2021-01-01 2021-01-03 2021-01-05");

        assertThat(read(days, new Reading(MissingValues.REFUSE, Duplicates.REFUSE, Optional.empty(), Optional.of(30)))
                        .frequency())
                .hasToString("one value every 2 days, a season of 30");
        assertThat(read(
                                days,
                                new Reading(
                                        MissingValues.INTERPOLATE,
                                        Duplicates.REFUSE,
                                        Optional.of("1 day"),
                                        Optional.empty()))
                        .frequency())
                .hasToString("one value every day, a season of 7");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> read(
                        days,
                        new Reading(MissingValues.REFUSE, Duplicates.REFUSE, Optional.of("1 month"), Optional.empty())))
                .withMessage("A step of 1 month does not fit dates that are not all on the same day of the month.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> read(
                        days,
                        new Reading(MissingValues.REFUSE, Duplicates.REFUSE, Optional.of("daily"), Optional.empty())))
                .withMessage(
                        "\"daily\" is no step between dates; say it as in 1 month, 7 days, 1 hour, 1 business day.");
    }

    @Test
    void oneSeriesInAColumnIsCalledAsTheFile() throws Exception {
        SeriesSet set = new SeriesColumns(SeriesColumns.Format.COLUMN, "", "date", "price", List.of())
                .read(file("date,price\n2021-01,3\n2021-02,4\n"), Reading.strict());
        SeriesSet counted = new SeriesColumns(SeriesColumns.Format.COLUMN, "", "", "price", List.of())
                .read(file("date,price\n2021-01,3\n2021-02,4\n"), Reading.strict());

        assertThat(set.series()).extracting(Series::id).containsExactly("sales");
        assertThat(set.series().get(0).clock().label(1)).isEqualTo("2021-03");
        assertThat(counted.series().get(0).clock().label(1)).isEqualTo("3");
        assertThat(counted.season()).isEqualTo(1);
    }

    @Test
    void aGzippedFileIsReadAsItsContent() throws Exception {
        Path file = folder.resolve("sales.csv.gz");
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
            out.write((HEADER + "A,1,5\nA,2,6\n").getBytes());
        }

        assertThat(new SeriesColumns(SeriesColumns.Format.LONG, "unique_id", "ds", "y", List.of())
                        .read(file, Reading.strict())
                        .series()
                        .get(0)
                        .values())
                .containsExactly(5, 6);
    }

    @Test
    void aGapIsRefusedWithItsLine() {
        assertRefused(GAP)
                .withMessage(
                        "sales.csv, line 4: series A goes from 2021-01-02 to 2021-01-05, but one value comes every "
                                + "day; complete the rows, or choose --missing interpolate or drop.");
    }

    @Test
    void aGapIsInterpolatedOnRequestAndCounted() throws Exception {
        SeriesSet set = read(GAP, Reading.treating(MissingValues.INTERPOLATE));

        assertThat(set.series().get(0).values()).containsExactly(1, 2, 3, 4, 5, 6);
        assertThat(set.repairs()).hasToString("2 value(s) interpolated, 0 left out, in 1 series");
    }

    @Test
    void aGapIsClosedOnRequestAndCounted() throws Exception {
        SeriesSet set = read(GAP, Reading.treating(MissingValues.DROP));

        assertThat(set.series().get(0).values()).containsExactly(1, 2, 5, 6);
        assertThat(set.series().get(0).clock().label(1)).isEqualTo("2021-01-07");
        assertThat(set.repairs()).hasToString("0 value(s) interpolated, 2 left out, in 1 series");
    }

    @ParameterizedTest
    @CsvSource({"''", "NA", "NaN", "null"})
    void anEmptyCellIsRefusedWithItsLineOrTreated(String cell) throws Exception {
        String rows = HEADER + "A,1," + cell + "\nA,2,2\nA,3," + cell + "\nA,4,6\nA,5," + cell + "\n";

        assertRefused(rows)
                .withMessage("sales.csv, line 2: the value of series A is empty; "
                        + "fill the cell, or choose --missing interpolate or drop.");
        SeriesSet interpolated = read(rows, Reading.treating(MissingValues.INTERPOLATE));
        assertThat(interpolated.series().get(0).values()).containsExactly(2, 4, 6);
        assertThat(interpolated.series().get(0).clock().label(1)).isEqualTo("5");
        assertThat(interpolated.repairs()).isEqualTo(new Repairs(1, 2, 0, 1));
        SeriesSet dropped = read(rows, Reading.treating(MissingValues.DROP));
        assertThat(dropped.series().get(0).values()).containsExactly(2, 6);
        assertThat(dropped.repairs()).isEqualTo(new Repairs(0, 3, 0, 1));
    }

    @Test
    void workingDaysCanBeTakenAsEquallySpaced() throws Exception {
        SeriesSet set = read(rows("2021-01-07 2021-01-08 2021-01-11 2021-01-12"), Reading.treating(MissingValues.DROP));

        assertThat(set.series().get(0).length()).isEqualTo(4);
    }

    @Test
    void aStepThatIsNoMultipleIsNotInterpolated() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> read(
                        rows("2021-01-01 2021-01-08 2021-01-15 2021-01-19"),
                        Reading.treating(MissingValues.INTERPOLATE)))
                .withMessageStartingWith("sales.csv, line 5: series A goes from 2021-01-15 to 2021-01-19")
                .withMessageEndingWith("choose --missing drop to take them as equally spaced.");
    }

    @Test
    void aSecondValueForOneMomentIsRefusedWithBothLines() {
        assertRefused(HEADER + "A,2021-01-01,1\nB,2021-01-01,1\nA,2021-01-01,2\n")
                .withMessage(
                        "sales.csv, line 4: series A has a second value for 2021-01-01, after that in line 2; keep one, or choose --duplicates first, last or mean.");
    }

    @Test
    void rowsOutOfOrderAreRefusedWithBothLines() {
        assertRefused(HEADER + "A,2021-01-02,1\nA,2021-01-01,2\n")
                .withMessage("sales.csv, line 3: 2021-01-01 of series A does not come after 2021-01-02 in line 2; "
                        + "sort the rows by time.");
    }

    @Test
    void mixedFrequenciesAreRefusedByName() {
        assertRefused(HEADER + "A,2021-01-01,1\nA,2021-01-08,1\nB,2021-01-01,1\nB,2021-01-02,1\n")
                .withMessage("sales.csv, line 4: series B comes every day, but series A every 7 days; "
                        + "give each frequency a file of its own, or name the right one with --frequency.");
    }

    @Test
    void aSeriesWithoutAnyValueIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> read(HEADER + "A,1,1\nB,1,\n", Reading.treating(MissingValues.DROP)))
                .withMessage("sales.csv, line 3: series B has no values at all; "
                        + "a forecast starts from at least one, so remove its rows, or choose --short skip.");
    }

    @Test
    void whatIsNoMomentNoNumberNoColumnOrNoRowIsRefusedWithItsPlace() {
        assertRefused(HEADER + "A,2021-01-01,1\nA,Monday,1\n")
                .withMessageStartingWith("sales.csv, line 3: \"Monday\" cannot be placed in time; use dates");
        assertRefused(HEADER + "A,1,one\n")
                .withMessage("sales.csv, line 2: \"one\" in column \"y\" is not a number, such as -1.5 or 3e4; "
                        + "correct the cell.");
        assertRefused("id,ds,y\nA,1,1\n").withMessage("sales.csv has no column \"unique_id\"; it has id, ds, y.");
        assertRefused(HEADER + "A,1\n").withMessageStartingWith("sales.csv, line 2: the row has 2 cell(s) where");
        assertRefused(HEADER)
                .withMessage("sales.csv has no values; it needs a line of column names and lines under it.");
        assertRefused("").withMessageStartingWith("sales.csv has no values;");
        assertRefused(HEADER + "A,1990:13,1\nA,1990:60,1\n").withMessageContaining("cannot be placed in time");
    }

    private static String rows(String stamps) {
        return HEADER + "A," + stamps.replace(" ", ",1\nA,") + ",1\n";
    }

    private ThrowableAssertAlternative<IllegalArgumentException> assertRefused(String content) {
        return assertThatIllegalArgumentException().isThrownBy(() -> read(content));
    }

    private SeriesSet read(String content) throws IOException {
        return read(content, Reading.strict());
    }

    private SeriesSet read(String content, Reading reading) throws IOException {
        return new SeriesColumns(SeriesColumns.Format.LONG, "unique_id", "ds", "y", List.of())
                .read(file(content), reading);
    }

    private Path file(String content) throws IOException {
        return Files.writeString(folder.resolve("sales.csv"), content);
    }
}
