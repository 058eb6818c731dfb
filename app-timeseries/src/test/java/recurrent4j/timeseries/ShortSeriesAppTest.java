package recurrent4j.timeseries;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import recurrent4j.cli.AppRun;

/** S12: one series of a panel that is too short, empty or constant stops nothing, if that is asked for. */
class ShortSeriesAppTest {

    @TempDir
    private static Path folder;

    @BeforeAll
    static void data() throws IOException {
        Files.writeString(
                folder.resolve("panel.csv"),
                "unique_id,ds,y\n"
                        + rows("north", 40, "%d")
                        + rows("new", 3, "%d")
                        + rows("closed", 40, "7")
                        + rows("empty", 5, "")
                        + rows("south", 40, "%d")
                        + rows("one", 1, "%d"));
        Files.writeString(folder.resolve("rows.csv"), "V1,V2,V3,V4,V5,V6,V7\nA,1,2,3,4,5,6\nB,,,,,,\nC,4,5,,,,\n");
        Files.writeString(folder.resolve("nothing.csv"), "unique_id,ds,y\n" + rows("a", 3, "") + rows("b", 2, ""));
    }

    private static String rows(String id, int days, String value) {
        return IntStream.range(0, days)
                .mapToObj(day -> "%s,%s,%s\n"
                        .formatted(
                                id,
                                LocalDate.of(2024, 1, 1).plusDays(day),
                                value.formatted(id.length() * 20 + day + 9 * (day % 7))))
                .collect(Collectors.joining());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "forecast --series panel.csv --horizon 7 --by theta --missing drop",
                "forecast --series panel.csv --horizon 7 --by theta",
                "forecast --series rows.csv --horizon 2 --by theta",
                "backtest --series panel.csv --horizon 7 --no-network --missing drop",
                "train --series panel.csv --horizon 7 --missing drop"
            })
    void theRefusalNamesTheOption(String arguments) {
        AppRun command = run(arguments);

        assertThat(command.exitCode()).as(command.err()).isEqualTo(2);
        assertThat(command.err().lines()).hasSize(1);
        if (!command.err().contains("--missing")) {
            assertThat(command.err()).contains("--short skip");
        }
    }

    @Test
    void shortAndEmptySeriesAreLeftOutOfAForecastAndNamed() {
        AppRun command = run("forecast --series panel.csv --horizon 7 --by theta --short skip");

        assertThat(command.exitCode()).as(command.err()).isZero();
        assertThat(command.err())
                .contains(
                        "2 of 5 series have fewer than the 8 values that this takes, and are left out: new (3), one (1).",
                        "1 series without any value left out");
        assertThat(ids(command)).containsExactly("north", "closed", "south");
    }

    @Test
    void shortSeriesAreForecastByAFallbackThatTheAnswerNames() {
        AppRun command = run("forecast --series panel.csv --horizon 7 --by theta --short fallback");

        assertThat(command.exitCode()).as(command.err()).isZero();
        assertThat(command.err()).contains("are forecast by Seasonal naive: new (3), one (1).");
        assertThat(ids(command)).containsExactly("north", "new", "closed", "south", "one");
        assertThat(command.out().lines())
                .contains(
                        "unique_id,ds,mean,lo-80,hi-80,lo-95,hi-95,method", "one,2024-01-02,60.000,,,,,Seasonal naive")
                .anyMatch(line -> line.matches("north,2024-02-10,([0-9.]+,){5}Theta"));
    }

    @Test
    void aFileOfRowsMayHaveEmptyOnes() {
        AppRun command = run("forecast --series rows.csv --horizon 2 --by naive --short fallback");

        assertThat(command.exitCode()).as(command.err()).isZero();
        assertThat(ids(command)).containsExactly("A", "C");
    }

    @Test
    void aBacktestAndATrainingLeaveThemOutAndAModelForecastsThem() {
        AppRun backtest = run("backtest --series panel.csv --horizon 7 --no-network --short skip --out "
                + folder.resolve("backtest"));
        AppRun trained =
                run("train --series panel.csv --horizon 7 --cell simple_rnn --units 2 --epochs 5 --short skip --out "
                        + folder.resolve("run"));
        String model = " --series panel.csv --model " + folder.resolve("run/model");
        AppRun refused = run("forecast" + model + " --missing drop");
        AppRun skipped = run("forecast" + model + " --short skip");
        AppRun fallback = run("forecast" + model + " --short fallback");
        AppRun evaluated = run("evaluate" + model + " --short skip");

        for (AppRun command : List.of(backtest, trained, skipped, fallback, evaluated)) {
            assertThat(command.exitCode()).as(command.err()).isZero();
            assertThat(command.err()).contains("new (3), one (1)");
        }
        assertThat(trained.err()).contains("learns from all values of 3 series");
        assertThat(refused.exitCode()).isEqualTo(2);
        assertThat(ids(skipped)).containsExactly("north", "closed", "south");
        assertThat(ids(fallback)).containsExactly("north", "new", "closed", "south", "one");
        assertThat(fallback.out()).contains(",Holt-Winters (additive)\n", ",Seasonal naive\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "backtest --series panel.csv --horizon 7 --short fallback",
                "train --series panel.csv --horizon 7 --short fallback",
                "forecast --series panel.csv --horizon 50 --by naive --short skip",
                "forecast --series nothing.csv --horizon 2 --by naive --short skip",
                "forecast --series panel.csv --horizon 2 --by naive --short magic"
            })
    void whatCannotBeIsOneSentence(String arguments) {
        AppRun command = run(arguments);

        assertThat(command.exitCode()).as(command.err()).isEqualTo(2);
        assertThat(command.err().lines().filter(line -> !line.startsWith("See ")))
                .hasSize(1);
        assertThat(command.out()).isEmpty();
    }

    private static List<String> ids(AppRun command) {
        return command.out()
                .lines()
                .skip(1)
                .map(line -> line.substring(0, line.indexOf(',')))
                .distinct()
                .toList();
    }

    private static AppRun run(String arguments) {
        return AppRun.of(
                TimeSeriesApp.class, folder, Stream.of(arguments.split(" ")).toArray(String[]::new));
    }
}
