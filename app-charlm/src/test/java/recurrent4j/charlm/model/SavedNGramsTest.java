package recurrent4j.charlm.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import recurrent4j.data.TokenSequence;
import recurrent4j.engine.StepKernel;
import recurrent4j.io.InputException;
import recurrent4j.io.Json;

class SavedNGramsTest {

    private static final int VOCABULARY = 300;

    /** Some tokens are frequent, as in texts, and some of the vocabulary never come. */
    private static final TokenSequence TEXT = text(5_000, 1);

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 5, 6})
    void whatWasSavedPredictsTheSame(int order) throws Exception {
        NGramModel model = NGramCounts.of(TEXT, VOCABULARY).model(order);
        SavedNGrams saved = SavedNGrams.of(model);
        String json = Json.mapper().writeValueAsString(saved);
        NGramModel again =
                Json.read(Json.mapper().readTree(json), SavedNGrams.class).model(VOCABULARY);

        assertThat(again.name()).isEqualTo(model.name());
        assertThat(again.parameters()).isEqualTo(model.parameters());
        assertThat(surprisal(again, text(500, 2))).isEqualTo(surprisal(model, text(500, 2)));
        // The last tokens of the text were followed by nothing once.
        assertThat(surprisal(again, TEXT.part(4_900, 5_000))).isEqualTo(surprisal(model, TEXT.part(4_900, 5_000)));
        assertThat(saved.counts().length()).isLessThan(3 * (int) model.parameters() + 100);
    }

    @Test
    void aShortTextIsSavedToo() {
        NGramModel model = NGramCounts.of(TokenSequence.of(1, 0), 2).model(6);
        assertThat(surprisal(SavedNGrams.of(model).model(2), TokenSequence.of(0, 1, 0)))
                .isEqualTo(surprisal(model, TokenSequence.of(0, 1, 0)));
    }

    @Test
    void whatIsPredictedStepByStepIsWhatIsRead() {
        NGramModel model = NGramCounts.of(TEXT, VOCABULARY).model(4);
        TokenSequence other = text(50, 3);
        List<Double> read = surprisal(model, other);
        StepKernel predictor = model.predictor();
        predictor.reset();
        for (int place = 0; place < other.length() - 1; place++) {
            float[] scores = predictor.step(other.at(place));
            assertThat((double) -scores[other.at(place + 1)]).isCloseTo(read.get(place), within(1e-5));
            float[][] state = predictor.state();
            predictor.step(7);
            predictor.restore(state);
        }
    }

    @Test
    void whatWasDamagedIsRefusedInOneSentence() {
        SavedNGrams saved = SavedNGrams.of(NGramCounts.of(TEXT, VOCABULARY).model(3));
        String counts = saved.counts();
        for (SavedNGrams damaged : List.of(
                with(saved, counts.substring(0, counts.length() / 2)),
                with(saved, "nothing"),
                with(saved, ""),
                new SavedNGrams(7, VOCABULARY, saved.tokens(), true, saved.last(), counts),
                new SavedNGrams(4, VOCABULARY, saved.tokens(), true, saved.last(), counts),
                new SavedNGrams(3, VOCABULARY, -1L << 40, true, saved.last(), counts),
                new SavedNGrams(3, 20, saved.tokens(), true, saved.last(), counts))) {
            assertThatThrownBy(() -> damaged.model(VOCABULARY))
                    .as("%s", damaged)
                    .isInstanceOf(InputException.class)
                    .hasMessageContaining("ngrams.json");
        }
    }

    private static SavedNGrams with(SavedNGrams saved, String counts) {
        return new SavedNGrams(3, VOCABULARY, saved.tokens(), true, saved.last(), counts);
    }

    private static List<Double> surprisal(NGramModel model, TokenSequence text) {
        List<Double> nats = new ArrayList<>();
        model.read(text, (place, surprisal) -> nats.add(surprisal));
        return nats;
    }

    private static TokenSequence text(int length, int seed) {
        var random = new Random(seed);
        int[] tokens = new int[length];
        for (int i = 0; i < length; i++) {
            tokens[i] = Math.min(VOCABULARY - 10, (int) Math.abs(random.nextGaussian() * 12));
        }
        return TokenSequence.of(tokens);
    }
}
