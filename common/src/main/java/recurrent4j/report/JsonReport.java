package recurrent4j.report;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import recurrent4j.eval.Measured;
import recurrent4j.eval.Provenance;
import recurrent4j.eval.Score;
import recurrent4j.eval.Scoreboard;
import recurrent4j.io.AtomicFile;
import recurrent4j.io.Json;

/**
 * The same figures for programs, {@code report.json}. A number that is not finite is {@code null}.
 *
 * @param provenance what was run; its parts stand at the top level
 * @param bundle the folder of the saved model, relative to the report; left out if nothing was saved
 */
@JsonPropertyOrder({"provenance", "scores", "bundle"})
public record JsonReport(
        @JsonUnwrapped Provenance provenance,
        List<Line> scores,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) String bundle) {

    /** One contestant as JSON has it. */
    public record Line(
            String contestant,
            long parameters,
            int epochs,
            double trainSeconds,
            double examplesPerSecond,
            Map<String, Measured> metrics) {}

    public JsonReport {
        scores = List.copyOf(scores);
    }

    /** A report on the contestants of a scoreboard; the bundle is empty if none was saved. */
    public static JsonReport of(Provenance provenance, Scoreboard scoreboard, String bundle) {
        return new JsonReport(
                provenance, scoreboard.scores().stream().map(JsonReport::line).toList(), bundle);
    }

    /** Writes the report; if that fails, a file that was there before is unchanged. */
    public void write(Path file) throws IOException {
        AtomicFile.write(file, Json.mapper().writeValueAsString(this) + "\n");
    }

    private static Line line(Score score) {
        return new Line(
                score.contestant().name(),
                score.contestant().parameters(),
                score.effort().epochs(),
                score.effort().seconds(),
                score.effort().examplesPerSecond(),
                score.metrics());
    }
}
