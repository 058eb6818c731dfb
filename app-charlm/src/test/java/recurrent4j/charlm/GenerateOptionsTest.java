package recurrent4j.charlm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;
import recurrent4j.charlm.corpus.Tokenizer;
import recurrent4j.charlm.generate.Decoder;
import recurrent4j.charlm.generate.GenerateLoop;
import recurrent4j.charlm.model.ToyPredictor;
import recurrent4j.data.Vocabulary;
import recurrent4j.engine.StepKernel;
import recurrent4j.io.TextOutput;

/** The options of generation, and what they lead to. */
class GenerateOptionsTest {

    private static final Vocabulary VOCABULARY = Vocabulary.closed(List.of("\n", "a", "b", "\u00E9", "\uD83D\uDC4D"));

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final List<String> mistakes = new ArrayList<>();

    @Test
    void aTextIsShownBehindItsPrimeAndEndsItsLine() throws IOException {
        assertThat(circle("--prime", "a", "--length", "3", "--temperature", "0").write())
                .containsExactly("b\u00E9\uD83D\uDC4D");
        assertThat(shown()).isEqualTo("ab\u00E9\uD83D\uDC4D\n");
    }

    @Test
    void aTextThatEndsItsLineItselfGetsNoSecondEnd() throws IOException {
        circle("--prime", "a", "--length", "4", "--temperature", "0").write();
        assertThat(shown()).isEqualTo("ab\u00E9\uD83D\uDC4D\n");
    }

    @Test
    void eachSampleHasASeedOfItsOwnWhichDoesNotDependOnTheirNumber() throws IOException {
        List<String> three =
                random("--prime", "a", "--samples", "3", "--length", "40").write();
        assertThat(three).doesNotHaveDuplicates().hasSize(3);
        assertThat(shown())
                .isEqualTo(String.join(
                        "-----\n", three.stream().map(GenerateOptionsTest::line).toList()));
        assertThat(random("--prime", "a", "--length", "40").write()).containsExactly(three.get(0));
        assertThat(random("--prime", "a", "--length", "40", "--seed", "43").write())
                .isNotEqualTo(List.of(three.get(0)));
    }

    private static String line(String text) {
        return "a" + text + (text.endsWith("\n") ? "" : "\n");
    }

    @Test
    void neighbouringSeedsBeginDifferently() throws IOException {
        // The first numbers of Java's Random hardly differ for such seeds.
        List<String> first = new ArrayList<>();
        for (int seed = 0; seed < 20; seed++) {
            first.addAll(random("--length", "1", "--temperature", "5", "--seed", "" + seed)
                    .write());
        }
        assertThat(first.stream().distinct().count()).isGreaterThan(3);
    }

    @Test
    void hypothesesAreShownWithTheirScores() throws IOException {
        List<String> hypotheses =
                random("--beam", "2", "--length", "3", "--prime", "b").write();
        assertThat(hypotheses).hasSize(2);
        assertThat(shown().lines()
                        .filter(line -> line.matches("log-probability -\\d+\\.\\d{3}, -\\d\\.\\d{4} per character:")))
                .hasSize(2);
        assertThat(shown()).contains(":\nb" + hypotheses.get(0)).contains("-----\nlog-probability");
    }

    @Test
    void linesAreContinuedOneByOne() throws IOException {
        assertThat(answers(circle("--interactive", "--length", "1", "--temperature", "0"), "a\r\n\u00E9\nb"))
                .containsExactly("b", "\uD83D\uDC4D", "\u00E9");
        assertThat(shown()).isEqualTo("ab\n\u00E9\uD83D\uDC4D\nb\u00E9\n");
        assertThat(mistakes).isEmpty();
    }

    @Test
    void aLineThatCannotBeContinuedDoesNotEndTheLoop() throws IOException {
        assertThat(answers(circle("--interactive", "--length", "1", "--temperature", "0"), "axx\n\na\n"))
                .containsExactly("a", "b");
        assertThat(mistakes).singleElement().asString().startsWith("The model's vocabulary lacks \"x\" (U+0078) of");
    }

    /** A7: nothing was answered if a later line held a bad byte. */
    @ParameterizedTest
    @CsvSource({"233, the byte 0xE9 at offset 5, in line 3", "0, holds a zero byte"})
    void whatStandsBeforeABadByteIsContinued(int bad, String named) {
        byte[] lines = {'a', '\n', 'b', '\n', 'a', (byte) bad, 'b', '\n'};
        assertThatThrownBy(() -> circle("--interactive", "--length", "1", "--temperature", "0")
                        .loop()
                        .writeLines(new ByteArrayInputStream(lines)))
                .isInstanceOf(IOException.class)
                .hasMessageContaining(named);
        assertThat(shown()).isEqualTo("ab\nb\u00E9\n");
    }

