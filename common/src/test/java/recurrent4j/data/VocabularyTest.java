package recurrent4j.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class VocabularyTest {

    @Test
    void theMostFrequentTokenIsTheFirst() {
        Vocabulary vocabulary = Vocabulary.fit(Map.of("b", 3L, "a", 3L, "c", 7L, "d", 1L), 2);

        assertThat(vocabulary.tokens()).containsExactly("c", "a", "b");
        assertThat(vocabulary.size()).isEqualTo(4);
        assertThat(vocabulary.number("a")).isEqualTo(1);
        assertThat(vocabulary.token(1)).isEqualTo("a");
    }

    @Test
    void whatIsRareOrMissingIsTheOneUnknownToken() {
        Vocabulary vocabulary = Vocabulary.fit(Map.of("a", 2L, "d", 1L), 2);

        assertThat(vocabulary.number("d")).isEqualTo(vocabulary.number("z")).isEqualTo(1);
        assertThat(vocabulary.isUnknown(1)).isTrue();
        assertThat(vocabulary.token(1)).isEqualTo(Vocabulary.UNKNOWN);
        assertThat(vocabulary.knows("d")).isFalse();
    }

    @Test
    void aClosedVocabularyHasNoUnknownToken() {
        Vocabulary hello = Vocabulary.closed(List.of("h", "e", "l", "o"));

        assertThat(hello.size()).isEqualTo(4);
        assertThatThrownBy(() -> hello.number("x"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("\"x\"")
                .hasMessageContaining("[h, e, l, o]");
    }

    @Test
    void aTokenCannotStandTwice() {
        assertThatThrownBy(() -> Vocabulary.open(List.of("a", "a"))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Vocabulary.closed(List.of())).isInstanceOf(IllegalArgumentException.class);
    }
}
