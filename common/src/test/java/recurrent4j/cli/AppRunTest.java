package recurrent4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

class AppRunTest {

    @TempDir
    private Path folder;

    /** Shows a file, and standard input. */
    @Command(name = "show", mixinStandardHelpOptions = true)
    static final class Show implements Callable<Integer> {
        @Spec
        private CommandSpec spec;

        @Option(names = "--file")
        private Path file;

        @Override
        public Integer call() throws IOException {
            System.err.println(Cli.commandLine(spec));
            System.out.print(
                    file.toString().equals("-")
                            ? new String(System.in.readAllBytes(), "UTF-8")
                            : Files.readString(file));
            return 0;
        }
    }

    @Test
    void relativePathsStartFromTheFolder() throws IOException {
        Files.writeString(folder.resolve("a.txt"), "h\u00E9");

        assertThat(AppRun.of(Show.class, folder, "--file", "a.txt"))
                .isEqualTo(new AppRun(0, "h\u00E9", "show --file a.txt" + System.lineSeparator()));
    }

    @Test
    void aDashIsStandardInput() {
        assertThat(AppRun.of(Show.class, folder, AppRun.typed("h\u00E9"), "--file", "-")
                        .out())
                .isEqualTo("h\u00E9");
    }

    @Test
    void aMistakeIsASentenceAndTheStreamsAreGivenBack() {
        PrintStream before = System.out;

        AppRun run = AppRun.of(Show.class, folder, "--file", "missing.txt");

        assertThat(run.exitCode()).isEqualTo(Cli.MISTAKE);
        assertThat(run.err()).contains("There is no file", "missing.txt");
        assertThat(System.out).isSameAs(before);
    }

    @Test
    void helpIsCaughtToo() {
        assertThat(AppRun.of(Show.class, folder, "--help").out()).contains("Usage: show");
    }
}
