package recurrent4j.sentiment.classify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import recurrent4j.io.CsvFormat;
import recurrent4j.io.CsvReader;
import recurrent4j.io.TextOutput;
import recurrent4j.io.Utf8Reader;
import recurrent4j.sentiment.classify.ClassifyLoop.Format;
import recurrent4j.sentiment.evaluate.SentimentClassifier;
import recurrent4j.sentiment.reviews.Columns;

class ClassifyLoopTest {

    private static final Format LINES = new Format(false, false, false, 0);
    private static final Format EXPLAINED = new Format(false, true, false, 0);

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    @Test
    void eachTextIsAnsweredInALine() throws IOException {
        assertThat(answers(LINES, "a good film", "bad and bad"))
                .isEqualTo("pos\t0.6667\ta good film\nneg\t0.7500\tbad and bad\n");
    }

    @Test
    void aFileHoldsATextInEachLineAndAnEmptyLineIsAnsweredToo() throws IOException {
        assertThat(answersToFile("good\n\nbad\ttaste\n"))
                .isEqualTo("pos\t0.6667\tgood\nneg\t0.5000\t\nneg\t0.6667\tbad taste\n");
    }

    @Test
    void aLongFileIsAnsweredLineByLineInItsOrder() throws IOException {
        String lines =
                IntStream.range(0, 1_000).mapToObj(i -> "line " + i + "\n").collect(Collectors.joining());

        assertThat(answersToFile(lines).lines()).hasSize(1_000).element(777).isEqualTo("neg\t0.5000\tline 777");
    }

    @Test
    void jsonIsALineATextWithAllProbabilities() throws IOException {
        assertThat(answers(new Format(true, false, false, 0), "a \"good\" film"))
                .isEqualTo("""
                        {"text":"a \\"good\\" film","label":"pos","probability":0.666667,\
                        "probabilities":{"neg":0.333333,"pos":0.666667}}
                        """);
    }

    @Test
    void theMostProbableLabelsStandFirst() throws IOException {
        assertThat(answers(new Format(false, false, false, 5), "good")).isEqualTo("pos\t0.6667\tneg\t0.3333\tgood\n");
        assertThat(answers(new Format(true, false, false, 1), "good"))
                .endsWith("\"probabilities\":{\"pos\":0.666667}}\n");
    }

    @Test
    void noColumnOfATableIsCalledLikeOneThatIsThere() throws IOException {
        try (var rows = CsvReader.open("table", stream("text,label,predicted_label\ngood,x,y\n"), CsvFormat.DETECTED)) {
            new ClassifyTable(new Counter(), Counter.LABELS, 1).classify(rows, Columns.BY_NAME, new TextOutput(bytes));
        }

        assertThat(bytes.toString(StandardCharsets.UTF_8))
                .startsWith("text,label,predicted_label,predicted_predicted_label,predicted_predicted_probability\n");
    }

    @Test
    void aTableReturnsWithLabelAndProbabilityBehindEachRow() throws IOException {
        String table = "id;text;label\n7;\"a good; film\";x\n8;bad;\n";
        try (var rows = CsvReader.open("table", stream(table), CsvFormat.DETECTED)) {
            new ClassifyTable(new Counter(), Counter.LABELS, 1).classify(rows, Columns.BY_NAME, new TextOutput(bytes));
        }
        try (var rows = CsvReader.open("table", stream("note\ngood\n"), CsvFormat.DETECTED.withHeader(true))) {
            new ClassifyTable(new Counter(), Counter.LABELS, 2)
                    .classify(
                            rows,
                            new Columns(Optional.of("note"), Optional.empty(), CsvFormat.DETECTED),
                            new TextOutput(bytes));
        }

        assertThat(bytes.toString(StandardCharsets.UTF_8)).isEqualTo("""
                id,text,label,predicted_label,predicted_probability
                7,a good; film,x,pos,0.6667
                8,bad,,neg,0.6667
                note,label,probability,label_2,probability_2
                good,pos,0.6667,neg,0.3333
                """);
    }

