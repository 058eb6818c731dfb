package recurrent4j.timeseries;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import recurrent4j.cli.AppRun;
import recurrent4j.io.Json;

/** What {@code forecast} writes, of the files that ship with the program. */
class ForecastAppTest {

    private static final String AIR =
            Path.of("examples/air-passengers.csv").toAbsolutePath().toString();
    private static final String SHOPS =
            Path.of("examples/shops.csv").toAbsolutePath().toString();

    @TempDir
    private Path folder;

    @Test
    void jsonGoesToStandardOutputOrToAFile() throws IOException {
        AppRun printed = run("--csv %s --y passengers --time month --horizon 2 --by theta --json".formatted(AIR));
        AppRun written =
                run("--csv %s --y passengers --time month --horizon 2 --by theta --out next.json".formatted(AIR));

        assertThat(printed.exitCode()).as(printed.err()).isZero();
        JsonNode forecast =
                Json.mapper().readTree(printed.out()).get("forecasts").get(0);
        assertThat(forecast.get("id").textValue()).isEqualTo("air-passengers");
        assertThat(forecast.get("method").textValue()).isEqualTo("Theta");
        assertThat(forecast.get("times").get(1).textValue()).isEqualTo("1961-02");
        assertThat(forecast.get("mean").get(0).asText()).matches("\\d{3}\\.\\d\\d?");
        assertThat(forecast.get("intervals").get(1).get("level").doubleValue()).isEqualTo(0.95);
        assertThat(written.out()).isEmpty();
        assertThat(Files.readString(folder.resolve("next.json"))).isEqualTo(printed.out());
        assertThat(folder.resolve("next.svg")).isNotEmptyFile();
    }

    @Test
    void numbersHaveTheDigitsThatTheDataDeserveOrThatAreAskedFor() {
        String command = "--csv %s --y passengers --time month --horizon 1 --by holt-winters-mult".formatted(AIR);

        assertThat(run(command).out()).containsPattern("air-passengers,1961-01(,\\d{3}\\.\\d\\d){5}\\R");
        assertThat(run(command + " --digits 3").out()).containsPattern("air-passengers,1961-01(,\\d{3}){5}\\R");
        assertThat(run(command + " --digits 18").exitCode()).isEqualTo(2);
    }

    @Test
    void whatWouldBeDroppedOrGuessedIsRefused() {
        String shops = "--csv %s --time week --y sales --horizon 4 ".formatted(SHOPS);

        assertThat(run(shops + "--id nosuch --by theta").err()).contains("has no column \"nosuch\"; it has shop, week");
        assertThat(run(shops + "--id shop --by theta --json --spreadsheet").err())
                .contains("--spreadsheet is about CSV, and JSON was asked for; leave out one of them.");
        assertThat(run(shops + "--id shop --by holt-winters").err())
                .contains(
                        "--by holt-winters names several methods; choose one of Holt-Winters (additive); Holt-Winters");
    }

    /** The advice was to sort the rows by time. */
    @Test
    void aForgottenIdIsNamed() throws IOException {
        String rows = Files.readString(Path.of(SHOPS));
        String byWeek = rows.lines()
                .skip(1)
                .sorted(Comparator.comparing(row -> row.split(",")[1]))
                .collect(Collectors.joining("\n", "shop,week,sales,price,holiday\n", "\n"));
        Path sorted = Files.writeString(folder.resolve("sorted.csv"), byWeek);

        for (String file : List.of(SHOPS, sorted.toString())) {
            AppRun forgotten = run("--csv %s --time week --y sales --horizon 4 --by theta".formatted(file));
            AppRun named = run("--csv %s --id shop --time week --y sales --horizon 4 --by theta".formatted(file));

            assertThat(forgotten.exitCode()).isEqualTo(2);
            assertThat(forgotten.err())
                    .contains(
                            " has several values for 2021-01-04, and column \"shop\" seems to tell several series apart;"
                                    + " if so, say --id \"shop\".")
                    .doesNotContain("sort the rows");
            assertThat(named.exitCode()).as(named.err()).isZero();
        }
    }

    @Test
    void aForgottenTargetIsAskedFor() {
        AppRun command = run("--csv %s --time month --horizon 4 --by theta".formatted(AIR));

        assertThat(command.exitCode()).isEqualTo(2);
        assertThat(command.err()).contains("has no column \"y\"", "month, passengers", "with --target (or --y)");
    }

    private AppRun run(String arguments) {
        return AppRun.of(TimeSeriesApp.class, folder, ("forecast " + arguments).split(" "));
    }
}
