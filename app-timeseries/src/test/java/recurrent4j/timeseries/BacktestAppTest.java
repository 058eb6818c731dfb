package recurrent4j.timeseries;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import recurrent4j.cli.AppRun;

/** The commands that need no saved model. */
class BacktestAppTest {

    @TempDir
    private Path folder;

    /** Two shops whose sales of a day depend on the day of the week, and grow. */
    @BeforeEach
    void data() throws IOException {
        String rows = Stream.of("north", "south")
                .flatMap(shop -> IntStream.range(0, 120)
                        .mapToObj(day -> "%s,%s,%s"
                                .formatted(
                                        shop,
                                        LocalDate.ofYearDay(2024, 1).plusDays(day),
                                        shop.length() * 20 + day + 9 * (day % 7))))
                .collect(Collectors.joining("\n"));
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(folder.resolve("shops.csv.gz")))) {
            out.write(("unique_id,ds,y\n" + rows + "\n").getBytes(StandardCharsets.UTF_8));
        }
        Files.writeString(
                folder.resolve("short.csv"),
                "unique_id,ds,y\n"
                        + rows.lines()
                                .filter(row -> row.compareTo(row.split(",")[0] + ",2024-02-20") < 0)
                                .collect(Collectors.joining("\n"))
                        + "\n");
        Files.writeString(folder.resolve("gap.csv"), "day,y\n2024-01-01,5\n2024-01-02,6\n2024-01-04,7\n2024-01-05,8\n");
        Files.writeString(
                folder.resolve("twice.csv"), "ds,y\n2024-01-01,5\n2024-01-02,6\n2024-01-02,7\n2024-01-03,8\n");
        Files.writeString(folder.resolve("unsorted.csv"), "ds,y\n2024-01-01,5\n2024-01-03,6\n2024-01-02,7\n");
        Files.writeString(
                folder.resolve("mixed.csv"),
                "unique_id,ds,y\ndays,2024-01-01,5\ndays,2024-01-02,6\nweeks,2024-01-01,7\nweeks,2024-01-08,8\n");
        Files.writeString(
                folder.resolve("still.csv"),
                "unique_id,ds,y\n"
                        + IntStream.range(0, 40)
                                .mapToObj(day -> "zero,%d,0\nfive,%d,5\n".formatted(day, day))
                                .collect(Collectors.joining()));
        Files.writeString(
                folder.resolve("huge.csv"),
                "unique_id,ds,y\n"
                        + IntStream.rangeClosed(1, 9)
                                .mapToObj("a,2024-01-0%1$d,%1$d\nb,2024-01-0%1$d,%1$de302\n"::formatted)
                                .collect(Collectors.joining()));
        Files.writeString(folder.resolve("largest.csv"), "ds,y\n2024-01-01,5\n2024-01-02,-1.7976931348623157E308\n");
        Files.writeString(folder.resolve("rows.csv"), "V1,V2,V3,V4,V5,V6\nA,1,2,3,4,5\nB,5,4,3,2,1\n");
        Files.writeString(folder.resolve("later.csv"), "V1,V2,V3\nA,6,7\nB,0\n");
    }

    static Stream<Arguments> mistakes() {
        return Stream.of(
                mistake("backtest", "--series"),
                mistake("backtest --series shops.csv.gz --horizon 2 --keep-optimizer", "saves no model"),
                mistake("backtest --series nowhere.csv --horizon 2", "nowhere.csv"),
                mistake("backtest --series shops.csv.gz", "--horizon", "--test"),
                mistake("backtest --series shops.csv.gz --horizon 60", "takes 121 values", "north"),
                mistake("backtest --series shops.csv.gz --horizon 7 --window 7", "longer --window"),
                mistake("backtest --series gap.csv --ds day --horizon 1", "line 4", "2024-01-04"),
                mistake("backtest --series twice.csv --horizon 1", "line 4", "second value for 2024-01-02"),
                mistake("backtest --series unsorted.csv --horizon 1", "line 4", "sort the rows"),
                mistake("backtest --series mixed.csv --horizon 1", "every 7 days", "every day", "a file of its own"),
                mistake("backtest --series huge.csv --horizon 1", "b is 1.0E302 at 2024-01-01", "beyond 1.0E100"),
                mistake("train --series huge.csv --horizon 1", "b is 1.0E302 at 2024-01-01", "divide"),
                mistake("forecast --series huge.csv --horizon 1 --by theta", "b is 1.0E302 at 2024-01-01", "divide"),
                mistake("forecast --series huge.csv --horizon 1 --by es-rnn", "b is 1.0E302 at 2024-01-01"),
                mistake(
                        "forecast --series largest.csv --horizon 1 --by naive",
                        "-1.7976931348623157E308 at 2024-01-02"),
                mistake("backtest --csv gap.csv --target sales --horizon 1", "no column \"sales\""),
                mistake("backtest --series shops.csv.gz --horizon 7 --features price", "no column \"price\""),
                mistake("backtest --series rows.csv --horizon 1 --features price", "--features"),
                mistake("backtest --series rows.csv --test later.csv", "equally long", "later.csv"),
                mistake("backtest --series shops.csv.gz --horizon 7 --resume", "no run to resume"),
                mistake("forecast --series shops.csv.gz --horizon 7", "--by"),
                mistake("forecast --series shops.csv.gz --horizon 7 --by magic", "magic", "Theta"),
                mistake("forecast --series days.csv", "one of the two"));
    }

    /** Those with huge.csv and largest.csv are S10. */
    private static Arguments mistake(String arguments, String... named) {
        return Arguments.of(arguments, List.of(named));
    }

    @ParameterizedTest
    @MethodSource("mistakes")
    void aMistakeIsOneSentenceAndExitCodeTwo(String arguments, List<String> named) throws IOException {
        AppRun command = AppRun.of(TimeSeriesApp.class, folder, arguments.split(" "));

        assertThat(command.exitCode()).as(command.err()).isEqualTo(2);
        assertThat(command.out()).isEmpty();
        assertThat(command.err()).contains(named).doesNotContain("Exception", "\tat ");
        assertThat(command.err().lines()).hasSize(1);
        assertThat(Path.of("runs")).doesNotExist();
    }

    @Test
    void aBacktestComparesAllMethodsOnEachFoldAndLeavesAReport() throws IOException {
        AppRun command = AppRun.of(
                TimeSeriesApp.class,
                folder,
                "backtest",
                "--series",
                "short.csv",
                "--horizon",
                "7",
                "--folds",
                "2",
                "--fit-once",
                "--units",
                "4",
                "--epochs",
                "1",
                "--out",
                "run");

        assertThat(command.exitCode()).as(command.err()).isZero();
        assertThat(command.err())
                .contains("short.csv: 2 series, one value every day, a season of 7; nothing was missing."
                        + " Horizon 7 in 2 folds, 7 apart, from all values before.");
        assertThat(command.out())
                .contains(
                        "OWA",
                        "skill",
                        "80.0 % hold",
                        "95.0 % hold",
                        "      1      2      3",
                        "Seasonal naive",
                        "Linear autoregression",
                        "GRU 4");
        Path run = folder.resolve("run");
        assertThat(run.resolve("report.html"))
                .content()
                .contains("Errors by horizon", "Who wins where", "What the intervals hold");
        assertThat(run.resolve("report.json"))
                .content()
                .contains("\"coverage of 80 %\"")
                .doesNotContain("\"bundle\"");
        assertThat(run.resolve("errors-by-step.csv")).content().startsWith("contestant,step,MAE");
    }

    @Test
    void seriesThatNeverChangeHaveScoresThatAreNumbers() throws IOException {
        AppRun command = AppRun.of(
                TimeSeriesApp.class,
                folder,
                "backtest",
                "--series",
                "still.csv",
                "--horizon",
                "3",
                "--season",
                "4",
                "--units",
                "2",
                "--epochs",
                "1",
                "--out",
                "run");

        assertThat(command.exitCode()).as(command.err()).isZero();
        assertThat(command.out()).contains("Naive", "1.000").doesNotContain("NaN", "infinite");
        assertThat(command.out().lines().filter(line -> line.startsWith("SES")).findFirst())
                .hasValueSatisfying(line ->
                        assertThat(line.split(" +")).startsWith("SES", "0.000", "0.000", "0.000", "0.000", "1.000"));
    }

    /** A linear trend and a fixed season leave the additive method nothing to guess. */
    @Test
    void aMethodForecastsEverySeriesWithIntervals() throws IOException {
        AppRun command = AppRun.of(
                TimeSeriesApp.class,
                folder,
                "forecast",
                "--series",
                "shops.csv.gz",
                "--horizon",
                "7",
                "--by",
                "winters-add",
                "--out",
                "next.csv");

        assertThat(command.exitCode()).as(command.err()).isZero();
        List<String> lines = Files.readAllLines(folder.resolve("next.csv"));
        assertThat(lines).hasSize(1 + 2 * 7).first().isEqualTo("unique_id,ds,mean,lo-80,hi-80,lo-95,hi-95");
        String[] first = lines.get(1).split(",");
        assertThat(first[0] + " " + first[1]).isEqualTo("north 2024-04-30");
        assertThat(Double.parseDouble(first[2])).isBetween(228.0, 230.0);
        assertThat(folder.resolve("next.svg")).isNotEmptyFile();
    }

    @Test
    @Tag("full")
    void aNetworkIsTrainedToForecastOnce() throws IOException {
        AppRun command = AppRun.of(
                TimeSeriesApp.class,
                folder,
                "forecast",
                "--series",
                "shops.csv.gz",
                "--horizon",
                "7",
                "--by",
                "es-rnn");

        assertThat(command.exitCode()).as(command.err()).isZero();
        assertThat(command.err()).contains("ES-RNN (GRU 40), 3 of 3");
        List<String> lines = command.out().lines().toList();
        assertThat(lines).hasSize(1 + 2 * 7).first().isEqualTo("unique_id,ds,mean,lo-80,hi-80,lo-95,hi-95");
        double[] cells = Stream.of(lines.get(1).split(","))
                .skip(2)
                .mapToDouble(Double::parseDouble)
                .toArray();
        assertThat(cells[0]).isBetween(cells[1], cells[2]).isBetween(200.0, 260.0);
        assertThat(cells[1]).isGreaterThanOrEqualTo(cells[3]);
    }
}
