package recurrent4j.timeseries;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.Period;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import recurrent4j.cli.AppRun;
import recurrent4j.cli.AppService;
import recurrent4j.io.Json;
import recurrent4j.timeseries.forecast.Forecast;
import recurrent4j.timeseries.series.Series;

class ServeCommandTest {

    private static final Path MODEL =
            Path.of("src/test/resources/recurrent4j/golden/many-series/model").toAbsolutePath();

    private static final double[] VALUES = IntStream.range(0, 36)
            .mapToDouble(quarter -> 100 + quarter + 20 * Math.sin(quarter * Math.PI / 2))
            .toArray();

    /** Several series at once are computed in another order than one. */
    private static final Offset<Double> CLOSE = within(1e-4);

    @TempDir
    private Path folder;

    @Test
    void seriesAreContinuedOverHttpAsFromJava() throws Exception {
        String values = Arrays.stream(VALUES).mapToObj(Double::toString).collect(Collectors.joining(", ", "[", "]"));
        String times = IntStream.range(0, VALUES.length)
                .mapToObj(quarter -> "\"" + LocalDate.of(2021, 1, 1).plusMonths(3L * quarter) + "\"")
                .collect(Collectors.joining(", ", "[", "]"));
        AppService service = AppService.start(TimeSeriesApp.class, folder, "--model", MODEL.toString());

        JsonNode answer = Json.mapper()
                .readTree(service.post(
                                "/forecast",
                                "{\"series\": [{\"id\": \"a\", \"start\": \"2021-01-01\", \"every\": \"P3M\", \"values\": "
                                        + values + "}, {\"times\": " + times + ", \"values\": " + values
                                        + "}], \"horizon\": 2, \"levels\": [0.8]}")
                        .body());
        List<String> refusals = List.of(
                service.post("/forecast", "{\"series\": [{\"values\": " + values + "}], \"horizon\": 99}")
                        .body(),
                service.post("/forecast", "{\"series\": [{\"values\": " + values + "}], \"levels\": [0.5]}")
                        .body(),
                service.post("/forecast", "{\"series\": [{\"values\": [1, 2], \"start\": \"x\", \"every\": \"P1D\"}]}")
                        .body(),
                service.post("/forecast", "{\"series\": [{\"values\": [1], \"start\": \"2021-01-01\"}]}")
                        .body(),
                service.post(
                                "/forecast",
                                "{\"series\": [{\"values\": [1, 2], \"start\": \"2021-01-01\", \"every\": \"-P1D\"}]}")
                        .body());
        service.stop();

        try (var forecaster = Forecaster.load(MODEL)) {
            Forecast expected =
                    forecaster.forecast(Series.of("a", LocalDate.of(2021, 1, 1), Period.ofMonths(3), VALUES), 2);
            for (JsonNode forecast : answer.get("forecasts")) {
                assertThat(numbers(forecast.get("mean"))).containsExactly(expected.mean(), CLOSE);
                assertThat(forecast.get("intervals")).singleElement().satisfies(interval -> {
                    Forecast.Interval level = expected.interval(0.8).orElseThrow();
                    assertThat(interval.get("level").asDouble()).isEqualTo(0.8);
                    assertThat(numbers(interval.get("lower"))).containsExactly(level.lower(), CLOSE);
                    assertThat(numbers(interval.get("upper"))).containsExactly(level.upper(), CLOSE);
                });
            }
            assertThat(answer.at("/forecasts/0/times/0").asText())
                    .isEqualTo(expected.times().get(0));
        }
        assertThat(answer.at("/forecasts/0/id").asText()).isEqualTo("a");
        assertThat(answer.at("/forecasts/1/id").asText()).isEqualTo("2");
        assertThat(refusals.get(0)).contains("\\\"horizon\\\" must lie between 1 and");
        assertThat(refusals.get(1)).contains("levels [0.8, 0.95]");
        assertThat(refusals.get(2)).contains("write 2021-03-21 and P1D");
        assertThat(refusals.get(3)).contains("\\\"start\\\" and \\\"every\\\"");
        assertThat(refusals.get(4)).contains("goes on every \\\"-P1D\\\"; choose a longer time");
    }

    @Test
    void whoAsksOverHttpIsToldOfFieldsAndNotOfOptions() throws Exception {
        AppService service = AppService.start(TimeSeriesApp.class, folder, "--model", MODEL.toString());
        String values = Arrays.stream(VALUES).mapToObj(Double::toString).collect(Collectors.joining(", ", "[", "]"));
        String brief = service.post("/forecast", "{\"series\": [{\"values\": [1, 2]}]}")
                .body();
        String dates = service.post(
                        "/forecast",
                        "{\"series\": [{\"values\": [1, 2, 3], \"times\": [\"01/02/2020\", \"02/02/2020\", \"03/02/2020\"]}]}")
                .body();
        String season = service.post(
                        "/forecast",
                        "{\"series\": [{\"start\": \"2021-01-01\", \"every\": \"P7D\", \"values\": " + values + "}]}")
                .body();
        AppRun ended = service.stop();

        assertThat(brief).contains("has 2 value(s)", "; send more \\\"values\\\", or leave the series out.");
        assertThat(dates).contains("can be read as", "; write \\\"times\\\" as 2021-03-21.");
        assertThat(season).contains("; leave out \\\"times\\\", or \\\"start\\\" and \\\"every\\\"");
        assertThat(brief + dates + season).doesNotContain("--");
        assertThat(ended.err()).contains("POST /forecast: Continues series by ", "Ctrl-C ends the service.");
    }

    private static double[] numbers(JsonNode json) {
        return StreamSupport.stream(json.spliterator(), false)
                .mapToDouble(JsonNode::asDouble)
                .toArray();
    }

    @Test
    void whoeverWasNotTrainedCannotAnswer() {
        AppRun run = AppRun.of(TimeSeriesApp.class, folder, "serve", "--model", MODEL.toString(), "--by", "nobody");

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("nobody").hasLineCount(1);
    }
}
