package recurrent4j.timeseries;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.LocalDateTime;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import recurrent4j.cli.AppRun;
import recurrent4j.io.Checksum;

/** What the command line makes of the moments in files as people have them. */
class CalendarAppTest {

    private static final LocalDateTime MONDAY = LocalDateTime.of(2021, 1, 4, 0, 0);

    @TempDir
    private Path folder;

    /** S1, S7. */
    @Test
    void monthsThatLookLikeNumbersGoOnAsMonths() throws IOException {
        write("months.csv", "ds,y\n", IntStream.rangeClosed(1, 12).mapToObj(month -> 202100 + month + "," + month));

        AppRun run = run("forecast --series months.csv --horizon 2 --by drift --missing interpolate");

        assertThat(moments(run)).containsExactly("202201", "202202");
        assertThat(run.err())
                .contains("months.csv: 1 series, one value every month, a season of 12; nothing was missing.");
    }

    /** S2. */
    @ParameterizedTest
    @ValueSource(strings = {"refuse", "interpolate", "drop"})
    void noWeekendIsForecastAndMondaysAreLikeMondays(String missing) throws IOException {
        write("days.csv", "ds,y\n", businessDays(time -> time.toLocalDate() + "," + level(time)));

        AppRun run = run("forecast --series days.csv --horizon 4 --by seasonal-naive --missing " + missing);

        assertThat(run.err()).contains("one value every business day, a season of 5; nothing was missing.");
        assertThat(moments(run)).containsExactly("2021-02-15", "2021-02-16", "2021-02-17", "2021-02-18");
        assertThat(run.out()).contains("2021-02-15,150.00,", "2021-02-16,110.00,", "2021-02-17,120.00,");
    }

    /** S2, S7. */
    @Test
    void forecastSaysWhatItHasFilledAndDropped() throws IOException {
        write(
                "days.csv",
                "ds,y\n",
                businessDays(time -> time.toLocalDate() + "," + level(time))
                        .filter(row -> !row.startsWith("2021-01-20"))
                        .map(row -> row.startsWith("2021-01-27") ? "2021-01-27," : row));

        AppRun filled = run("forecast --series days.csv --horizon 1 --by naive --missing interpolate");
        AppRun dropped = run("forecast --series days.csv --horizon 1 --by naive --missing drop");

        assertThat(filled.err()).contains("a season of 5; 2 value(s) interpolated, 0 left out, in 1 series.");
        assertThat(dropped.err()).contains("a season of 5; 0 value(s) interpolated, 2 left out, in 1 series.");
        assertThat(moments(dropped)).containsExactly("2021-02-15");
    }

    /** S2: hours that a model has learned are those that it forecasts, though a short file could not tell them. */
    @Test
    void aSavedModelKnowsItsCalendar() throws IOException {
        List<String> rows = Stream.iterate(MONDAY, time -> time.plusHours(1))
                .limit(24 * 40)
                .filter(time -> time.getDayOfWeek().getValue() <= 5 && time.getHour() >= 9 && time.getHour() < 13)
                .map(time -> time + "," + (time.getHour() + Math.sin(time.getDayOfMonth())))
                .toList();
        write("hours.csv", "ds,y\n", rows.stream());
        write("week.csv", "ds,y\n", rows.subList(rows.size() - 16, rows.size()).stream());

        AppRun train = run("train --series hours.csv --cell simple_rnn --units 2 --epochs 1 --horizon 2 --out run");
        AppRun forecast = run("forecast --model run/model --series week.csv");
        AppRun alone = run("forecast --series week.csv --horizon 2 --by naive");

        assertThat(train.exitCode()).as(train.err()).isZero();
        assertThat(train.err()).contains("one value every hour, Mon-Fri 09:00-12:00, a season of 4;");
        assertThat(folder.resolve("run/model/question.json")).content().contains("1 hour, Mon-Fri 09:00-12:00");
        assertThat(forecast.err()).contains("one value every hour, Mon-Fri 09:00-12:00, a season of 4;");
        assertThat(moments(forecast)).containsExactly("2021-02-15T09:00", "2021-02-15T10:00");
        assertThat(moments(alone)).containsExactly("2021-02-13T09:00", "2021-02-13T10:00");
    }

