package recurrent4j.tagging.corpus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import recurrent4j.io.InputException;
import recurrent4j.io.Utf8Reader;

class TextReaderTest {

    @Test
    void everyLineIsASentence() throws IOException {
        List<TokenizedText> read = read("Hi there. You!\n\n  \nEnd", false);
        assertThat(read).extracting(TokenizedText::text).containsExactly("Hi there. You!", "", "  ", "End");
        assertThat(read).extracting(TokenizedText::line).containsExactly(1L, 2L, 3L, 4L);
        assertThat(read.get(0).sentence().orElseThrow().words()).containsExactly("Hi", "there", ".", "You", "!");
        assertThat(read.get(1).sentence()).isEmpty();
    }

    @Test
    void linesMayBeCutAtTheEndsOfSentences() throws IOException {
        List<TokenizedText> read =
                read(" Mr. Smith met J. Doe. \"Who?\" he said. It cost 3.5 dollars!  Really...\nNo. 7", true);
        assertThat(read)
                .extracting(TokenizedText::text)
                .containsExactly(
                        "Mr. Smith met J. Doe.", "\"Who?\" he said.", "It cost 3.5 dollars!", "Really...", "No. 7");
        assertThat(read.get(1).offset()).isEqualTo(23);
        assertThat(read.get(1).tokens().get(0)).isEqualTo(new Token("\"", 23, 24));
        assertThat(read).extracting(TokenizedText::line).containsExactly(1L, 1L, 1L, 1L, 2L);
    }

    @Test
    void aLineOfMoreTokensThanAnySentenceIsRefused() {
        assertThatThrownBy(() -> read("x\n" + "a ".repeat(100_001), false))
                .isInstanceOf(InputException.class)
                .hasMessage("Line 2 of pipe has a sentence of more than 100,000 tokens; break the line.");
    }

    private static List<TokenizedText> read(String text, boolean cut) throws IOException {
        List<TokenizedText> all = new ArrayList<>();
        var lines = new Utf8Reader("pipe", new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
        try (var reader = new TextReader("pipe", lines, cut)) {
            for (var next = reader.next(); next.isPresent(); next = reader.next()) {
                all.add(next.get());
            }
        }
        return all;
    }
}
