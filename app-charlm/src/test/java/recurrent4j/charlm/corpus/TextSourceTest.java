package recurrent4j.charlm.corpus;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class TextSourceTest {

    @TempDir
    private Path folder;

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void whatComesThroughANamedPipeIsReadAsOftenAsNeeded() throws IOException, InterruptedException {
        Path pipe = folder.resolve("pipe");
        assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor())
                .isZero();
        CompletableFuture<Void> writing = CompletableFuture.runAsync(() -> write(pipe, "once upon a time"));

        TextSource source = TextSource.of(pipe);
        writing.join();

        assertThat(text(source)).isEqualTo("once upon a time").isEqualTo(text(source));
        assertThat(source.path()).isEmpty();
        assertThat(source.description()).isEqualTo("what a pipe brought");
    }

    /** D7: the copy could be read by all, and stayed after a kill. */
    @Test
    @DisabledOnOs(OS.WINDOWS)
    void whatStandardInputBringsLiesInNoFileThatOthersSee() throws IOException {
        List<Path> before = copies();
        TextSource source = TextSource.standardInput(new ByteArrayInputStream("a secret".getBytes(UTF_8)));
        assertThat(copies()).isEqualTo(before);
        try (InputStream one = source.opening().open();
                InputStream other = source.opening().open()) {
            assertThat(one.read()).isEqualTo('a');
            assertThat(new String(other.readAllBytes(), UTF_8)).isEqualTo("a secret");
            assertThat(new String(one.readAllBytes(), UTF_8)).isEqualTo(" secret");
        }
    }

    @Test
    void aLongStandardInputIsReadAsAWhole() throws IOException {
        byte[] bytes = "0123456789".repeat(30_000).getBytes(UTF_8);
        assertThat(text(TextSource.standardInput(new ByteArrayInputStream(bytes))))
                .isEqualTo(new String(bytes, UTF_8));
    }

    private static List<Path> copies() throws IOException {
        try (Stream<Path> files = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
            return files.filter(file -> file.getFileName().toString().startsWith("recurrent4j-"))
                    .sorted()
                    .toList();
        }
    }

    @Test
    void anEmptyStandardInputIsRefused() {
        assertThatThrownBy(() -> TextSource.standardInput(new ByteArrayInputStream(new byte[0])))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("standard input");
    }

    private static void write(Path pipe, String text) {
        try {
            Files.writeString(pipe, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(TextSource source) throws IOException {
        try (InputStream in = source.opening().open()) {
            return new String(in.readAllBytes(), UTF_8);
        }
    }
}
