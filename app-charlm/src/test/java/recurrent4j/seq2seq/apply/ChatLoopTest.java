package recurrent4j.seq2seq.apply;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import recurrent4j.io.TextOutput;
import recurrent4j.io.Utf8Reader;
import recurrent4j.seq2seq.decode.DecodingSettings;
import recurrent4j.seq2seq.decode.Search;
import recurrent4j.seq2seq.decode.TextRewriter;
import recurrent4j.seq2seq.decode.ToyModel;
import recurrent4j.seq2seq.decode.ToyTokenizer;

class ChatLoopTest {

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final List<String> remarks = new ArrayList<>();

    private String talk(Search search, boolean prompting, String turns) throws IOException {
        out.reset();
        var rewriter = new TextRewriter(
                ToyTokenizer.pair("a", "b", "c"), ToyModel.backward(5), DecodingSettings.USUAL.with(search));
        new ChatLoop(SourceRewriter.of(rewriter), new TextOutput(out), prompting, remarks::add).talk(reader(turns));
        return out.toString(StandardCharsets.UTF_8);
    }

    private static Utf8Reader reader(String turns) {
        return new Utf8Reader("turns", new ByteArrayInputStream(turns.getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void aTerminalSaysWhoseTurnItIs() throws IOException {
        assertThat(talk(Search.Beam.of(2), true, "a b\n\nc\n")).isEqualTo("You: Bot: b a\nYou: You: Bot: c\nYou: \n");
    }

    @Test
    void aPipeHasTheRepliesAlone() throws IOException {
        assertThat(talk(Search.Beam.of(2), false, "a b\n\nc")).isEqualTo("b a\n\nc\n");
    }

    @Test
    void theSameWordsNeedNotHaveTheSameReplyButTheSameSeedHas() throws IOException {
        var drawn = new Search.Sampling(3, 100, 1, 1, 4);

        String replies = talk(drawn, false, "a b c\n".repeat(20));

        assertThat(replies.lines().distinct().count()).isGreaterThan(5);
        assertThat(talk(drawn, false, "a b c\n".repeat(20))).isEqualTo(replies);
        assertThat(talk(drawn.seed(5), false, "a b c\n".repeat(20))).isNotEqualTo(replies);
    }

    @Test
    void aTurnThatCannotBeReadDoesNotEndTheConversation() throws IOException {
        assertThat(talk(Search.Beam.of(2), false, "a ".repeat(ApplyLoop.LONGEST) + "\nb\n"))
                .isEqualTo("\nb\n");
        assertThat(remarks).singleElement().asString().contains("39,999 characters");
    }

    @Test
    void aClosedOutputEndsIt() throws IOException {
        var closed = new OutputStream() {
            @Override
            public void write(int value) throws IOException {
                throw new IOException("Broken pipe");
            }
        };
        var rewriter = new TextRewriter(ToyTokenizer.pair("a"), ToyModel.backward(3), DecodingSettings.USUAL);

        int turns = new ChatLoop(SourceRewriter.of(rewriter), new TextOutput(closed), true, remarks::add)
                .talk(reader("a\na\n"));

        assertThat(turns).isZero();
    }
}
