package recurrent4j.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import recurrent4j.eval.Effort;
import recurrent4j.eval.Entry;
import recurrent4j.eval.Measured;
import recurrent4j.eval.Metrics;
import recurrent4j.eval.Score;
import recurrent4j.io.Json;

class JsonReportTest {

    @TempDir
    private Path folder;

    @Test
    void theReportHasTheAgreedKeysInTheAgreedOrder() throws IOException {
        JsonNode report = report();
        assertThat(report.fieldNames())
                .toIterable()
                .containsExactly("app", "command", "seed", "data", "environment", "scores", "bundle");
        assertThat(report.get("data").fieldNames()).toIterable().containsExactly("name", "generator", "sha256", "rows");
        assertThat(report.get("environment").fieldNames())
                .toIterable()
                .containsExactly("java", "dl4j", "backend", "engine", "threads", "cpu");
        assertThat(report.get("scores").get(0).fieldNames())
                .toIterable()
                .containsExactly("contestant", "parameters", "epochs", "trainSeconds", "examplesPerSecond", "metrics");
    }

    @Test
    void theFiguresAreThoseOfTheScoreboard() throws IOException {
        JsonNode second = report().get("scores").get(3);
        assertThat(second.get("contestant").asText()).isEqualTo("SimpleRnn(1)");
        assertThat(second.get("parameters").asLong()).isEqualTo(3);
        assertThat(second.get("epochs").asInt()).isEqualTo(20);
        assertThat(second.get("examplesPerSecond").asDouble()).isEqualTo(11_200);
        assertThat(second.at("/metrics/MSE/validation").asDouble()).isEqualTo(0.010882);
        assertThat(second.at("/metrics/MSE/test").asDouble()).isEqualTo(0.0112);
    }

    @Test
    void aScoreThatDivergedIsNull() throws IOException {
        var diverged = Score.of(
                Entry.network("LSTM", 9),
                new Effort(1, 0, Double.POSITIVE_INFINITY),
                Metrics.MSE,
                new Measured(Double.NaN, Double.NaN));
        Path file = folder.resolve("report.json");
        JsonReport.of(SampleRun.PROVENANCE, SampleRun.scoreboard().enter(diverged), "model")
                .write(file);
        assertThat(Files.readString(file)).doesNotContain("NaN", "Infinity");
        assertThat(Json.mapper()
                        .readTree(file.toFile())
                        .at("/scores/8/metrics/MSE/test")
                        .isNull())
                .isTrue();
    }

    private JsonNode report() throws IOException {
        Path file = folder.resolve("report.json");
        JsonReport.of(SampleRun.PROVENANCE, SampleRun.scoreboard(), "model").write(file);
        return Json.mapper().readTree(file.toFile());
    }
}
