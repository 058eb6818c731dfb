package recurrent4j.charlm.corpus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
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
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
