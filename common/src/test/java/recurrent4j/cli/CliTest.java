package recurrent4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import recurrent4j.io.InputException;

class CliTest {

    @Command(name = "app", mixinStandardHelpOptions = true)
    private static final class App implements Callable<Integer> {
        private final Callable<Integer> work;

        @Spec
        private CommandSpec spec;

        @Option(names = "--batch")
        private int batch;

        @Option(names = "--text")
        private String text;

        private String commandLine;

        App(Callable<Integer> work) {
            this.work = work;
        }

        @Override
        public Integer call() throws Exception {
            commandLine = Cli.commandLine(spec);
            return work.call();
        }
    }

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @Test
    void successIsZeroAndSilent() {
        assertThat(run(() -> 0)).isZero();
        assertThat(err.toString(StandardCharsets.UTF_8)).isEmpty();
    }

    @Test
    void aMistakeIsItsSentence() {
        assertThat(run(() -> {
                    throw new InputException("A window of 0 steps\n sees nothing; choose 1 or more.");
                }))
                .isEqualTo(Cli.MISTAKE);
        assertThat(err.toString(StandardCharsets.UTF_8))
                .isEqualTo("A window of 0 steps sees nothing; choose 1 or more." + System.lineSeparator());
    }

    @Test
    void aMissingFileIsNamed() {
        assertThat(run(() -> {
                    throw new NoSuchFileException("a.csv");
                }))
                .isEqualTo(Cli.MISTAKE);
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("There is no file a.csv");
    }

    @Test
    void aDeniedFileIsNamed() {
        assertThat(run(() -> {
                    throw new AccessDeniedException("a.csv");
                }))
                .isEqualTo(Cli.MISTAKE);
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("Access to a.csv is denied");
    }

    @Test
    void anUnwritableFileIsASentence() {
        assertThat(run(() -> {
                    throw new IOException("No space left on device");
                }))
                .isEqualTo(Cli.MISTAKE);
    }

    @Test
    void aDefectOfOursKeepsItsTrace() {
        assertThat(run(() -> {
                    throw new IllegalStateException("ours");
                }))
                .isEqualTo(Cli.DEFECT);
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("IllegalStateException: ours", "\tat ");
    }

    @Test
    void anArgumentThatALibraryRefusesIsADefectOfOurs() {
        assertThat(run(() -> {
                    List.of(1, 2).subList(2, 1);
                    return 0;
                }))
                .isEqualTo(Cli.DEFECT);
    }

    @Test
    void anArgumentThatWeRefuseOurselvesIsADefectOfOurs() {
        assertThat(run(() -> {
                    throw new IllegalArgumentException("ours");
                }))
                .isEqualTo(Cli.DEFECT);
    }

    @Test
    void aWordInPlaceOfANumberIsToldWithoutJavasTypes() {
        assertThat(run(() -> 0, "--batch", "three")).isEqualTo(Cli.MISTAKE);
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("'three' is not a whole number");
    }

    @Test
    void aMistypedOptionIsAMistake() {
        assertThat(run(() -> 0, "--texts")).isEqualTo(Cli.MISTAKE);
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("--texts", "Possible solutions: --text");
    }

    /** D4: what Java, JavaCPP and ND4J throw when there is no memory left, as it is and in wrappers. */
    @ParameterizedTest
    @MethodSource
    void memoryThatRunsOutIsASentence(Throwable failure) {
        Callable<Integer> work = () -> {
            if (failure instanceof Error error) {
                throw error;
            }
            throw (Exception) failure;
        };
        assertThat(run(work)).isEqualTo(Cli.MISTAKE);
        assertThat(err.toString(StandardCharsets.UTF_8).lines())
                .singleElement()
                .asString()
                .startsWith("There is not enough memory (")
                .contains("; choose a smaller --batch or less data, or let Java have more");
    }

    static Stream<Throwable> memoryThatRunsOutIsASentence() {
        var cpp =
                new OutOfMemoryError("Physical memory usage is too high: physicalBytes (12G) > maxPhysicalBytes (12G)");
        return Stream.of(
                new OutOfMemoryError("Java heap space"),
                new OutOfMemoryError("Failed to allocate memory within limits: totalBytes (7G) > maxBytes (6G)"),
                cpp,
                new IllegalStateException(new OutOfMemoryError("unable to create native thread")),
                new RuntimeException("failed", new IllegalStateException(cpp)),
                new RuntimeException("Failed to allocate 4000000000 bytes from HOST memory"),
                new IllegalStateException("[HOST] memory allocation failed; Error code: [-1]"),
                new RuntimeException("std::bad_alloc"));
    }

    @Test
    void aGpusMemoryThatRunsOutIsTheSentenceOfItsEngine() {
        String sentence = "The GPU's memory is full: 512 MB more were asked for; choose a smaller batch.";

        assertThat(run(() -> {
                    throw new IllegalStateException(sentence);
                }))
                .isEqualTo(Cli.MISTAKE);
        assertThat(err.toString(StandardCharsets.UTF_8).strip()).isEqualTo(sentence);
    }

    @Test
    void memoryInADefectOfOursIsStillADefect() {
        assertThat(run(() -> {
                    throw new IllegalStateException("no memory of earlier steps");
                }))
                .isEqualTo(Cli.DEFECT);
    }

    @Test
    void theCommandLineIsQuotedAsAPersonWouldRepeatIt() {
        App app = new App(() -> 0);

        Cli.execute(app, new PrintStream(out), new PrintStream(err), "--text", "two words");

        assertThat(app.commandLine).isEqualTo("app --text 'two words'");
    }

    @Test
    void theCommandThatRunsIsTheOnlyOneThatIsRead() {
        var program = new Program();

        assertThat(Cli.execute(program, new PrintStream(out), new PrintStream(err), "count", "--to", "3"))
                .isZero();
        assertThat(program.ran).containsExactly("count to 3 of [count, generate-completion]");
    }

    @Test
    void allCommandsAreThereForWhoeverNamesNone() {
        Cli.execute(new Program(), new PrintStream(out), new PrintStream(err), "--help");
        Cli.execute(new Program(), new PrintStream(out), new PrintStream(err), "cuont");

        assertThat(out.toString(StandardCharsets.UTF_8)).contains("  count", "  greet", "  generate-completion");
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("program count");
    }

    /** A program of two commands. */
    @Command(name = "program", addMethodSubcommands = false, mixinStandardHelpOptions = true)
    private static final class Program {

        private final List<String> ran = new ArrayList<>();

        @Spec
        private CommandSpec spec;

        @Command
        void count(@Option(names = "--to", description = "The last number.") int to) {
            ran.add("count to " + to + " of " + spec.subcommands().keySet());
        }

        @Command
        void greet() {
            ran.add("greet");
        }
    }

    private int run(Callable<Integer> work, String... arguments) {
        return Cli.execute(new App(work), new PrintStream(out), new PrintStream(err), arguments);
    }
}
