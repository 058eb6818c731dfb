package recurrent4j.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import recurrent4j.io.InputException;

class RunFolderTest {

    @TempDir
    private Path folder;

    /** How a run can be opened in a named folder. */
    private interface Opening {
        RunFolder open(Path path, String settings) throws IOException;
    }

    private static final Map<String, Opening> OPENINGS =
            Map.of("", RunFolder::created, "--force", RunFolder::replaced, "--resume", RunFolder::resumed);

    @Test
    void anUnnamedRunNeverTouchesAnEarlierOne() throws IOException {
        Path usual = folder.resolve("course");

        try (RunFolder first = RunFolder.fresh(usual, "a");
                RunFolder second = RunFolder.fresh(usual, "a")) {
            assertThat(first.path()).isEqualTo(usual);
            assertThat(second.path()).isEqualTo(folder.resolve("course-2"));
            assertThat(RunFolder.latest(usual)).isEqualTo(second.path());
        }
    }

    @Test
    void aRunIsResumedWithItsOwnSettingsOnly() throws IOException {
        Path run = begun("epochs 2");

        assertThat(resumed(run, "epochs 2")).isEqualTo(run);
        assertThatThrownBy(() -> RunFolder.resumed(run, "epochs 3"))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("epochs 2");
        assertThat(resumed(run, "epochs 2")).isEqualTo(run);
        assertThatThrownBy(() -> RunFolder.resumed(folder.resolve("other"), "epochs 2"))
                .hasMessageContaining("no run to resume");
        assertThat(folder.resolve("other")).doesNotExist();
    }

    @Test
    void aRunGoesOnWithAnotherEngineButNotWithOtherThreads() throws IOException {
        Path run = begun("data 1\nengine fused, oneDNN 2.5.2, threads 2\nepochs 2");
        String onGpu = "data 1\n" + OtherEngine.line("GPU, NVIDIA H100, CUDA 13.0", 16) + "\nepochs 2";

        assertThatThrownBy(() -> RunFolder.resumed(run, "data 1\nengine fused, oneDNN 2.5.2, threads 4\nepochs 2"))
                .hasMessageContaining("threads 2");
        PrintStream standardErr = System.err;
        var told = new ByteArrayOutputStream();
        System.setErr(new PrintStream(told, true, StandardCharsets.UTF_8));
        try {
            assertThat(resumed(run, onGpu)).isEqualTo(run);
            assertThat(run.resolve("settings.txt")).hasContent(onGpu);
            assertThat(resumed(run, onGpu.replace("H100", "H200"))).isEqualTo(run);
        } finally {
            System.setErr(standardErr);
        }
        assertThat(told.toString(StandardCharsets.UTF_8).lines())
                .hasSize(2)
                .allMatch(line -> line.startsWith("This run goes on with another engine"));
        assertThatThrownBy(() -> RunFolder.resumed(run, "data 1\nengine stock, threads 1\nepochs 3"))
                .hasMessageContaining("other settings");
    }

    @Test
    void aForcedRunForgetsCheckpointsAndKeepsTheRest() throws IOException {
        Path run = begun("a");
        Path checkpoint = Run.checkpoint(run, "LSTM 20-20 + Dense(1)");
        Files.createDirectories(checkpoint.getParent());
        Files.writeString(checkpoint, "x");

        RunFolder.replaced(run, "b").close();

        assertThat(checkpoint).doesNotExist();
        assertThat(run.resolve("report.json")).hasContent("earlier");
        assertThat(resumed(run, "b")).isEqualTo(run);
    }

    @Test
    void aFolderOfSomebodyElseIsNeverTouched() throws IOException {
        Files.writeString(folder.resolve("precious.txt"), "precious");

        assertThatThrownBy(() -> RunFolder.created(folder, "a")).hasMessageContaining("already holds something");
        assertThatThrownBy(() -> RunFolder.replaced(folder, "a")).hasMessageContaining("no run");
        assertThatThrownBy(() -> RunFolder.resumed(folder, "a")).hasMessageContaining("no run to resume");
        assertThat(folder).isDirectoryContaining("glob:**precious.txt");
        assertThat(folder.toFile().list()).hasSize(1);
    }

    /** D6: the second of two died of a file that the first had renamed. */
    @ParameterizedTest
    @ValueSource(strings = {"", "--force", "--resume"})
    void twoNeverWorkInOneFolder(String option) throws IOException {
        Path run = folder.resolve("run");
        try (RunFolder first = RunFolder.created(run, "a")) {
            assertThatThrownBy(() -> OPENINGS.get(option).open(run, "a"))
                    .isInstanceOf(InputException.class)
                    .hasMessage("Another process is at work on the run in " + first.path()
                            + "; wait until it ends, or choose another --out.");
            assertThat(run.resolve("settings.txt")).hasContent("a");
        }
    }

    /** D6: a folder that was killed this early was refused whatever the option. */
    @ParameterizedTest
    @ValueSource(strings = {"", "--force", "--resume"})
    void aRunThatWasKilledInItsFirstMomentsIsBegunAnew(String option) throws IOException {
        for (List<String> left : List.of(
                List.<String>of(),
                List.of(".lock"),
                List.of(".lock", ".settings.txt.part"),
                List.of(".lock", "settings.txt"))) {
            Path run = Files.createDirectory(folder.resolve("run" + left.size() + left.contains("settings.txt")));
            for (String file : left) {
                Files.writeString(run.resolve(file), file.equals("settings.txt") ? "a" : "");
            }
            try (RunFolder opened = OPENINGS.get(option).open(run, "a")) {
                assertThat(opened.path().resolve("settings.txt")).hasContent("a");
            }
        }
    }

    /** D6: a training that diverges, or is refused late, has nothing to show. */
    @Test
    void aRunOfWhichNothingHasComeLeavesNoFolder() throws IOException {
        RunFolder.fresh(folder.resolve("runs/app/text"), "a").close();
        RunFolder.created(folder.resolve("named/run"), "a").close();
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void aRunOfWhichNothingHasComeLeavesWhatWasThere() throws IOException {
        RunFolder.created(folder, "a").close();
        assertThat(folder).isEmptyDirectory();

        Files.createDirectories(folder.resolve("runs/app/text"));
        RunFolder.fresh(folder.resolve("runs/app/text"), "a").close();
        assertThat(folder.resolve("runs/app/text")).isEmptyDirectory();
        assertThat(folder.resolve("runs/app/text-2")).doesNotExist();
    }

    /** Returns a run of which something has come. */
    private Path begun(String settings) throws IOException {
        Path run = folder.resolve("run");
        try (RunFolder begun = RunFolder.created(run, settings)) {
            Files.writeString(begun.path().resolve("report.json"), "earlier");
        }
        return run;
    }

    private static Path resumed(Path run, String settings) throws IOException {
        try (RunFolder resumed = RunFolder.resumed(run, settings)) {
            return resumed.path();
        }
    }
}
