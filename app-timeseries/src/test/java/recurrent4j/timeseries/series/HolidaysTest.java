package recurrent4j.timeseries.series;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import recurrent4j.io.CsvFormat;
import recurrent4j.io.CsvReader;
import recurrent4j.io.Json;

/** Events of a calendar as numbers that are known ahead. */
class HolidaysTest {

    @Test
    void aDayOfAnEventIsOneAndAllOthersAreZero() throws IOException {
        SeriesSet set = days("2024-12-22", 5).with(read("ds\n2024-12-25\n", 0, 0));

        assertThat(set.names().future()).containsExactly("holiday");
        assertThat(set.series().get(0).covariates().future()[0]).containsExactly(0, 0, 0, 1, 0);
    }

    @Test
    void eventsAreKnownAsFarAheadAsIsAsked() throws IOException {
        SeriesSet set = days("2024-12-22", 2).with(read("ds\n25.12.2024\n", 0, 0));

        assertThat(set.knowsAhead(100)).isTrue();
        assertThat(set.reaching(3).series().get(0).covariates().future()[0]).containsExactly(0, 0, 0, 1, 0);
    }

    /** Prophet's columns; a window of the file goes before that of the options. */
    @Test
    void eachNameAndEachDayOfItsWindowHasAColumn() throws IOException {
        Holidays holidays =
                read("holiday,ds,lower_window,upper_window\nXmas,2024-12-25,-1,0\nparty,2024-12-24,,\n", 0, 1);
        SeriesSet set = days("2024-12-23", 4).with(holidays);

        assertThat(set.names().future()).containsExactly("holiday", "Xmas -1", "Xmas", "party", "party +1");
        assertThat(set.series().get(0).covariates().future())
                .isDeepEqualTo(new double[][] {{0, 1, 1, 0}, {0, 1, 0, 0}, {0, 0, 1, 0}, {0, 1, 0, 0}, {0, 0, 1, 0}});
        assertThat(holidays.sentence())
                .isEqualTo(
                        "days.csv: 2 event(s) from 2024-12-24 to 2024-12-25, known ahead as holiday, Xmas -1, Xmas, party, party +1.");
    }

    @Test
    void anEventOfOneSeriesIsNoneOfOthers() throws IOException {
        Series one = days("2024-01-01", 2).series().get(0);
        SeriesSet both = days("2024-01-01", 2).with(List.of(one, new Series("B", one.values(), one.clock())));

        Holidays holidays = read("shop,ds\nB,2024-01-01\n,2024-01-02\nZ,2024-01-02\n", 0, 0);
        SeriesSet set = both.with(holidays);

        assertThat(set.series().get(0).covariates().future()[0]).containsExactly(0, 1);
        assertThat(set.series().get(1).covariates().future()[0]).containsExactly(1, 1);
        assertThat(holidays.strangers(set)).containsExactly("Z");
    }

    /** From each moment until the next; months as a whole, on whatever day their values lie. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            2024-01-01 2024-01-08 2024-01-15 | 1 2 0
            2023-12 2024-01 2024-02 | 0 3 0
            2023-12-31 2024-01-31 2024-02-29 | 0 3 0
            2024-01-04 2024-01-05 2024-01-08 2024-01-09 | 0 0 0 0
            2024-01-07T23:00 2024-01-08T00:00 2024-01-08T01:00 | 0 1 1
            2024-01-08 2024-01-09 2024-01-10 | 1 1 0
            """)
    void inLongerStepsEventsAreCounted(String labels, String counts) throws IOException {
        SeriesSet set = at(labels.split(" ")).with(read("ds\n2024-01-06\n2024-01-08\n2024-01-09\n", 0, 0));

        String counted = String.join(
                " ",
                IntStream.range(0, set.series().get(0).length())
                        .mapToObj(i -> Integer.toString(
                                (int) set.series().get(0).covariates().future()[0][i]))
                        .toList());
        if (labels.startsWith("2024-01-04")) {
            assertThat(counted).as("business days").isEqualTo("0 0 1 1");
        } else {
            assertThat(counted).isEqualTo(counts);
        }
    }

    @Test
    void otherEventsAreCountedInTheColumnsOfATraining() throws IOException {
        Holidays trained = read("ds,holiday\n2024-01-01,a\n2024-01-02,b\n", 0, 0);
        Holidays later = read("ds,holiday\n2025-01-01,a\n2025-01-02,c\n", 0, 0);

        SeriesSet set = days("2025-01-01", 2).with(trained.replacedBy(later));

        assertThat(set.names().future()).containsExactly("holiday", "a", "b");
        assertThat(set.series().get(0).covariates().future()).isDeepEqualTo(new double[][] {{1, 1}, {1, 0}, {0, 0}});
    }

    @Test
    void theyAreSavedAsTheyAre() throws IOException {
        Holidays holidays = read("ds,holiday\n2024-01-01,a\n2024-01-02,b\n", 1, 0);
        JsonNode tree = Json.mapper().valueToTree(holidays);

        assertThat(Json.read(tree, Holidays.class)).isEqualTo(holidays);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            a,b;1,2 | days.csv has no column of days, ds or date, but a, b; rename it.
            ds;yesterday | days.csv, line 2: "yesterday" is no day of an event; write it as in 2024-12-25.
            ds,upper_window;2024-01-01,many | days.csv, line 2: a window of "many" is no number of days; write one such as -1 or 2.
            ds,upper_window;2024-01-01,40 | A window of 0 days before 2024-01-01 and 40 after it is none; choose 0 to 31 for each.
            ds,name;2024-01-01,a;2024-01-02, | days.csv names some of its events, and others not; name all of them, or none.
            ds,name; | days.csv has no events; it needs a line of column names and a day in each line.
            """)
    void aFileThatCannotServeIsRefusedInASentence(String file, String sentence) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> read(file.replace(';', '\n') + "\n", 0, 0))
                .withMessage(sentence);
    }

    @Test
    void seriesWithoutDatesHaveNoEvents() throws IOException {
        Holidays holidays = read("ds\n2024-01-01\n", 0, 0);

        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        SeriesSet.of("s.csv", 1, List.of(Series.of("A", 1, 2))).with(holidays))
                .withMessage(
                        "The events of days.csv are days, and series A has no dates; name their column with --ds.");
    }

    private static Holidays read(String content, int before, int after) throws IOException {
        var rows = CsvReader.open(
                "days.csv",
                new ByteArrayInputStream(content.getBytes(StandardCharsets.UTF_8)),
                new CsvFormat(',', true, '.', true));
        return HolidayFile.read(rows, "shop", before, after);
    }

    private static SeriesSet days(String first, int count) {
        return at(IntStream.range(0, count)
                .mapToObj(day -> LocalDate.parse(first).plusDays(day).toString())
                .toArray(String[]::new));
    }

    private static SeriesSet at(String... labels) {
        TimeScale scale = TimeScale.of(
                        List.of(labels),
                        labels[0].equals("2024-01-04") ? Optional.of("1 business day") : Optional.empty())
                .orElseThrow();
        double first = scale.position(labels[0]).orElseThrow();
        double step = scale.position(labels[1]).orElseThrow() - first;
        var clock = new Clock(scale, scale.position(labels[labels.length - 1]).orElseThrow(), step);
        return SeriesSet.of("s.csv", 1, List.of(new Series("A", new double[labels.length], clock)));
    }
}
