package recurrent4j.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.IOException;
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
}