    @Test
    void whatIsUnknownOfAPrimeIsSkippedAndNamedIfTheUserWants() throws IOException {
        assertThat(circle("--prime", "xaxy", "--skip-unknown", "--length", "1", "--temperature", "0")
                        .write())
                .containsExactly("b");
        assertThat(shown()).isEqualTo("xaxyb\n");
        assertThat(mistakes).containsExactly("Skipped 3 unknown tokens of the prompt: \"x\" (U+0078), \"y\" (U+0079).");
    }

    @Test
    void noLinesAreNoMistake() throws IOException {
        assertThat(answers(circle("--interactive"), "")).isEmpty();
    }

    @Test
    void aPrimeIsTakenLiterally() {
        assertThatThrownBy(() -> circle("--prime", "a\\n").write())
                .hasMessageContaining("\"\\\" (U+005C), \"n\" (U+006E)");
    }

    @Test
    void aPrimeMayComeFromAFileDownToItsLineEnd(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("prime.txt"), "\uFEFFa\u00E9\r\n");
        circle("--prime-file", file.toString(), "--length", "1", "--temperature", "0")
                .write();
        assertThat(shown()).isEqualTo("a\u00E9\na\n");
    }

    @Test
    void anOutputThatIsClosedEndsTheLoop() throws IOException {
        var closed = new OutputStream() {
            private int left = 100;

            @Override
            public void write(int b) throws IOException {
                if (left-- == 0) {
                    throw new IOException("Broken pipe");
                }
            }
        };
        Generation generation = generation(ToyPredictor.circle(5), closed, "--length", "1000000000");
        assertThat(generation.write()).isEmpty();
    }

    @Test
    void aFullDiskIsNoReasonForSilence() {
        var full = new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                throw new IOException("No space left on device");
            }
        };
        assertThatThrownBy(() -> generation(ToyPredictor.circle(5), full, "--length", "5")
                        .write())
                .isInstanceOf(IOException.class)
                .hasMessage("No space left on device");
    }

    @ParameterizedTest
    @CsvSource({
        "--length=0, A length of 0",
        "--length=-1, A length of -1",
        "--temperature=-0.5, A temperature of -0.5",
        "--temperature=NaN, A temperature of NaN",
        "--top-k=0, The 0 most likely tokens",
        "--repetition-penalty=0.5, A repetition penalty of 0.5",
        "--beam=2 --repetition-penalty=2, --beam draws nothing",
        "--top-p=0, A top-p of 0.0",
        "--top-p=1.01, A top-p of 1.01",
        "--beam=0, A beam of 0",
        "--samples=0, 0 samples",
        "--stop=, A text to stop at",
        "--beam=2 --samples=2, --beam draws nothing",
        "--beam=2 --temperature=1, --beam draws nothing",
        "--prime=a --interactive, '--prime, --prime-file and --interactive each'",
        "--prime= --prime-file=x, '--prime, --prime-file and --interactive each'"
    })
    void whatCannotBeDoneIsRefusedBeforeAModelIsLoaded(String arguments, String message) {
        GenerateOptions options = options(arguments.split(" "));
        assertThatThrownBy(options::request)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith(message);
    }

    @Test
    void aTrainingTextThatIsNotThereIsMissedAtOnce(@TempDir Path folder) {
        GenerateOptions options =
                options("--training-text", folder.resolve("gone").toString());
        assertThatThrownBy(options::trainingText).isInstanceOf(NoSuchFileException.class);
    }

    @Test
    void extremesThatHaveAMeaningAreNotRefused() throws IOException {
        GenerateOptions options =
                options("--temperature=1e-9", "--top-k=2147483647", "--top-p=1", "--length=2147483647", "--stop=\n");
        assertThat(options.request().samples()).isEqualTo(1);
        assertThat(circle("--temperature=1e-9", "--top-k=2147483647", "--top-p=1", "--stop=\n")
                        .write())
                .containsExactly("ab\u00E9\uD83D\uDC4D");
    }

    private List<String> answers(Generation generation, String lines) throws IOException {
        return generation.loop().writeLines(new ByteArrayInputStream(lines.getBytes(StandardCharsets.UTF_8)));
    }

    private Generation circle(String... arguments) {
        return generation(ToyPredictor.circle(5), bytes, arguments);
    }

    private Generation random(String... arguments) {
        return generation(ToyPredictor.random(5, 7), bytes, arguments);
    }

    private Generation generation(StepKernel predictor, OutputStream out, String... arguments) {
        var decoder = new Decoder(predictor, VOCABULARY, Tokenizer.CHARACTERS);
        GenerateOptions options = options(arguments);
        return new Generation(
                options, new GenerateLoop(decoder, options.request(), new TextOutput(out), mistakes::add));
    }

    private record Generation(GenerateOptions options, GenerateLoop loop) {

        List<String> write() throws IOException {
            return loop.write(options.prime());
        }
    }

    private static GenerateOptions options(String... arguments) {
        var options = new GenerateOptions();
        new CommandLine(CommandLine.Model.CommandSpec.create()
                        .addMixin("generate", CommandLine.Model.CommandSpec.forAnnotatedObject(options)))
                .parseArgs(arguments);
        return options;
    }

    private String shown() {
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
