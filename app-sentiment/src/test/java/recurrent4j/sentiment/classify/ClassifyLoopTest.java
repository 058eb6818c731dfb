package recurrent4j.sentiment.classify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import recurrent4j.io.TextOutput;
import recurrent4j.sentiment.QuestionOptions;
import recurrent4j.sentiment.evaluate.SentimentClassifier;

class ClassifyLoopTest {

    @TempDir
    private Path folder;

    @Test
    void anArgumentIsOneText() throws IOException {
        assertThat(answers("a good film", "bad and bad"))
                .isEqualTo("pos\t0.6667\ta good film\nneg\t0.7500\tbad and bad\n");
    }

    @Test
    void aFileHoldsATextInEachLineAndAnEmptyLineIsAnsweredToo() throws IOException {
        Path file = folder.resolve("lines.txt");
        Files.writeString(file, "good\n\nbad\ttaste\n");

        assertThat(answers("--file", file.toString()))
                .isEqualTo("pos\t0.6667\tgood\nneg\t0.5000\t\nneg\t0.6667\tbad taste\n");
    }

    @Test
    void aLongFileIsAnsweredLineByLineInItsOrder() throws IOException {
        Path file = folder.resolve("many.txt");
        Files.write(file, IntStream.range(0, 1_000).mapToObj(i -> "line " + i).toList());

        assertThat(answers("--file", file.toString()).lines())
                .hasSize(1_000)
                .element(777)
                .isEqualTo("neg\t0.5000\tline 777");
    }

    @Test
    void jsonIsALineATextWithAllProbabilities() throws IOException {
        assertThat(answers("--json", "a \"good\" film")).isEqualTo("""
                        {"text":"a \\"good\\" film","label":"pos","probability":0.666667,\
                        "probabilities":{"neg":0.333333,"pos":0.666667}}
                        """);
    }

    @Test
    void anExplanationShowsTheFinalLabelsProbabilityAfterEachWord() throws IOException {
        assertThat(answers("--explain", "bad but good good")).isEqualTo("""
                        pos\t0.6000\tbad but good good
                          bad   0.3333  ##########
                          but   0.3333  ##########
                          good  0.5000  ###############
                          good  0.6000  ##################

                        """);
        assertThat(answers("--explain", "--json", "bad"))
                .endsWith("\"explanation\":[{\"token\":\"bad\",\"probability\":0.666667}]}\n");
    }

    @Test
    void nothingIsExplainedOfATextWithoutWords() throws IOException {
        assertThat(answers("--explain", "...")).isEqualTo("neg\t0.5000\t...\n\n");
    }

    @Test
    void whoeverStopsReadingEndsIt() throws IOException {
        var broken = new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                throw new IOException("Broken pipe");
            }
        };
        var conversation = new ClassifyLoop(new Counter(), Counter.LABELS, options("good"), new TextOutput(broken));

        assertThat(conversation.hold()).isEmpty();
    }

    @Test
    void whatContradictsItselfIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> options("--file", "lines.txt", "good").check())
                .withMessageContaining("give one of the two");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> options("--out", "page", "good").check())
                .withMessageContaining("--explain");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> options("--file", folder.toString()).check())
                .withMessageContaining("is a folder");
    }

    private static String answers(String... arguments) throws IOException {
        var bytes = new ByteArrayOutputStream();
        new ClassifyLoop(new Counter(), Counter.LABELS, options(arguments), new TextOutput(bytes)).hold();
        return bytes.toString(StandardCharsets.UTF_8);
    }

    private static QuestionOptions options(String... arguments) {
        var options = new QuestionOptions();
        new CommandLine(new Empty()).addMixin("questions", options).parseArgs(arguments);
        return options;
    }

    @CommandLine.Command
    private static final class Empty {}

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
