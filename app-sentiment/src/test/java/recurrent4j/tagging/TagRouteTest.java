package recurrent4j.tagging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import recurrent4j.io.Json;
import recurrent4j.serve.Route;
import recurrent4j.tagging.saved.RandomTaggers;

class TagRouteTest {

    @Test
    void aTextOrItsWordsAreAnsweredWithTokensSpansAndLabel(@TempDir Path folder) throws IOException {
        RandomTaggers.save(folder.resolve("model"), RandomTaggers.tagger("one", 1, true, true));
        try (var tagger = SequenceTagger.load(folder.resolve("model"))) {
            Route route = TagRoute.of(tagger);
            JsonNode text = (JsonNode) route.answer().to(json("{\"text\": \"Paris , Texas\"}"));
            JsonNode words = (JsonNode) route.answer().to(json("{\"words\": [\"Paris\", \",\", \"Texas\"]}"));

            assertThat(words).isEqualTo(text);
            assertThat(text.get("tokens")).hasSize(3);
            assertThat(text.at("/tokens/2/from").intValue()).isEqualTo(8);
            assertThat(text.get("label").get("probability").doubleValue()).isBetween(0.0, 1.0);
            route.response().require(text);
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> route.answer().to(json("{}")))
                    .withMessageContaining("either \"text\" or \"words\"");
        }
    }

    private static JsonNode json(String text) throws IOException {
        return Json.mapper().readTree(text);
    }
}
