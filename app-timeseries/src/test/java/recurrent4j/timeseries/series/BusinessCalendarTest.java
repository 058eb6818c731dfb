package recurrent4j.timeseries.series;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import recurrent4j.io.InputException;
import recurrent4j.timeseries.series.Reading.Duplicates;
import recurrent4j.timeseries.series.Reading.MissingValues;

/** S2: values of certain days of the week, or times of day, alone. */
class BusinessCalendarTest {

    private static final LocalDateTime MONDAY = LocalDateTime.of(2021, 1, 4, 0, 0);

    @TempDir
    private Path folder;

    static Stream<Arguments> calendars() {
        Predicate<LocalDateTime> workDay = time -> weekday(time) <= 5;
        Predicate<LocalDateTime> trading = workDay.and(time -> time.getHour() >= 9 && time.getHour() < 16);
        return Stream.of(
                calendar("1 business day", 5, 24, 40, workDay, "2021-02-15T00:00"),
                calendar("1 business day", 5, 24, 11, workDay, "2021-01-15T00:00"),
                calendar("1 day, Mon-Thu Sun", 5, 24, 30, time -> weekday(time) % 7 < 5, "2021-02-03T00:00"),
                calendar("1 day, Mon-Sat", 6, 24, 30, time -> weekday(time) < 7, "2021-02-03T00:00"),
                calendar(
                        "1 day, Mon Wed Fri",
                        3,
                        24,
                        30,
                        time -> weekday(time) % 2 == 1 && weekday(time) < 7,
                        "2021-02-03T00:00"),
                calendar("1 hour, Mon-Fri 09:00-15:00", 7, 1, 40, trading, "2021-02-15T09:00"),
                calendar("1 hour, Mon-Fri 09:00-15:00", 7, 1, 8, trading, "2021-01-12T09:00"),
                calendar(
                        "1 hour, Mon-Fri 09:00-11:00 13:00-15:00",
                        6,
                        1,
                        40,
                        trading.and(time -> time.getHour() != 12),
                        "2021-02-15T09:00"),
                calendar(
                        "1 hour, Mon-Sun 09:00-15:00",
                        7,
                        1,
                        3,
                        time -> time.getHour() >= 9 && time.getHour() < 16,
                        "2021-01-07T09:00"),
                calendar(
                        "1 hour, Mon-Fri 09:00-15:00; Sat 09:00-11:00",
                        38,
                        1,
                        40,
                        trading.or(time -> weekday(time) == 6 && time.getHour() >= 9 && time.getHour() < 12),
                        "2021-02-13T09:00"),
                calendar("8 hours, Mon-Sun 08:00-16:00", 2, 8, 10, time -> time.getHour() > 0, "2021-01-14T08:00"));
    }

    private static Arguments calendar(
            String words, int season, int hours, int days, Predicate<LocalDateTime> open, String next) {
        List<LocalDateTime> moments = Stream.iterate(
                        MONDAY, time -> time.isBefore(MONDAY.plusDays(days)), time -> time.plusHours(hours))
                .filter(open)
                .toList();
        return Arguments.of(words, season, moments, next);
    }

    private static int weekday(LocalDateTime time) {
        return time.getDayOfWeek().getValue();
    }

    @ParameterizedTest
    @MethodSource("calendars")
    void theCalendarIsDetectedWhateverIsDoneAboutMissingValues(
            String words, int season, List<LocalDateTime> moments, String next) throws Exception {
        for (MissingValues treatment : MissingValues.values()) {
            SeriesSet set = read(moments, Reading.treating(treatment));

            assertThat(set.frequency()).isEqualTo(new Frequency(words, season));
            assertThat(set.series().get(0).clock().label(1)).isEqualTo(next);
            assertThat(set.series().get(0).length()).isEqualTo(moments.size());
            assertThat(set.repairs()).isEqualTo(Repairs.none());
        }
        SeriesSet told = read(
                moments.subList(0, 2),
                new Reading(MissingValues.DROP, Duplicates.REFUSE, Optional.of(words), Optional.empty()));
        assertThat(told.frequency()).isEqualTo(new Frequency(words, season));
    }

    /** A holiday is a missing value like any other. */
    @Test
    void aHolidayIsRefusedInterpolatedOrLeftOut() throws Exception {
        List<LocalDateTime> moments = businessDays(60, time -> !time.toString().startsWith("2021-02-15"));

        assertThatExceptionOfType(InputException.class)
                .isThrownBy(() -> read(moments, Reading.strict()))
                .withMessage(
                        "sales.csv, line 32: series sales goes from 2021-02-12T00:00 to 2021-02-16T00:00, but one"
                                + " value comes every business day; complete the rows, or choose --missing interpolate or drop.");
        SeriesSet interpolated = read(moments, Reading.treating(MissingValues.INTERPOLATE));
        assertThat(interpolated.repairs()).isEqualTo(new Repairs(1, 0, 0, 1));
        assertThat(interpolated.series().get(0).clock().label(-100)).isNotEmpty();
        SeriesSet dropped = read(moments, Reading.treating(MissingValues.DROP));
        assertThat(dropped.repairs()).isEqualTo(new Repairs(0, 1, 0, 1));
        assertThat(dropped.season()).isEqualTo(5);
        assertThat(dropped.series().get(0).clock().next(3))
                .containsExactly("2021-03-05T00:00", "2021-03-08T00:00", "2021-03-09T00:00");
    }

