package recurrent4j.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AtomicFileTest {

    @TempDir
    private Path folder;

    @Test
    void foldersAreMadeAndNothingIsLeftBeside() throws IOException {
        Path file = folder.resolve("a/b/file.txt");
        AtomicFile.write(file, "one");
        AtomicFile.write(file, "two ä");
        assertThat(file).hasContent("two ä");
        assertThat(file.getParent().toFile().list()).containsExactly("file.txt");
    }

    @Test
    void aFailedWriteLeavesWhatWasThere() throws IOException {
        Path occupied = Files.createDirectories(folder.resolve("file.txt/inside"));
        assertThatIOException().isThrownBy(() -> AtomicFile.write(occupied.getParent(), "new"));
        assertThat(occupied).isDirectory();
        assertThat(folder.toFile().list()).containsExactly("file.txt");
    }

    /** D8: the system says that there is no space left, but not for what. */
    @Test
    void aFileThatCannotBeWrittenIsNamed() {
        assertThat(AtomicFile.unwritten(Path.of("run.json"), new IOException("No space left on device")))
                .hasMessage(
                        "run.json could not be written (No space left on device), and is as it was before; make room or choose another place.");
        var denied = new AccessDeniedException("run.json");
        assertThat(AtomicFile.unwritten(Path.of("run.json"), denied)).isSameAs(denied);
    }
}
