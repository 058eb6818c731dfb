package recurrent4j.timeseries.series;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssertAlternative;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import recurrent4j.io.InputException;
import recurrent4j.timeseries.series.Reading.Duplicates;
import recurrent4j.timeseries.series.Reading.MissingValues;

/** How moments are read, and written again, in the many ways in which files write them. */
class DateFormsTest {

    @TempDir
    private Path folder;

    /** S1, S8. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "202010, 202011, 202012 | month | 12 | 202101, 202102",
                "20210429, 20210430 | day | 7 | 20210501, 20210502",
                "20180101, 20180201, 20180301 | month | 12 | 20180401, 20180501",
                "20201230, 20210106 | 7 days | 52 | 20210113, 20210120",
                "2021.11, 2021.12 | month | 12 | 2022.01, 2022.02",
                "2021.08, 2021.09, 2021.1, 2021.11 | month | 12 | 2021.12, 2022.01",
                "2021.07, 2021.08, 2021.09 | month | 12 | 2021.10, 2021.11",
                "2021.9, 2021.10, 2021.11, 2021.12 | month | 12 | 2022.1, 2022.2",
                "202101010000, 202101010100 | hour | 24 | 202101010200, 202101010300",
                "20210101T230000, 20210101T233000 | 30 minutes | 48 | 20210102T000000, 20210102T003000",
                "2021010122, 2021010123 | hour | 24 | 2021010200, 2021010201",
                "2020Q3, 2020Q4 | 3 months | 4 | 2021Q1, 2021Q2",
                "2020-Q3, 2020-Q4 | 3 months | 4 | 2021-Q1, 2021-Q2",
                "Q3 2020, Q4 2020 | 3 months | 4 | Q1 2021, Q2 2021",
                "2020M11, 2020M12 | month | 12 | 2021M01, 2021M02",
                "Nov 2020, Dec 2020 | month | 12 | Jan 2021, Feb 2021",
                "30-Dec-2020, 31-Dec-2020 | day | 7 | 01-Jan-2021, 02-Jan-2021",
                "2020/12/30, 2020/12/31 | day | 7 | 2021/01/01, 2021/01/02",
                "30.12.2020, 31.12.2020 | day | 7 | 01.01.2021, 02.01.2021",
                "30.12.2020 23:00, 31.12.2020 00:00 | hour | 24 | 31.12.2020 01:00, 31.12.2020 02:00",
                "12/30/2020, 12/31/2020 | day | 7 | 01/01/2021, 01/02/2021",
                "9/29/2020, 9/30/2020 | day | 7 | 10/1/2020, 10/2/2020",
                "30/12/2020, 31/12/2020 | day | 7 | 01/01/2021, 02/01/2021",
                "2021-9-30, 2021-10-1 | day | 7 | 2021-10-2, 2021-10-3",
                "2021-11, 2021-12 | month | 12 | 2022-01, 2022-02",
                "2021-9, 2021-10 | month | 12 | 2021-11, 2021-12",
                "2020-W52, 2020-W53 | 7 days | 52 | 2021-W01, 2021-W02",
                "2021-W51, 2021-W52 | 7 days | 52 | 2022-W01, 2022-W02",
                "2020W53, 2021W01 | 7 days | 52 | 2021W02, 2021W03",
                "2020-W53-1, 2021-W01-1 | 7 days | 52 | 2021-W02-1, 2021-W03-1",
                "2020:52, 2020:53, 2021:01 | 7 days | 52 | 2021:02, 2021:03",
                "2020:51, 2020:52 | period of 52 | 52 | 2021:1, 2021:2",
                "2020:11, 2020:12 | period of 12 | 12 | 2021:1, 2021:2",
                "2018:01, 2018:02 | period of 4 | 4 | 2018:03, 2018:04",
                "1609459200, 1609462800 | hour | 24 | 1609466400, 1609470000",
                "1606780800, 1609459200, 1612137600 | month | 12 | 1614556800, 1617235200",
                "1609459200000, 1609459260000 | minute | 1440 | 1609459320000, 1609459380000",
                "1609459200500, 1609459260500 | minute | 1440 | 1609459320500, 1609459380500",
                "1616799600, 1616886000, 1616968800, 1617055200 | day | 7 | 1617141600, 1617228000",
                "202011.0, 202012.0 | month | 12 | 202101.0, 202102.0",
                "20201231.0, 20210101.0 | day | 7 | 20210102.0, 20210103.0",
                "1609459200.0, 1609462800.0 | hour | 24 | 1609466400.0, 1609470000.0",
                "44197, 44228, 44256 | month | 12 | 44287, 44317",
                "44200, 44201, 44202, 44203, 44204, 44207, 44208, 44209, 44210, 44211 | business day | 5 | 44214, 44215",
                "44197, 44198, 44199 | 1 | 1 | 44200, 44201",
                "9:30, 10:00, 10:30 | 30 minutes | 48 | 11:00, 11:30",
                "22:00, 23:00 | hour | 24 | 00:00, 01:00",
                "2021-03-21 14:00:00.000, 2021-03-21 14:00:00.500 | 0.5 seconds | 1 |"
                        + " 2021-03-21 14:00:01.000, 2021-03-21 14:00:01.500",
                "2021-03-21T14:00:00.000Z, 2021-03-21T15:00:00.000Z | hour | 24 |"
                        + " 2021-03-21T16:00:00.000Z, 2021-03-21T17:00:00.000Z",
                "2021-03-21 14:00:00 UTC, 2021-03-21 15:00:00 UTC | hour | 24 |"
                        + " 2021-03-21 16:00:00 UTC, 2021-03-21 17:00:00 UTC",
                "2021-10-31T01:00+02:00, 2021-10-31T02:00+02:00, 2021-10-31T02:00+01:00 | hour | 24 |"
                        + " 2021-10-31T03:00+01:00, 2021-10-31T04:00+01:00",
                "2021-10-30 00:00:00+02, 2021-10-31 00:00:00+02, 2021-11-01 00:00:00+01, 2021-11-02 00:00:00+01 | day | 7 |"
                        + " 2021-11-03 00:00:00+01, 2021-11-04 00:00:00+01",
                "3/21/2021 1:00 PM, 3/21/2021 2:00 PM | hour | 24 | 3/21/2021 3:00 PM, 3/21/2021 4:00 PM",
                "2021-01-29, 2021-02-26, 2021-03-31 | month | 12 | 2021-04-30, 2021-05-31",
                "2021-04-01, 2021-05-03, 2021-06-01 | month | 12 | 2021-07-01, 2021-08-02",
                "001, 002 | 1 | 1 | 003, 004",
                "099, 100 | 1 | 1 | 101, 102",
                "1.0, 2.0 | 1 | 1 | 3.0, 4.0",
                "199901, 199902, 199913 | 1 | 1 | 199914, 199915",
                "1000000001, 1000000002 | 1 | 1 | 1000000003, 1000000004",
                "2019, 2020 | 1 | 1 | 2021, 2022",
                "1990.25, 1990.5, 1990.75 | quarter | 4 | 1991, 1991.25",
            })
    void momentsToComeAreWrittenAsTheFileWritesThem(String stamps, String step, int season, String next)
            throws Exception {
        SeriesSet set = read(stamps, Reading.treating(MissingValues.DROP));

        assertThat(set.frequency().step()).isIn(step, "1 " + step);
        assertThat(set.season()).isEqualTo(season);
        assertThat(set.series().get(0).clock().next(2)).containsExactly(next.split(", "));
        assertThat(set.series().get(0).clock().label(0)).isEqualTo(stamps.substring(stamps.lastIndexOf(", ") + 2));
    }

    /** S1: 88 months were invented between December and January. */
    @Test
    void noMonthIsInventedBetweenDecemberAndJanuary() throws Exception {
        SeriesSet set = read("202011, 202012, 202101, 202103", Reading.treating(MissingValues.INTERPOLATE));

        assertThat(set.series().get(0).length()).isEqualTo(5);
        assertThat(set.repairs().interpolated()).isEqualTo(1);
    }