    @Test
    void aDayWithOneValueMayHaveItEarlier() throws Exception {
        List<LocalDateTime> moments = businessDays(40, time -> true).stream()
                .map(time -> time.plusHours(time.getDayOfMonth() == 14 ? 13 : 16))
                .toList();

        SeriesSet set = read(moments, Reading.strict());

        assertThat(set.frequency()).isEqualTo(new Frequency("1 business day", 5));
        assertThat(set.series().get(0).clock().label(1)).isEqualTo("2021-02-15T16:00");
        assertThat(set.series().get(0).length()).isEqualTo(30);
    }

    @Test
    void oneSaturdayAmongBusinessDaysIsRefusedWithItsLine() {
        List<LocalDateTime> moments = Stream.concat(
                        businessDays(200, time -> true).stream(), Stream.of(LocalDateTime.of(2021, 7, 24, 0, 0)))
                .toList();

        assertThatExceptionOfType(InputException.class)
                .isThrownBy(() -> read(moments, Reading.treating(MissingValues.DROP)))
                .withMessage("sales.csv, line 146: 2021-07-24T00:00 is outside the calendar, one value every"
                        + " 1 business day; remove its row, or name another --frequency, such as \"1 day\".");
    }

    @Test
    void gapsByChanceHardlyEverMakeACalendar() {
        var random = new Random(1);
        int trials = 0;
        int calendars = 0;
        for (int repeat = 0; repeat < 20; repeat++) {
            for (int days = 3; days < 60; days++) {
                for (int hours : new int[] {1, 24}) {
                    long[] seconds = Stream.iterate(MONDAY, time -> time.plusHours(hours))
                            .limit(days * 24L / hours)
                            .filter(time -> random.nextInt(10) > 0)
                            .mapToLong(time -> time.toEpochSecond(ZoneOffset.UTC))
                            .toArray();
                    trials++;
                    calendars += CalendarDetection.of(seconds).isPresent() ? 1 : 0;
                }
            }
        }
        assertThat(calendars).isLessThan(trials / 200);
    }

    @Test
    void aSeriesOfBusinessDaysAmongOthersIsNotContinuedOnSaturdays() throws Exception {
        String rows = Stream.concat(
                        Stream.iterate(MONDAY, time -> time.plusDays(1))
                                .limit(60)
                                .map(time -> "coin," + time + ",1\n"),
                        businessDays(60, time -> true).stream().map(time -> "share," + time + ",1\n"))
                .collect(Collectors.joining());
        Path file = Files.writeString(folder.resolve("prices.csv"), "unique_id,ds,y\n" + rows);
        SeriesColumns columns = new SeriesColumns(SeriesColumns.Format.LONG, "unique_id", "ds", "y", List.of());

        assertThatExceptionOfType(InputException.class)
                .isThrownBy(() -> columns.read(file, Reading.treating(MissingValues.DROP)))
                .withMessageStartingWith("prices.csv, line 62: series share has no value on any weekend, but others do")
                .withMessageEndingWith("say --frequency \"1 business day\" or \"1 day\".");
    }

    @Test
    void weekendsCanBeAskedFor() throws Exception {
        SeriesSet set = read(
                businessDays(40, time -> true),
                new Reading(MissingValues.INTERPOLATE, Duplicates.REFUSE, Optional.of("1 day"), Optional.empty()));

        assertThat(set.frequency()).isEqualTo(new Frequency("1 day", 7));
        assertThat(set.series().get(0).length()).isEqualTo(40);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1 day, Monday",
                "1 hour, Mon-Fri 25:00",
                "0 hours, Mon 09:00",
                "1 day, Mon 09:00",
                "1 hour, Mon-Fri",
                "7 hours, Mon 01:00"
            })
    void wordsThatAreNoCalendarAreRefused(String words) {
        assertThatExceptionOfType(InputException.class)
                .isThrownBy(() -> read(
                        businessDays(10, time -> true),
                        new Reading(MissingValues.DROP, Duplicates.REFUSE, Optional.of(words), Optional.empty())))
                .withMessage(
                        "\"%s\" is no calendar; say it as in 1 business day, 1 day, Mon-Thu Sat, or 1 hour,"
                                + " Mon-Fri 09:00-17:00; Sat 09:00-12:00.",
                        words);
    }

    @Test
    void networksReadTheDayOfTheWeekAndOfTheYear() throws Exception {
        Clock clock = read(businessDays(41, time -> true), Reading.strict())
                .series()
                .get(0)
                .clock();

        assertThat(clock.cycles()).containsExactly(TimeScale.Cycle.WEEK, TimeScale.Cycle.YEAR);
        assertThat(clock.label(0)).isEqualTo("2021-02-12T00:00");
        assertThat(clock.phase(TimeScale.Cycle.WEEK, 0)).isEqualTo(4 / 7.0);
        assertThat(clock.phase(TimeScale.Cycle.WEEK, 1)).isZero();
    }

    private static List<LocalDateTime> businessDays(int days, Predicate<LocalDateTime> open) {
        return Stream.iterate(MONDAY, time -> time.plusDays(1))
                .limit(days)
                .filter(time -> weekday(time) <= 5)
                .filter(open)
                .toList();
    }

    private SeriesSet read(List<LocalDateTime> moments, Reading reading) throws Exception {
        String rows = moments.stream().map(moment -> moment + ",1\n").collect(Collectors.joining());
        Path file = Files.writeString(folder.resolve("sales.csv"), "ds,y\n" + rows);
        return new SeriesColumns(SeriesColumns.Format.COLUMN, "", "ds", "y", List.of()).read(file, reading);
    }
}
