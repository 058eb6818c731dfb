package recurrent4j.sentiment.reviews;

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
    void aFileThatSomebodyHasPutThereIsChecked() throws IOException {
        Files.writeString(folder.resolve("aclImdb_v1.tar.gz"), "To be");
        assertThatIOException()
                .isThrownBy(
                        () -> NamedCorpus.IMDB.download().fetch(folder.resolve("aclImdb_v1.tar.gz"), (done, of) -> {}))
                .withMessageContaining("aclImdb_v1.tar.gz is not the file of https://ai.stanford.edu/");
    }
}
