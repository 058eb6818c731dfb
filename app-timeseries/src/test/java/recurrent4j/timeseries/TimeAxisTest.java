package recurrent4j.timeseries;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.assertj.core.api.ThrowableAssertAlternative;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TimeAxisTest {

    @ParameterizedTest
    @CsvSource({
        "2021-03-21 2021-03-28 2021-04-04, 2021-04-11 2021-04-18",
        "2020-01-01 2020-02-01 2020-03-01, 2020-04-01 2020-05-01",
        "2020-01-31 2020-02-29 2020-03-31, 2020-04-30 2020-05-31",
        "2019-12-31 2020-03-31 2020-06-30, 2020-09-30 2020-12-31",
        "2018-02-28 2019-02-28 2020-02-28, 2021-02-28 2022-02-28",
        "2021-02-28 2021-03-28 2021-04-25, 2021-05-23 2021-06-20",
        "2020-11 2020-12 2021-01, 2021-02 2021-03",
        "2021-03-21T22:00 2021-03-21T23:00 2021-03-22T00:00, 2021-03-22T01:00 2021-03-22T02:00",
        "2021-01-31T23:59:59Z 2021-02-28T23:59:59Z, 2021-03-31T23:59:59Z 2021-04-30T23:59:59Z",
        "1999 2000 2001, 2002 2003",
        "-1 0 1, 2 3",
        "1949.00 1949.083 1949.167 1949.25, 1949.333 1949.417",
        "0.5 0.75, 1 1.25",
    })
    void equalStepsOfTheCalendarOrOfNumbersGoOn(String labels, String next) {
        TimeAxis axis = TimeAxis.of("t", List.of(labels.split(" ")), row -> "row " + row);

        assertThat(axis.next(2)).containsExactly(next.split(" "));
    }

    @Test
    void timesOfDayMayFollowABlank() {
        List<String> labels = List.of("2016-07-01 00:00:00", "2016-07-01 00:15:00");

        assertThat(TimeAxis.of("t", labels, row -> "").next(1)).containsExactly("2016-07-01 00:30:00");
    }

    @Test
    void rowsWithoutTimesAreCountedFromOne() {
        assertThat(TimeAxis.counting(3).labels()).containsExactly("1", "2", "3");
        assertThat(TimeAxis.counting(3).slice(1, 3).next(2)).containsExactly("4", "5");
    }

    @Test
    void aGapIsNamedWithItsLineAndBothNeighbours() {
        assertRefused("2021-03-01 2021-03-02 2021-03-05 2021-03-06")
                .withMessage("row 2: \"date\" goes from 2021-03-02 to 2021-03-05, but its usual step is 1 day; "
                        + "complete the rows, or leave out --time to take them as equally spaced.");
    }

    @Test
    void aGapAtTheStartIsFoundByWhatFollows() {
        assertRefused("2020-01 2020-03 2020-04 2020-05")
                .withMessageStartingWith(
                        "row 1: \"date\" goes from 2020-01 to 2020-03, but its usual step is 1 month;");
    }

    @Test
    void aGapInNumbersIsFound() {
        assertRefused("1 2 4 5").withMessageStartingWith("row 2: \"date\" goes from 2 to 4, but its usual step is 1;");
    }

    @Test
    void aSingleMissingHourIsFound() {
        assertRefused("2021-03-21T00:00 2021-03-21T01:00 2021-03-21T03:00 2021-03-21T04:00")
                .withMessageContaining("its usual step is 1 hour");
    }

    @ParameterizedTest
    @ValueSource(strings = {"2021-03-02 2021-03-01", "2021-03-02 2021-03-02", "5 4", "5 5"})
    void timeMustGoForward(String labels) {
        assertRefused(labels)
                .withMessageMatching("row 1: \\S+ does not come after \\S+ in \"date\"; "
                        + "sort the rows by time and keep one of each.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"21.03.2021", "2021-02-30", "", "Monday", "1e-999999999", "2021-01-01 7", "7 2021-01-01", "1 NaN"
            })
    void whatIsNeitherNumberNorDateIsRefusedWithItsPlace(String labels) {
        assertRefused(labels).withMessageMatching("row [01]: \"\\S*\" in \"date\" cannot be placed in time; .*");
    }

    private static ThrowableAssertAlternative<IllegalArgumentException> assertRefused(String labels) {
        return assertThatIllegalArgumentException()
                .isThrownBy(() -> TimeAxis.of("date", List.of(labels.split(" ")), row -> "row " + row));
    }
}