    /** S8. */
    @Test
    void periodsAreWrittenAsTheFileWritesThem() throws IOException {
        write("periods.csv", "ds,y\n", IntStream.rangeClosed(1, 12).mapToObj("2018:%02d,1"::formatted));

        assertThat(moments(run("forecast --series periods.csv --horizon 1 --by naive")))
                .containsExactly("2019:01");
    }

    /** S9. */
    @Test
    @EnabledOnOs(OS.LINUX)
    void aPipeIsReadOnce() throws Exception {
        String content = "ds,y\n"
                + businessDays(time -> time.toLocalDate() + "," + level(time)).collect(Collectors.joining("\n"));
        Path pipe = folder.resolve("pipe.csv");
        assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor())
                .isZero();

        CompletableFuture<Void> writer = CompletableFuture.runAsync(() -> {
            try {
                Files.writeString(pipe, content, StandardOpenOption.WRITE);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
        AppRun train = run("train --series pipe.csv --cell simple_rnn --units 2 --epochs 1 --out run");
        writer.join();
        AppRun dash = AppRun.of(
                TimeSeriesApp.class,
                folder,
                AppRun.typed(content),
                "forecast --series - --horizon 1 --by naive".split(" "));

        assertThat(train.exitCode()).as(train.err()).isZero();
        assertThat(train.err()).contains("pipe.csv: 1 series, one value every business day");
        assertThat(folder.resolve("run/report.json")).content().contains(Checksum.of(content.getBytes()));
        assertThat(dash.exitCode()).as(dash.err()).isZero();
        assertThat(dash.out()).contains("stdin,2021-02-15,190.0");
    }

    /** S9. */
    @Test
    void nothingAtStandardInputIsOneSentence() {
        AppRun run = run("forecast --series - --horizon 1 --by naive");

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).isEqualTo("stdin has no values; it needs a line of column names and lines under it.\n");
    }

    /** S11. */
    @Test
    void semicolonsAndDecimalCommasAreReadAndStated() throws IOException {
        write(
                "sales.csv",
                "ds;y\n",
                IntStream.rangeClosed(1, 9).mapToObj(day -> "0" + day + ".01.2018;" + day + ",25"));

        AppRun run = run("forecast --series sales.csv --horizon 1 --by naive");

        assertThat(run.err()).contains("sales.csv: separated by semicolons, decimal comma, UTF-8, header");
        assertThat(run.out()).contains("sales,10.01.2018,9.2500,");
    }

    /** S13. */
    @Test
    void theHourThatIsRepeatedInAutumnHasAnOption() throws IOException {
        write(
                "autumn.csv",
                "ds,y\n",
                Stream.of("00,1", "01,2", "02,3", "02,5", "03,6", "04,7")
                        .map(hour -> "2021-10-31 %s:00%s".formatted(hour.substring(0, 2), hour.substring(2))));

        AppRun refused = run("forecast --series autumn.csv --horizon 1 --by naive");
        AppRun mean = run("forecast --series autumn.csv --horizon 1 --by naive --duplicates mean");

        assertThat(refused.exitCode()).isEqualTo(2);
        assertThat(refused.err()).endsWith("keep one, or choose --duplicates first, last or mean.\n");
        assertThat(moments(mean)).containsExactly("2021-10-31 05:00");
        assertThat(mean.err()).contains("1 repeated moment(s) made one");
    }

    private static Stream<String> businessDays(Function<LocalDateTime, String> row) {
        Predicate<LocalDateTime> open = time -> time.getDayOfWeek().getValue() <= 5;
        return Stream.iterate(MONDAY, time -> time.plusDays(1))
                .limit(40)
                .filter(open)
                .map(row);
    }

    private static double level(LocalDateTime time) {
        return new double[] {150, 110, 120, 130, 190}[time.getDayOfWeek().getValue() - 1];
    }

    private void write(String name, String header, Stream<String> rows) throws IOException {
        Files.writeString(folder.resolve(name), header + rows.collect(Collectors.joining("\n")) + "\n");
    }

    private static List<String> moments(AppRun run) {
        assertThat(run.exitCode()).as(run.err()).isZero();
        return run.out().lines().skip(1).map(line -> line.split(",")[1]).toList();
    }

    private AppRun run(String arguments) {
        return AppRun.of(TimeSeriesApp.class, folder, arguments.split(" "));
    }
}