    private static ByteArrayInputStream stream(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void anExplanationShowsTheFinalLabelsProbabilityAfterEachWord() throws IOException {
        assertThat(answers(EXPLAINED, "bad but good good")).isEqualTo("""
                        pos\t0.6000\tbad but good good
                          bad   0.3333  ##########
                          but   0.3333  ##########
                          good  0.5000  ###############
                          good  0.6000  ##################

                        """);
        assertThat(answers(new Format(true, true, false, 0), "bad"))
                .endsWith("\"explanation\":[{\"token\":\"bad\",\"probability\":0.666667}]}\n");
    }

    @Test
    void nothingIsExplainedOfATextWithoutWords() throws IOException {
        assertThat(answers(EXPLAINED, "...")).isEqualTo("neg\t0.5000\t...\n\n");
    }

    @Test
    void explanationsAreKeptForAPageAlone() throws IOException {
        ClassifyLoop kept = loop(new Format(false, true, true, 0));
        ClassifyLoop unkept = loop(EXPLAINED);

        kept.classify(List.of("good", "bad"));
        unkept.classify(List.of("good"));

        assertThat(kept.explanations())
                .extracting(one -> one.prediction().text())
                .containsExactly("good", "bad");
        assertThat(unkept.explanations()).isEmpty();
    }

    @Test
    void aClosedOutputEndsIt() {
        var broken = new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                throw new IOException("Broken pipe");
            }
        };
        var loop = new ClassifyLoop(
                new Counter(), Counter.LABELS, new Format(false, true, true, 0), new TextOutput(broken));

        assertThatThrownBy(() -> loop.classify(lines("good\ngood\n"))).isInstanceOf(TextOutput.ClosedException.class);
    }

    private String answers(Format format, String... texts) throws IOException {
        bytes.reset();
        loop(format).classify(List.of(texts));
        return bytes.toString(StandardCharsets.UTF_8);
    }

    private String answersToFile(String content) throws IOException {
        loop(LINES).classify(lines(content));
        return bytes.toString(StandardCharsets.UTF_8);
    }

    @Test
    void whatStandsBeforeBytesThatAreNoTextIsAnswered() {
        byte[] text = "good\nbad\n\u00E9".getBytes(StandardCharsets.ISO_8859_1);
        var lines = new Utf8Reader("texts", new ByteArrayInputStream(text));
        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() -> loop(LINES).classify(lines))
                .withMessageStartingWith("texts is not in UTF-8");
        assertThat(bytes.toString(StandardCharsets.UTF_8).lines()).hasSize(2);
    }

    /** T9 */
    @Test
    void linesBeforeABadByteAreAnsweredAndItsPlaceIsNamed() {
        byte[] text = "lovely one\nawful two\ncaf\u00E9 three\nlovely four\n".getBytes(StandardCharsets.ISO_8859_1);
        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() -> loop(LINES).classify(new Utf8Reader("texts", new ByteArrayInputStream(text))))
                .withMessageStartingWith("texts is not in UTF-8: the byte 0xE9 at offset 24, in line 3, ");
        assertThat(bytes.toString(StandardCharsets.UTF_8))
                .isEqualTo("neg\t0.5000\tlovely one\nneg\t0.5000\tawful two\n");
    }

    /** T10 */
    @Test
    void aLabelWithATabOrALineBreakStaysInItsCell() throws IOException {
        List<String> odd = List.of("tr\u00E8s bad\n\u65E5\t\u672C", "<q>,\u2028 \"x\"");
        new ClassifyLoop(new Counter(), odd, LINES, new TextOutput(bytes)).classify(List.of("good", "bad"));
        assertThat(bytes.toString(StandardCharsets.UTF_8))
                .isEqualTo("<q>, \"x\"\t0.6667\tgood\ntr\u00E8s bad \u65E5 \u672C\t0.6667\tbad\n");
    }

    private ClassifyLoop loop(Format format) {
        return new ClassifyLoop(new Counter(), Counter.LABELS, format, new TextOutput(bytes));
    }

    private static Utf8Reader lines(String content) throws IOException {
        return new Utf8Reader("texts", new ByteArrayInputStream(content.getBytes(StandardCharsets.UTF_8)));
    }

    /** Counts good and bad, with one of each added. */
    private record Counter() implements SentimentClassifier {

        static final List<String> LABELS = List.of("neg", "pos");

        @Override
        public String name() {
            return "counter";
        }

        @Override
        public long parameters() {
            return 0;
        }

        @Override
        public double[][] probabilities(List<List<String>> texts) {
            return texts.stream()
                    .map(tokens -> {
                        double bad = 1.0 + tokens.stream().filter("bad"::equals).count();
                        double good =
                                1.0 + tokens.stream().filter("good"::equals).count();
                        return new double[] {bad / (bad + good), good / (bad + good)};
                    })
                    .toArray(double[][]::new);
        }
    }
}
