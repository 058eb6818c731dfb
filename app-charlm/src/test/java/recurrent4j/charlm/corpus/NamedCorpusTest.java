package recurrent4j.charlm.corpus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class NamedCorpusTest {

    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource
    void everyCorpusIsFetchedOverTheSecureProtocol(NamedCorpus corpus) {
        assertThat(corpus.download().address()).hasScheme("https");
        assertThat(corpus.download().sha256()).matches("[0-9a-f]{64}");
        assertThat(corpus.download().size()).isPositive();
    }

    @Test
    void aFileThatIsThereAlreadyIsChecked() throws IOException {
        Files.writeString(folder.resolve("tinyshakespeare.txt"), "To be");
        assertThatIOException()
                .isThrownBy(() -> NamedCorpus.TINYSHAKESPEARE
                        .download()
                        .fetch(folder.resolve("tinyshakespeare.txt"), (done, of) -> {}))
                .withMessageContaining("tinyshakespeare.txt is not the file of https://raw.githubusercontent.com/");
    }

    @Test
    void theRightFileIsTakenAsItIs() throws IOException {
        TinyShakespeare.read();
        Path file = Files.copy(TinyShakespeare.FILE, folder.resolve("tinyshakespeare.txt"));
        NamedCorpus.TINYSHAKESPEARE.download().fetch(file, (done, of) -> {});
        assertThat(file).hasSize(NamedCorpus.TINYSHAKESPEARE.download().size());
    }
}
