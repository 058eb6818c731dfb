package recurrent4j.charlm.generate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class StopTextTest {

    @Test
    void aTextEndsBeforeTheStopText() {
        assertThat(written("END", "one", " END", " two")).containsExactly("one", " ");
    }

    @Test
    void whatMayBecomeTheStopTextIsHeldBackUntilItIsClear() {
        assertThat(written("abc", "a", "b", "a", "b", "d")).containsExactly("ab", "abd");
        assertThat(written("abc", "x", "a", "b")).as("at the end").containsExactly("x", "ab");
    }

    @Test
    void aStopTextMaySpanTokensOrStandInsideOfOne() {
        assertThat(written("b c", "a b", " cd", "e")).containsExactly("a ");
        assertThat(written("b", "abcbd", "e")).containsExactly("a");
        assertThat(written("\n\n", "a\n", "\nb")).containsExactly("a");
    }

    @Test
    void aStopTextThatComesFirstLeavesNothing() {
        assertThat(written("a", "ab")).isEmpty();
    }

    @Test
    void ofTwoCharactersThatBeginAlikeInUtf16NoneIsCut() {
        assertThat(written("\uD83D\uDC4E", "\uD83D\uDC4D", "\uD83D\uDC4E")).containsExactly("\uD83D\uDC4D");
    }

    @Test
    void itIsFoundWhereASearchOfTheWholeTextFindsIt() {
        var random = new Random(6);
        for (int trial = 0; trial < 2000; trial++) {
            String stop = text(random, 1 + random.nextInt(6));
            String[] tokens = new String[20];
            for (int token = 0; token < tokens.length; token++) {
                tokens[token] = text(random, 1 + random.nextInt(4));
            }
            String all = String.join("", tokens);
            int end = all.indexOf(stop);
            assertThat(String.join("", written(stop, tokens))).isEqualTo(end < 0 ? all : all.substring(0, end));
        }
    }

    @Test
    void nothingAndHalfACharacterAreNoStopTexts() {
        assertThatThrownBy(() -> StopText.of(""))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("one character or more");
        assertThatThrownBy(() -> StopText.of("\uDC4E"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("half a character");
    }

    private static String text(Random random, int length) {
        var text = new StringBuilder();
        for (int place = 0; place < length; place++) {
            text.append(random.nextInt(3) == 0 ? 'b' : 'a');
        }
        return text.toString();
    }

    private static List<String> written(String stop, String... tokens) {
        List<String> pieces = new ArrayList<>();
        var stream = new StreamingText(StopText.of(stop));
        for (int token = 0; token < tokens.length && !stream.ended(); token++) {
            pieces.add(stream.add(tokens[token]));
        }
        pieces.add(stream.end());
        pieces.removeIf(String::isEmpty);
        return pieces;
    }
}
