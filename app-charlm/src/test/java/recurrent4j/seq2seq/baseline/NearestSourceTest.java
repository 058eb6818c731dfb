package recurrent4j.seq2seq.baseline;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import recurrent4j.seq2seq.baseline.NearestSource.NGramUnits;
import recurrent4j.seq2seq.corpus.Pair;
import recurrent4j.seq2seq.evaluate.Hypothesis;

class NearestSourceTest {

    private static final NGramUnits SINGLE_WORDS = new NGramUnits(TextUnit.WORDS, 1);

    private static String answer(NGramUnits units, String asked, Pair... training) {
        return NearestSource.fit(List.of(training), units).rewrite(List.of(asked)).stream()
                .map(Hypothesis::text)
                .findFirst()
                .orElseThrow();
    }

    /**
     * With 3 sources "the" weighs 1 + ln(4/4) = 1 and each other word 1 + ln(4/2) = 1.69. "the the owl" is (2, 1.69), its
     * length 2.62, and "the cat" (1, 1.69), 1.97: their cosines with "the owl" are (2 + 2.87) / (2.62 * 1.97) = 0.94 and
     * 1 / (1.97 * 1.97) = 0.26.
     */
    @Test
    void aRareWordInCommonCountsMoreThanAFrequentOne() {
        Pair[] training = {Pair.of("the cat", "1"), Pair.of("the the owl", "2"), Pair.of("the dog", "3")};
        assertThat(answer(SINGLE_WORDS, "the owl", training)).isEqualTo("2");
        assertThat(answer(SINGLE_WORDS, "dog", training)).isEqualTo("3");
    }

    @Test
    void aLongSourceIsNotNearForItsLength() {
        assertThat(answer(SINGLE_WORDS, "a b", Pair.of("a b c d e f", "long"), Pair.of("a b c", "short")))
                .isEqualTo("short");
    }

    @Test
    void theOrderOfWordsCountsFromPairsOn() {
        Pair[] training = {Pair.of("b a c", "1"), Pair.of("c a b", "2")};
        assertThat(answer(SINGLE_WORDS, "c a b", training)).isEqualTo("1");
        assertThat(answer(new NGramUnits(TextUnit.WORDS, 2), "c a b", training)).isEqualTo("2");
    }

    @Test
    void amongEqualOnesAndWhereNothingIsInCommonTheFirstCounts() {
        assertThat(answer(SINGLE_WORDS, "z", Pair.of("a", "1"), Pair.of("b", "2")))
                .isEqualTo("1");
        assertThat(answer(SINGLE_WORDS, "a", Pair.of("b", "1"), Pair.of("a", "2"), Pair.of("a", "3")))
                .isEqualTo("2");
    }

    @Test
    void capitalsAndSignsMakeNoOtherWords() {
        assertThat(answer(SINGLE_WORDS, "Hello?", Pair.of("good-bye", "1"), Pair.of("Oh, hello, you", "2")))
                .isEqualTo("2");
    }

    @Test
    void charactersAreComparedWhereTokensAreCharacters() {
        assertThat(answer(new NGramUnits(TextUnit.CHARACTERS, 2), "ba", Pair.of("ab", "1"), Pair.of("ba!", "2")))
                .isEqualTo("2");
    }
}