    /** S1. */
    @Test
    void aDateThatDoesNotExistIsRefusedRatherThanTakenForANumber() {
        assertRefused("20210227, 20210228, 20210229, 20210301, 20210302, 20210303")
                .withMessageStartingWith("sales.csv, line 4: \"20210229\" cannot be placed in time;");
        assertRefused("22:00, 23:00, 24:00")
                .withMessageStartingWith("sales.csv, line 4: \"24:00\" cannot be placed in time;");
        assertRefused("2020-W52, 2020-W53, 2021-W53")
                .withMessageStartingWith("sales.csv, line 4: \"2021-W53\" cannot be placed in time;");
    }

    /** S1. */
    @Test
    void whatCanBeReadInTwoWaysIsRefused() {
        assertRefused("01/02/2021, 02/02/2021")
                .withMessage("\"01/02/2021\" can be read as 2021-02-01 or as 2021-01-02, and no other time stamp tells"
                        + " which; say --date-format dd/MM/yyyy or --date-format MM/dd/yyyy.");
        for (String stamps : List.of("2021.1, 2021.2", "2021-1, 2021-2", "2021/3, 2021/4")) {
            assertRefused(stamps)
                    .withMessageContaining("can be a month, a quarter or a part of a year; write 2021-01 or 2021Q1");
        }
        assertRefused("9:30, 10:00, 9:30")
                .withMessage("sales.csv, line 4: 9:30 of series sales follows 10:00, and times of day do not tell which"
                        + " day is meant; write the date before them, as in 2021-03-21 14:00.");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "01/02/2021, 02/02/2021 | dd/MM/yyyy | day | 03/02/2021",
                "01/02/2021, 02/02/2021 | MM/dd/yyyy | month | 03/02/2021",
                "1.2.21, 2.2.21 | d.M.yy | day | 3.2.21",
                "2021.1, 2021.2 | yyyy.M | month | 2021.3",
                "21-03-2021 14h, 21-03-2021 15h | dd-MM-yyyy HH'h' | hour | 21-03-2021 16h",
                "Week 05 of 2021, Week 06 of 2021 | 'Week' ww 'of' YYYY | 7 days | Week 07 of 2021",
                "2021, 2022 | yyyy | year | 2023"
            })
    void theFormOfDatesCanBeNamed(String stamps, String pattern, String step, String next) throws Exception {
        SeriesSet set = read(stamps, Reading.strict().datedBy(Optional.of(pattern)));

        assertThat(set.frequency().step()).isIn(step, "1 " + step);
        assertThat(set.series().get(0).clock().label(1)).isEqualTo(next);
    }

    @Test
    void aFormThatIsNoneOrDoesNotFitIsRefused() {
        for (String pattern : List.of("jj", "dd.mm", "{")) {
            assertThatExceptionOfType(InputException.class)
                    .isThrownBy(() ->
                            read("2021-01-01, 2021-01-02", Reading.strict().datedBy(Optional.of(pattern))))
                    .withMessageStartingWith("--date-format \"" + pattern + "\" is no pattern of dates; say it as in");
        }
        assertThatExceptionOfType(InputException.class)
                .isThrownBy(() -> read("2021-01-01, x", Reading.strict().datedBy(Optional.of("yyyy-MM-dd"))))
                .withMessageStartingWith("sales.csv, line 3: \"x\" cannot be placed in time;");
    }

    /** S1: the way out where numbers only look like dates. */
    @Test
    void aStepThatIsANumberMakesNumbersOfThem() throws Exception {
        assertThat(next("202011, 202012", step("1"))).isEqualTo("202013");
        assertThat(next("2021.1, 2021.2", step("0.1"))).isEqualTo("2021.3");
        assertThat(next("1609459200, 1609459260", step("60"))).isEqualTo("1609459320");
    }

    /** S13. */
    @ParameterizedTest
    @CsvSource({"FIRST, 2, 3", "LAST, 20, 30", "MEAN, 11, 16.5"})
    void theHourThatDaylightSavingTimeRepeatsIsMadeOne(Duplicates treatment, double two, double half) throws Exception {
        String hours = "2021-10-31 01:30, 2021-10-31 02:00, 2021-10-31 02:30, 2021-10-31 02:00, 2021-10-31 02:30,"
                + " 2021-10-31 03:00";
        Path file = file(hours, 1, 2, 3, 20, 30, 4);
        SeriesColumns columns = new SeriesColumns(SeriesColumns.Format.COLUMN, "", "ds", "y", List.of());

        SeriesSet set =
                columns.read(file, new Reading(MissingValues.REFUSE, treatment, Optional.empty(), Optional.empty()));

        assertThat(set.series().get(0).values()).containsExactly(1, two, half, 4);
        assertThat(set.repairs())
                .hasToString("0 value(s) interpolated, 0 left out, 2 repeated moment(s) made one, in 1 series");
        assertThatExceptionOfType(InputException.class)
                .isThrownBy(() -> columns.read(file, Reading.strict()))
                .withMessageContaining("does not come after");
    }

    private static Reading step(String words) {
        return new Reading(MissingValues.REFUSE, Duplicates.REFUSE, Optional.of(words), Optional.empty());
    }

    private String next(String stamps, Reading reading) throws Exception {
        return read(stamps, reading).series().get(0).clock().label(1);
    }

    private ThrowableAssertAlternative<InputException> assertRefused(String stamps) {
        return assertThatExceptionOfType(InputException.class)
                .isThrownBy(() -> read(stamps, Reading.treating(MissingValues.INTERPOLATE)));
    }

    private SeriesSet read(String stamps, Reading reading) throws Exception {
        double[] values = IntStream.rangeClosed(1, stamps.split(", ").length)
                .asDoubleStream()
                .toArray();
        return new SeriesColumns(SeriesColumns.Format.COLUMN, "", "ds", "y", List.of())
                .read(file(stamps, values), reading);
    }

    private Path file(String stamps, double... values) throws Exception {
        var rows = new StringBuilder("ds,y\n");
        List<String> all = Arrays.asList(stamps.split(", "));
        for (int row = 0; row < all.size(); row++) {
            rows.append(all.get(row)).append(',').append(values[row]).append('\n');
        }
        return Files.writeString(folder.resolve("sales.csv"), rows);
    }
}
