package recurrent4j.charlm.generate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import recurrent4j.charlm.corpus.Tokenizer;
import recurrent4j.charlm.model.ToyPredictor;
import recurrent4j.data.Vocabulary;
import recurrent4j.io.InputException;

class RepetitionPenaltyTest {

    @Test
    void theProbabilityOfAWordThatStandsThereIsRaisedToThePower() {
        var penalty = new RepetitionPenalty(2, 1);
        penalty.read(1);
        // Probabilities of 1/2, 1/4 and 1/4, up to a constant.
        float[] scores = {(float) Math.log(2) + 7, 7, 7};
        penalty.penalize(scores);
        assertThat(scores[0]).isCloseTo((float) Math.log(2) + 7, within(1e-5f));
        assertThat(scores[1]).isCloseTo(7 + (float) Math.log(0.25), within(1e-5f));
        assertThat(scores[2]).isEqualTo(7);
    }

    @Test
    void aCharacterRepeatsOnlyIfThoseBeforeItDoToo() {
        var penalty = new RepetitionPenalty(2, 3);
        List.of(0, 1, 2, 0, 1).forEach(penalty::read);
        float[] scores = {0, 0, 0};
        penalty.penalize(scores);
        assertThat(scores[2]).isCloseTo((float) -Math.log(3), within(1e-5f));
        assertThat(scores).startsWith(0, 0);
    }

    @Test
    void onlyTheLastThousandTokensAreRemembered() {
        var penalty = new RepetitionPenalty(2, 1);
        penalty.read(0);
        for (int i = 0; i < RepetitionPenalty.REMEMBERED; i++) {
            penalty.read(1);
        }
        float[] scores = {0, 0};
        penalty.penalize(scores);
        assertThat(scores[0]).isZero();
        assertThat(scores[1]).isNegative();
    }

    @Test
    void aGreedyTextDoesNotRunInCirclesAnyMore() {
        // After each word, the next is twice as likely as any other.
        double[][] rows = new double[6][6];
        for (int i = 0; i < 6; i++) {
            for (int j = 0; j < 6; j++) {
                rows[i][j] = j == (i + 1) % 3 ? 2 / 7.0 : 1 / 7.0;
            }
        }
        var decoder = new Decoder(
                ToyPredictor.of(rows), Vocabulary.closed(List.of("a", " b", " c", " d", " e", " f")), Tokenizer.WORDS);
        Sampling greedy = Sampling.greedy().length(5);
        assertThat(write(decoder, greedy)).isEqualTo(" b ca b c");
        assertThat(write(decoder, greedy.repetitionPenalty(3))).isEqualTo(" b c d e f");
        assertThat(write(decoder, greedy.repetitionPenalty(1))).isEqualTo(write(decoder, greedy));
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.99, 101, Double.NaN})
    void aPenaltyThatRewardsOrIsBeyondAllUseIsRefused(double penalty) {
        assertThatThrownBy(() -> Sampling.USUAL.repetitionPenalty(penalty))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("such as 1.2");
    }

    private static String write(Decoder decoder, Sampling sampling) {
        var text = new StringBuilder();
        decoder.generate(decoder.read("a").start(), sampling, new Random(1)).forEachRemaining(text::append);
        return text.toString();
    }
}
