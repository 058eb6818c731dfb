package recurrent4j.seq2seq.apply;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import recurrent4j.io.InputException;
import recurrent4j.io.TextOutput;
import recurrent4j.io.Utf8Reader;
import recurrent4j.seq2seq.decode.DecodingSettings;
import recurrent4j.seq2seq.decode.Search;
import recurrent4j.seq2seq.decode.TextRewriter;
import recurrent4j.seq2seq.decode.ToyModel;
import recurrent4j.seq2seq.decode.ToyTokenizer;
import recurrent4j.seq2seq.evaluate.Hypothesis;
import recurrent4j.seq2seq.evaluate.Seq2SeqModel;

class ApplyLoopTest {

    private static final AnswerFormat JSON = new AnswerFormat(AnswerFormat.Form.JSON, false, false, false);

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final List<String> remarks = Collections.synchronizedList(new ArrayList<>());

    private static SourceRewriter rewriter(DecodingSettings settings) {
        return SourceRewriter.of(new TextRewriter(ToyTokenizer.pair("a", "b", "c"), ToyModel.backward(5), settings));
    }

    private ApplyLoop loop(AnswerFormat format, SourceRewriter... rewriters) {
        return new ApplyLoop(List.of(rewriters), format, new TextOutput(out), new SourceWatch(4, remarks::add));
    }

    private String rewritten(AnswerFormat format, DecodingSettings settings, String lines) throws IOException {
        out.reset();
        loop(format, rewriter(settings), rewriter(settings)).rewrite("lines.txt", reader(lines));
        return written();
    }

    private String scored(AnswerFormat format, String lines) throws IOException {
        out.reset();
        loop(format, rewriter(DecodingSettings.GREEDY)).score("pairs.txt", reader(lines));
        return written();
    }

    private static Utf8Reader reader(String lines) {
        return new Utf8Reader("lines.txt", new ByteArrayInputStream(lines.getBytes(StandardCharsets.UTF_8)));
    }

    private String written() {
        return out.toString(StandardCharsets.UTF_8);
    }

    @Test
    void aLineComesOutForEachThatGoesIn() throws IOException {
        assertThat(rewritten(AnswerFormat.TEXT, DecodingSettings.USUAL, "a b c\n\n  \nb a"))
                .isEqualTo("c b a\n\n\na b\n");
        assertThat(remarks).containsExactly("2 lines were blank, and stayed so.");
    }

    @Test
    void manyLinesKeepTheirOrder() throws IOException {
        List<String> lines = IntStream.range(0, 1500)
                .mapToObj(line -> "a " + "b ".repeat(line % 3) + (line % 2 == 0 ? "c" : "a"))
                .toList();

        assertThat(rewritten(AnswerFormat.TEXT, DecodingSettings.GREEDY, String.join("\n", lines))
                        .lines())
                .containsExactlyElementsOf(lines.stream()
                        .map(line -> new StringBuilder(line).reverse().toString())
                        .toList());
    }

    @Test
    void severalTextsStandBehindTheNumberOfTheirLine() throws IOException {
        DecodingSettings two = DecodingSettings.USUAL.with(new Search.Beam(3, 0, 2));

        String[] lines = rewritten(new AnswerFormat(AnswerFormat.Form.TEXT, true, true, false), two, "\na b\n")
                .split("\n");

        assertThat(lines).hasSize(3);
        assertThat(lines[0]).isEmpty();
        assertThat(lines[1]).isEqualTo("2\t-0.3161\tb a");
        assertThat(lines[2]).startsWith("2\t-");
    }

    @Test
    void jsonHasTokensAndAttentionIfAsked() throws IOException {
        assertThat(rewritten(JSON, DecodingSettings.USUAL, "a Paris\n\n"))
                .isEqualTo("{\"source\":\"a Paris\",\"tokens\":[\"a\",\"Paris\"],\"unknown\":1,"
                        + "\"answers\":[{\"text\":\"\uFFFD a\",\"logProbability\":-0.316082,\"score\":-0.265972,"
                        + "\"complete\":true,\"tokens\":[\"\uFFFD\",\"a\"]}]}\n"
                        + "{\"source\":\"\",\"answers\":[]}\n");
        assertThat(remarks)
                .containsExactly("Of 2 tokens, 1 was unknown to the model.", "1 line was blank, and stayed so.");
        var attentive = new AnswerFormat(AnswerFormat.Form.JSON, false, false, true);
        assertThat(rewritten(attentive, DecodingSettings.USUAL, "a"))
                .contains("\"attention\":{\"source\":[\"a\",\"</s>\"],\"target\":[\"a\",\"</s>\"],"
                        + "\"weights\":[[0.9,0.1],[0.1,0.9]]}");
        assertThatThrownBy(() -> new AnswerFormat(AnswerFormat.Form.TEXT, false, false, true))
                .hasMessageContaining("--as JSON");
    }

    @Test
    void aGivenTargetIsScored() throws IOException {
        assertThat(scored(AnswerFormat.TEXT, "a b\tb a\n\na\tc\n"))
                .isEqualTo("-0.3161\t-0.1054\ta b\tb a\n\n-3.7942\t-1.8971\ta\tc\n");
        assertThat(scored(JSON, "a\tc\n"))
                .isEqualTo(
                        "{\"source\":\"a\",\"target\":\"c\",\"logProbability\":-3.79424,\"perToken\":-1.89712,\"right\":1,"
                                + "\"tokens\":[{\"token\":\"c\",\"logProbability\":-3.688879,\"rank\":2},"
                                + "{\"token\":\"</s>\",\"logProbability\":-0.105361,\"rank\":1}]}\n");
    }

