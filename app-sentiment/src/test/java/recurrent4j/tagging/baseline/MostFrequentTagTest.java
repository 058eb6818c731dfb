package recurrent4j.tagging.baseline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import recurrent4j.io.InputException;
import recurrent4j.io.Json;
import recurrent4j.tagging.corpus.Sentence;

class MostFrequentTagTest {

    private static final List<Sentence> TRAINING =
            List.of(Tagged.sentence("can/V can/N can/N go/V"), Tagged.sentence("the/D go/V run/N run/V"));

    @Test
    void aWordHasTheTagThatItHasMostOftenAndAnUnknownWordThatOfMostTokens() {
        var tagger = MostFrequentTag.fit(TRAINING);
        assertThat(tagger.tag(List.of(Sentence.of(List.of("the", "can", "go", "unseen"))))
                        .get(0)
                        .tags())
                .containsExactly("D", "N", "V", "V");
        assertThat(tagger.parameters()).isEqualTo(5);
    }

    @Test
    void ofEquallyFrequentTagsTheFirstOfTheTrainingPartWins() {
        assertThat(MostFrequentTag.fit(TRAINING).tags()).containsEntry("run", "V");
    }

    @Test
    void aColumnCanStandInThePlaceOfTheWords() {
        var training = new Sentence(
                List.of("a", "a", "b"), List.of(List.of("DT", "NN", "NN")), List.of("B", "I", "I"), Optional.empty());
        var tagger = MostFrequentTag.fit(List.of(training), 0);
        var asked = new Sentence(List.of("z", "z"), List.of(List.of("NN", "DT")), List.of(), Optional.empty());
        assertThat(tagger.tag(List.of(asked)).get(0).tags()).containsExactly("I", "B");
        assertThatThrownBy(() -> tagger.tag(List.of(Sentence.of(List.of("z")))))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("Column 1");
    }

    @Test
    void itCanBeKeptAsJson() throws Exception {
        var tagger = MostFrequentTag.fit(TRAINING);
        String json = Json.mapper().writeValueAsString(tagger);
        assertThat(Json.mapper().readValue(json, MostFrequentTag.class)).isEqualTo(tagger);
    }

    @Test
    void sentencesWithoutTagsAreRefused() {
        assertThatThrownBy(() -> MostFrequentTag.fit(List.of(Sentence.of(List.of("so", "what")))))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("\"so what\" has no tags");
        assertThatThrownBy(() -> MostFrequentTag.fit(List.of())).hasMessageContaining("no tags to learn");
    }
}
