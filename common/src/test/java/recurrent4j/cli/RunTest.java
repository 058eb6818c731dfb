package recurrent4j.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunTest {

    @TempDir
    private Path folder;

    @Test
    void anUnnamedRunNeverTouchesAnEarlierOne() throws IOException {
        Path usual = folder.resolve("course");

        Path first = Run.fresh(usual, "a");
        Path second = Run.fresh(usual, "a");

        assertThat(first).isEqualTo(usual);
        assertThat(second).isEqualTo(folder.resolve("course-2"));
        assertThat(Run.latest(usual)).isEqualTo(second);
    }

    @Test
    void aRunIsResumedWithItsOwnSettingsOnly() throws IOException {
        Run.created(folder.resolve("run"), "epochs 2");

        assertThat(Run.resumed(folder.resolve("run"), "epochs 2")).isEqualTo(folder.resolve("run"));
        assertThatThrownBy(() -> Run.resumed(folder.resolve("run"), "epochs 3"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("epochs 2");
        assertThatThrownBy(() -> Run.resumed(folder.resolve("other"), "epochs 2"))
                .hasMessageContaining("no run to resume");
    }

    @Test
    void aForcedRunForgetsCheckpointsAndKeepsTheRest() throws IOException {
        Path run = Run.created(folder.resolve("run"), "a");
        Path checkpoint = Run.checkpoint(run, "LSTM 20-20 + Dense(1)");
        Files.createDirectories(checkpoint.getParent());
        Files.writeString(checkpoint, "x");
        Files.writeString(run.resolve("report.html"), "earlier");

        Run.replaced(run, "b");

        assertThat(checkpoint).doesNotExist();
        assertThat(run.resolve("report.html")).hasContent("earlier");
        assertThat(Run.resumed(run, "b")).isEqualTo(run);
    }

    @Test
    void aFolderOfSomebodyElseIsNeverTouched() throws IOException {
        Files.writeString(folder.resolve("precious.txt"), "precious");

        assertThatThrownBy(() -> Run.created(folder, "a")).hasMessageContaining("already holds something");
        assertThatThrownBy(() -> Run.replaced(folder, "a")).hasMessageContaining("no run");
        assertThat(folder).isDirectoryNotContaining("glob:**settings.txt");
    }

    @Test
    void namesOfContestantsBecomeNamesOfFilesThatDiffer() {
        Path run = folder;

        assertThat(Run.checkpoint(run, "SimpleRnn 20-20-1"))
                .isNotEqualTo(Run.checkpoint(run, "SimpleRnn 20-20 + Dense(1)"));
        assertThat(Run.checkpoint(run, "a/../b").getParent())
                .isEqualTo(Run.checkpoint(run, "c").getParent());
    }
}
