package recurrent4j.charlm;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import recurrent4j.charlm.generate.Sampling;
import recurrent4j.cli.AppRun;
import recurrent4j.cli.AppService;
import recurrent4j.io.Json;

class ServeCommandTest {

    private static final Path MODEL = Path.of("src/test/resources/recurrent4j/golden/characters-gru/model")
            .toAbsolutePath();

    @TempDir
    private Path folder;

    @Test
    void textsAreWrittenOverHttpAsFromJavaAtOnceOrInPieces() throws Exception {
        AppService service = AppService.start(CharLmApp.class, folder, "--model", MODEL.toString());
        String question = "{\"prompt\": \"a\", \"length\": 40, \"temperature\": 0.5, \"topK\": 5, \"seed\": 3";

        HttpResponse<String> whole = service.post("/generate", question + "}");
        HttpResponse<String> pieces = service.post("/generate", question + ", \"stream\": true}");
        HttpResponse<String> odd = service.post("/generate", "{\"prompt\": \"☃\", \"stream\": true}");
        AppRun ended = service.stop();

        String expected;
        try (var generator = TextGenerator.load(MODEL)) {
            expected = generator.generate(
                    "a", Sampling.temperature(0.5).topK(5).length(40).seed(3));
        }
        assertThat(text(whole.body())).isEqualTo(expected);
        assertThat(pieces.body().lines().count()).isGreaterThan(1);
        assertThat(pieces.body().lines().map(ServeCommandTest::text).collect(Collectors.joining()))
                .isEqualTo(expected);
        assertThat(odd.statusCode()).isEqualTo(400);
        assertThat(odd.body())
                .contains("☃", "or set \\\"skipUnknown\\\" to true.")
                .doesNotContain("--");
        assertThat(ended.exitCode()).isZero();
    }

    private static String text(String json) {
        try {
            return Json.mapper().readTree(json).get("text").asText();
        } catch (IOException e) {
            throw new AssertionError(json, e);
        }
    }

    @Test
    void whoeverWasNotTrainedCannotAnswer() {
        AppRun run = AppRun.of(CharLmApp.class, folder, "serve", "--model", MODEL.toString(), "--by", "nobody");

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("nobody").hasLineCount(1);
    }
}
