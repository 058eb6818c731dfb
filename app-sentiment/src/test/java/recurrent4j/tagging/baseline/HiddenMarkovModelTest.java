package recurrent4j.tagging.baseline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import recurrent4j.io.InputException;
import recurrent4j.io.Json;
import recurrent4j.tagging.corpus.Sentence;
import recurrent4j.tagging.evaluate.Tagging;

class HiddenMarkovModelTest {

    @Test
    void anEndingMixesItsFrequenciesWithThoseOfTheShorterOne() {
        var endings = new WordEndings(0.75, 0.25);
        endings.add("ly", 0, 2);
        endings.add("my", 1, 0);
        // The standard deviation of 0.75 and 0.25 is sqrt(2 * 0.25^2 / 1).
        double weight = Math.sqrt(0.125);
        double none = (1 / 3.0 + weight * 0.75) / (1 + weight);
        double y = (1 / 3.0 + weight * none) / (1 + weight);
        double ly = (0 + weight * y) / (1 + weight);
        assertThat(endings.probabilities("sly")).containsExactly(new double[] {ly, 1 - ly}, within(1e-12));
        assertThat(endings.probabilities("Sly")).containsExactly(0.75, 0.25);
    }

    @Test
    void theTagBeforeDecidesWhatAWordIs() {
        var model = HiddenMarkovModel.fit(List.of(
                Tagged.sentence("the/D can/N rusts/V"),
                Tagged.sentence("they/P can/V the/D can/N"),
                Tagged.sentence("they/P can/V rust/V")));
        assertThat(model.tag(List.of(Sentence.of(List.of("they", "can", "the", "can")))))
                .containsExactly(Tagging.of(List.of("P", "V", "D", "N")));
    }

    @Test
    void anUnknownWordIsJudgedByItsEnding() {
        var model = HiddenMarkovModel.fit(List.of(
                Tagged.sentence("quickly/R walking/V"),
                Tagged.sentence("slowly/R talking/V"),
                Tagged.sentence("walking/V slowly/R"),
                Tagged.sentence("talking/V quickly/R")));
        assertThat(model.tag(
                        List.of(Sentence.of(List.of("sadly", "working")), Sentence.of(List.of("working", "sadly")))))
                .containsExactly(Tagging.of(List.of("R", "V")), Tagging.of(List.of("V", "R")));
    }

    @Test
    void everyTokenGetsATagHoweverUnlikelyItsPlaceAndHoweverLongTheSentence() {
        var model = HiddenMarkovModel.fit(List.of(Tagged.sentence("a/A b/B"), Tagged.sentence("c/C")));
        List<String> words = java.util.Collections.nCopies(10_000, "b");
        assertThat(model.tag(List.of(Sentence.of(words), Sentence.of(List.of("c", "a", "", "B")))))
                .extracting(tagging -> tagging.tags().size())
                .containsExactly(10_000, 4);
    }

    @Test
    void itAnswersTheSameAfterItWasSaved() throws Exception {
        List<Sentence> training = Tagged.repeating(30, 3);
        var model = HiddenMarkovModel.fit(training);
        String json = Json.mapper().writeValueAsString(model.saved());
        var saved = Json.mapper().readValue(json, SavedHiddenMarkovModel.class);
        assertThat(saved.tagger().tag(training)).isEqualTo(model.tag(training));
        assertThat(saved.tagger().parameters()).isEqualTo(model.parameters());
        assertThatThrownBy(() -> new SavedHiddenMarkovModel(saved.tags(), List.of("x"), saved.pairs(), saved.trigrams())
                        .tagger())
                .isInstanceOf(InputException.class)
                .hasMessage("A hidden Markov model has the number 1 of 1; train and save the model again.");
    }

    @Test
    void itsParametersAreThePairsOfWordsAndTagsAndTheTrigrams() {
        // Four pairs; begin begin a, begin a b, a b end, begin begin b, begin b b, b b end.
        var model = HiddenMarkovModel.fit(List.of(Tagged.sentence("x/A y/B"), Tagged.sentence("x/B z/B")));
        assertThat(model.parameters()).isEqualTo(4 + 6);
    }
}
