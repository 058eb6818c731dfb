package recurrent4j.bundle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import recurrent4j.io.InputException;

class DeflatedTest {

    @Test
    void numbersComeBackAsTheyWere() {
        int[] numbers = {0, 1, 127, 128, 16383, 16384, Integer.MAX_VALUE, 0};
        assertThat(Deflated.numbers(Deflated.ofNumbers(numbers))).containsExactly(numbers);
        assertThat(Deflated.numbers(Deflated.ofNumbers())).isEmpty();
    }

    @Test
    void textsComeBackAsTheyWere() {
        List<String> texts = List.of("", "grüße", "zwei\nZeilen", "\uD83D\uDE00");
        assertThat(Deflated.texts(Deflated.ofTexts(texts))).isEqualTo(texts);
    }

    @Test
    void damagedBytesAreRefused() {
        byte[] bytes = Deflated.ofTexts(Collections.nCopies(9, "a text")).get(0);
        assertThatThrownBy(() -> Deflated.texts(List.of(java.util.Arrays.copyOf(bytes, bytes.length / 2))))
                .isInstanceOf(InputException.class)
                .hasMessage("Some packed bytes of the model are damaged; train and save it again.");
        assertThatThrownBy(() -> Deflated.numbers(List.of(new byte[] {1, 2, 3})))
                .isInstanceOf(InputException.class);
        List<byte[]> open = Deflated.ofTexts(List.of("a"));
        assertThatThrownBy(() -> Deflated.numbers(List.of())).isInstanceOf(InputException.class);
        assertThat(Deflated.numbers(open)).containsExactly(1, 'a');
    }
}
