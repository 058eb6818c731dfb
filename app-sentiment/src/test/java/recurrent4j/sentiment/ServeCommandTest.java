package recurrent4j.sentiment;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import recurrent4j.cli.AppRun;
import recurrent4j.cli.AppService;
import recurrent4j.io.Json;

class ServeCommandTest {

    private static final Path MODEL =
            Path.of("src/test/resources/recurrent4j/golden/last-state/model").toAbsolutePath();

    @TempDir
    private Path folder;

    @Test
    void textsAreClassifiedOverHttpAsFromJava() throws Exception {
        AppService service = AppService.start(SentimentApp.class, folder, "--model", MODEL.toString());

        HttpResponse<String> one = service.post("/classify", "{\"text\": \"A terrible film\"}");
        HttpResponse<String> two = service.post("/classify", "{\"texts\": [\"A terrible film\", \"Not bad!\"]}");
        HttpResponse<String> both = service.post("/classify", "{\"text\": \"a\", \"texts\": []}");
        JsonNode api = Json.mapper().readTree(service.get("/openapi.json").body());
        AppRun ended = service.stop();

        try (var classifier = TextClassifier.load(MODEL)) {
            List<Classification> expected = classifier.classify(List.of("A terrible film", "Not bad!"));
            assertThat(prediction(Json.mapper().readTree(one.body())))
                    .isEqualTo(classifier.classify("A terrible film").toString());
            JsonNode predictions = Json.mapper().readTree(two.body()).get("predictions");
            assertThat(prediction(predictions.get(0))).isEqualTo(expected.get(0).toString());
            assertThat(prediction(predictions.get(1))).isEqualTo(expected.get(1).toString());
        }
        assertThat(both.statusCode()).isEqualTo(400);
        assertThat(api.at("/paths/~1classify/post/summary").asText()).contains("neg, pos");
        assertThat(ended.exitCode()).isZero();
        assertThat(ended.out()).startsWith("The service is http://127.0.0.1:");
        assertThat(ended.err()).contains("POST /classify");
    }

    private static String prediction(JsonNode json) {
        String label = json.get("label").asText();
        assertThat(json.get("probability").asDouble())
                .isEqualTo(json.get("probabilities").get(label).asDouble());
        var probabilities = new LinkedHashMap<String, Double>();
        json.get("probabilities")
                .properties()
                .forEach(entry ->
                        probabilities.put(entry.getKey(), entry.getValue().asDouble()));
        return new Classification(label, probabilities).toString();
    }

    @Test
    void aModelThatIsNotThereIsNamed() {
        AppRun run = AppRun.of(SentimentApp.class, folder, "serve", "--model", "nowhere");

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("nowhere").hasLineCount(1);
    }

    @Test
    void whoeverWasNotTrainedCannotAnswer() {
        AppRun run = AppRun.of(SentimentApp.class, folder, "serve", "--model", MODEL.toString(), "--by", "nobody");

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("nobody").hasLineCount(1);
    }
}
