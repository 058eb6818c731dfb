package recurrent4j.charlm.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import recurrent4j.data.TokenSequence;

class NGramModelTest {

    private static final int A = 0;
    private static final int B = 1;

    /** "aabab" with a third token c that never comes: a twice follows b or the end, b thrice follows a. */
    private static final NGramCounts AABAB = NGramCounts.of(TokenSequence.of(A, A, B, A, B), 3);

    @Test
    void unigramsAreInterpolatedWithTheUniformDistribution() {
        // 5 tokens of 2 kinds: p(a) = (3 + 2/3) / 7, p(b) = (2 + 2/3) / 7, p(c) = (2/3) / 7.
        assertThat(probability(AABAB.model(1), 2, A)).isEqualTo(11.0 / 21, within(1e-12));
        assertThat(probability(AABAB.model(1), 2, B)).isEqualTo(8.0 / 21, within(1e-12));
        assertThat(probability(AABAB.model(1), 2, 2)).isEqualTo(2.0 / 21, within(1e-12));
    }

    @Test
    void bigramsAreInterpolatedWithUnigrams() {
        // After a: once a, twice b, two kinds, so p(b|a) = (2 + 2 · 8/21) / 5.
        assertThat(probability(AABAB.model(2), A, B)).isEqualTo((2 + 16.0 / 21) / 5, within(1e-12));
        // After b: once a; the b at the end was followed by nothing. p(b|b) = (0 + 1 · 8/21) / 2.
        assertThat(probability(AABAB.model(2), B, B)).isEqualTo(4.0 / 21, within(1e-12));
    }

    @Test
    void trigramsAreInterpolatedWithBigrams() {
        // After ab: once a. After b: once a, one kind: p(a|b) = (1 + 11/21) / 2, p(a|ab) = (1 + p(a|b)) / 2.
        double afterB = (1 + 11.0 / 21) / 2;
        assertThat(probability(AABAB.model(3), A, B, A)).isEqualTo((1 + afterB) / 2, within(1e-12));
    }

    @Test
    void aContextThatWasNeverReadPredictsAsTheNextShorterOne() {
        assertThat(probability(AABAB.model(2), 2, B)).isEqualTo(probability(AABAB.model(1), 2, B), within(1e-12));
        assertThat(probability(AABAB.model(6), B, B, A)).isEqualTo(probability(AABAB.model(2), B, A), within(1e-12));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6})
    void theProbabilitiesOfAllTokensSumToOneAtEveryPlace(int order) {
        int[] text = new Random(3).ints(500, 0, 5).toArray();
        NGramModel model = NGramCounts.of(TokenSequence.of(text), 7).model(order);
        int[] context = new Random(4).ints(200, 0, 6).toArray();
        for (int length = 1; length < context.length; length++) {
            int[] extended = IntStream.of(context).limit(length + 1L).toArray();
            double sum = 0;
            for (int token = 0; token < 7; token++) {
                extended[length] = token;
                sum += probability(model, extended);
            }
            assertThat(sum).as("after %d tokens", length).isEqualTo(1, within(1e-12));
        }
    }

    @Test
    void everyTokenButTheFirstIsScoredInItsPlace() {
        var places = new StringBuilder();
        AABAB.model(2)
                .read(
                        TokenSequence.of(A, B, A),
                        (place, nats) -> places.append(place).append(' '));
        assertThat(places).hasToString("1 2 ");
        AABAB.model(2).read(TokenSequence.of(), (place, nats) -> places.append('!'));
        assertThat(places).hasToString("1 2 ");
    }

    @Test
    void anEmptyTrainingTextLeavesTheUniformDistribution() {
        NGramModel model = NGramCounts.of(TokenSequence.of(), 4).model(3);
        assertThat(probability(model, 1, 2)).isEqualTo(0.25);
        assertThat(model.parameters()).isZero();
    }

    @Test
    void theParametersAreTheNGramsThatWereRead() {
        // a b | aa ab ba | aab aba bab
        assertThat(AABAB.model(1).parameters()).isEqualTo(2);
        assertThat(AABAB.model(2).parameters()).isEqualTo(5);
        assertThat(AABAB.model(3).parameters()).isEqualTo(8);
        assertThat(AABAB.model(3).name()).isEqualTo("3-gram");
    }

    @Test
    void contextsOfALargeVocabularyAreToldApart() {
        int words = 1 << 20;
        int[] text = new Random(5).ints(1_000, 0, words).toArray();
        NGramModel model = NGramCounts.of(TokenSequence.of(text), words).model(6);
        assertThat(model.parameters())
                .isEqualTo(IntStream.rangeClosed(1, 6)
                        .mapToLong(length -> IntStream.rangeClosed(0, text.length - length)
                                .mapToObj(from -> IntStream.of(text)
                                        .skip(from)
                                        .limit(length)
                                        .boxed()
                                        .toList())
                                .distinct()
                                .count())
                        .sum());
    }

    @Test
    void ofALongTextTheEndIsCounted() {
        int[] text = IntStream.concat(
                        IntStream.generate(() -> B).limit(5_000),
                        IntStream.generate(() -> A).limit(1_000))
                .toArray();
        var counts = NGramCounts.of(TokenSequence.of(text), 2, new NGramCounts.Limits(1_000, 100));
        assertThat(counts.tokens()).isEqualTo(1_000);
        assertThat(counts.model(1).parameters()).isEqualTo(1);
        assertThat(counts.model(1).name()).isEqualTo("1-gram of the last 0.0M");
    }

    @Test
    void ofATextOfTooManyNGramsTheEndIsCounted() {
        int[] text = new Random(6).ints(10_000, 0, 1_000).toArray();
        var counts = NGramCounts.of(TokenSequence.of(text), 1_000, new NGramCounts.Limits(1_000_000, 8_000));
        assertThat(counts.tokens()).isBetween(500L, 2_000L);
        assertThat(counts.grams(6)).isLessThan(8_000);
        int[] end = IntStream.of(text).skip(9_990).toArray();
        assertThat(probability(counts.model(6), end)).isGreaterThan(0.9);
        int[] start = IntStream.of(text).limit(10).toArray();
        assertThat(probability(counts.model(6), start)).isLessThan(0.6);
    }

    @Test
    void anOrderThatIsNotCountedIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> AABAB.model(7))
                .withMessage("An n-gram of order 7 is not counted; choose an order from 1 to 6.");
    }

    @Test
    void theUniformModelKnowsNothing() {
        assertThat(probability(new UniformModel(8), 3, 5)).isEqualTo(0.125, within(1e-12));
    }

    /** How likely the last token is after the others. */
    private static double probability(LanguageModel model, int... tokens) {
        double[] last = {Double.NaN};
        model.read(TokenSequence.of(tokens), (place, nats) -> last[0] = Math.exp(-nats));
        return last[0];
    }
}
