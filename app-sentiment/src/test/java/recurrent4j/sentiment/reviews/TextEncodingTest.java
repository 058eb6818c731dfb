package recurrent4j.sentiment.reviews;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import recurrent4j.data.Truncation;
import recurrent4j.data.Vocabulary;

class TextEncodingTest {

    private static final Vocabulary WORDS = Vocabulary.open(List.of("not", "good", "film"));
    private static final Vocabulary PAIRS = Vocabulary.open(List.of("not good", "good film"));
    private static final List<String> TEXT = List.of("a", "not", "good", "film");

    private final TextEncoding words = new TextEncoding(WORDS, Optional.empty(), 100, Truncation.HEAD_AND_TAIL, false);
    private final TextEncoding both = new TextEncoding(WORDS, Optional.of(PAIRS), 100, Truncation.HEAD_AND_TAIL, false);

    @Test
    void wordsAreNumberedAndOthersUnknown() {
        assertThat(words.of(TEXT)).containsExactly(new int[] {3, 0, 1, 2});
        assertThat(words.sizes()).containsExactly(4);
        assertThat(words.unknown()).containsExactly(3);
    }

    @Test
    void aPairStandsWhereItsSecondWordDoes() {
        assertThat(both.of(TEXT)).containsExactly(new int[] {3, 0, 1, 2}, new int[] {2, 2, 0, 1});
        assertThat(both.sizes()).containsExactly(4, 3);
        assertThat(both.unknown()).containsExactly(3, 2);
    }

    @Test
    void whatIsCutOutMakesNoNeighbours() {
        var cut = new TextEncoding(WORDS, Optional.of(PAIRS), 4, Truncation.HEAD_AND_TAIL, false);

        List<int[]> shown = cut.of(List.of("not", "a", "good", "film", "a", "good"));

        assertThat(shown).containsExactly(new int[] {0, 2, 3, 1}, new int[] {2, 1, 2, 2});
    }

    @Test
    void backwardsTheSameIsShownFromTheEnd() {
        assertThat(both.reading(true).of(TEXT)).containsExactly(new int[] {2, 1, 0, 3}, new int[] {1, 0, 2, 2});
        assertThat(new TextEncoding(WORDS, Optional.empty(), 2, Truncation.HEAD, true).of(TEXT))
                .containsExactly(new int[] {0, 3});
    }

    @Test
    void anEmptyTextIsOneUnknownWord() {
        assertThat(both.of(List.of())).containsExactly(new int[] {3}, new int[] {2});
    }
}
