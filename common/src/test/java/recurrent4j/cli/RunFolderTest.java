package recurrent4j.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunFolderTest {

    @TempDir
    private Path folder;

    @Test
    void anUnnamedRunNeverTouchesAnEarlierOne() throws IOException {
        Path usual = folder.resolve("course");

        RunFolder first = RunFolder.fresh(usual, "a");
        RunFolder second = RunFolder.fresh(usual, "a");

        assertThat(first.path()).isEqualTo(usual);
        assertThat(second.path()).isEqualTo(folder.resolve("course-2"));
        assertThat(RunFolder.latest(usual)).isEqualTo(second.path());
    }

    @Test
    void aRunIsResumedWithItsOwnSettingsOnly() throws IOException {
        RunFolder.created(folder.resolve("run"), "epochs 2");

        assertThat(RunFolder.resumed(folder.resolve("run"), "epochs 2").path()).isEqualTo(folder.resolve("run"));
        assertThatThrownBy(() -> RunFolder.resumed(folder.resolve("run"), "epochs 3"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("epochs 2");
        assertThatThrownBy(() -> RunFolder.resumed(folder.resolve("other"), "epochs 2"))
                .hasMessageContaining("no run to resume");
    }

    @Test
    void aForcedRunForgetsCheckpointsAndKeepsTheRest() throws IOException {
        RunFolder run = RunFolder.created(folder.resolve("run"), "a");
        Path checkpoint = run.checkpoint("LSTM 20-20 + Dense(1)");
        Files.createDirectories(checkpoint.getParent());
        Files.writeString(checkpoint, "x");
        Files.writeString(run.path().resolve("report.html"), "earlier");

        RunFolder.replaced(run.path(), "b");

        assertThat(checkpoint).doesNotExist();
        assertThat(run.path().resolve("report.html")).hasContent("earlier");
        assertThat(RunFolder.resumed(run.path(), "b")).isEqualTo(run);
    }

    @Test
    void aFolderOfSomebodyElseIsNeverTouched() throws IOException {
        Files.writeString(folder.resolve("precious.txt"), "precious");

        assertThatThrownBy(() -> RunFolder.created(folder, "a")).hasMessageContaining("already holds something");
        assertThatThrownBy(() -> RunFolder.replaced(folder, "a")).hasMessageContaining("no run");
        assertThat(folder).isDirectoryNotContaining("glob:**settings.txt");
    }

    @Test
    void namesOfContestantsBecomeNamesOfFilesThatDiffer() {
        RunFolder run = new RunFolder(folder);

        assertThat(run.checkpoint("SimpleRnn 20-20-1")).isNotEqualTo(run.checkpoint("SimpleRnn 20-20 + Dense(1)"));
        assertThat(run.checkpoint("a/../b").getParent())
                .isEqualTo(run.checkpoint("c").getParent());
    }
}
