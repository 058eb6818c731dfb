package recurrent4j.timeseries;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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

    private AppRun run(String arguments) {
        return AppRun.of(TimeSeriesApp.class, folder, ("forecast " + arguments).split(" "));
    }
}