    @Test
    void whatStandsBeforeALineThatIsNoPairIsAnswered() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> scored(AnswerFormat.TEXT, "a\tc\n\tc\n"))
                .withMessageContaining("Line 2 of pairs.txt has a target without a source");
        assertThat(written()).isEqualTo("-3.7942\t-1.8971\ta\tc\n");
        assertThatThrownBy(() -> scored(AnswerFormat.TEXT, "a c\n")).hasMessageContaining("no tab");
        assertThatThrownBy(() -> scored(AnswerFormat.TEXT, "a\tc\td\n")).hasMessageContaining("more than one tab");
    }

    @Test
    void aLongSourceIsRemarkedOnOnceAndAVeryLongOneRefused() throws IOException {
        rewritten(AnswerFormat.TEXT, DecodingSettings.GREEDY, "a b c a b\na b c a b\n");

        assertThat(remarks).singleElement().asString().contains("\"a b c a b\" has 5 tokens", "learned from (4)");
        assertThatThrownBy(() ->
                        rewritten(AnswerFormat.TEXT, DecodingSettings.GREEDY, "a\n" + "b ".repeat(ApplyLoop.LONGEST)))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("Line 2 of lines.txt has 40,000 characters");
        assertThat(written()).isEqualTo("a\n");
    }

    @Test
    void aTextThatWasCutIsCounted() throws IOException {
        var endless = new ToyModel(5, true, (source, beginning) -> new double[] {1, 0, 0, 0, 0});
        SourceRewriter rewriter =
                SourceRewriter.of(new TextRewriter(ToyTokenizer.pair("a", "b", "c"), endless, DecodingSettings.GREEDY));

        loop(AnswerFormat.TEXT, rewriter).rewrite("lines.txt", reader("a"));

        assertThat(remarks).containsExactly("1 line has an answer that was cut at the limit of its length.");
    }

    @Test
    void whatIsDrawnForALineDependsOnItsNumber() throws IOException {
        DecodingSettings drawn = DecodingSettings.USUAL.with(new Search.Sampling(3, 100, 1, 1, 4));

        String together = rewritten(AnswerFormat.TEXT, drawn, "a b\n".repeat(20));

        assertThat(together.lines().distinct().count()).isGreaterThan(5);
        assertThat(rewritten(AnswerFormat.TEXT, drawn, "\na b\n\n\na b\n")
                        .lines()
                        .toList())
                .containsExactly(
                        "",
                        together.lines().toList().get(1),
                        "",
                        "",
                        together.lines().toList().get(4));
    }

    @Test
    void aBaselineRewritesAndSaysThatItHasNoProbabilities() throws IOException {
        SourceRewriter copy = SourceRewriter.of(new Seq2SeqModel() {
            @Override
            public String name() {
                return "Copy";
            }

            @Override
            public long parameters() {
                return 0;
            }

            @Override
            public List<Hypothesis> rewrite(List<String> sources) {
                return sources.stream().map(Hypothesis::of).toList();
            }
        });

        loop(new AnswerFormat(AnswerFormat.Form.TEXT, false, true, false), copy).rewrite("lines.txt", reader("a\n\nb"));

        assertThat(written()).isEqualTo("-\ta\n\n-\tb\n");
        assertThatThrownBy(() -> loop(AnswerFormat.TEXT, copy).score("lines.txt", reader("a\tb")))
                .hasMessageContaining("Copy has no probabilities");
    }

    @Test
    @Timeout(20)
    void aTypedLineIsAnsweredBeforeTheNextIsTyped() throws IOException {
        var typing = new PipedOutputStream();
        var typed = new PipedInputStream(typing);
        var shown = new OutputStream() {
            @Override
            public void write(int value) throws IOException {
                out.write(value);
                if (value == '\n' && out.size() < 5) {
                    typing.write("b c\n".getBytes(StandardCharsets.UTF_8));
                    typing.close();
                }
            }
        };
        typing.write("a b\n".getBytes(StandardCharsets.UTF_8));

        new ApplyLoop(
                        List.of(rewriter(DecodingSettings.GREEDY)),
                        AnswerFormat.TEXT,
                        new TextOutput(shown),
                        new SourceWatch(4, remarks::add))
                .rewrite("Standard input", new Utf8Reader("Standard input", typed));

        assertThat(written()).isEqualTo("b a\nc b\n");
    }

    @Test
    void aReaderThatHasEnoughEndsTheLoop() {
        var closed = new OutputStream() {
            @Override
            public void write(int value) throws IOException {
                throw new IOException("Broken pipe");
            }
        };
        var loop = new ApplyLoop(
                List.of(rewriter(DecodingSettings.GREEDY)),
                AnswerFormat.TEXT,
                new TextOutput(closed),
                new SourceWatch(4, remarks::add));

        assertThatExceptionOfType(TextOutput.ClosedException.class)
                .isThrownBy(() -> loop.rewrite("lines.txt", reader("a\n".repeat(5000))));
    }
}
