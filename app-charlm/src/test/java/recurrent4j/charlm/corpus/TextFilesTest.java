package recurrent4j.charlm.corpus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import recurrent4j.io.InputException;
import recurrent4j.io.Utf8Reader;

class TextFilesTest {

    @TempDir
    private Path folder;

    @Test
    void filesStandOneAfterTheOtherWithAnEmptyLineBetween() throws IOException {
        Path one = Files.writeString(folder.resolve("1.txt"), "\uFEFFone\r\n");
        Path two = Files.writeString(folder.resolve("2.txt"), "tw\uD83D\uDC4D");
        TextFiles files = TextFiles.of(List.of(two, one), TextFiles.USUAL_GLOB);

        assertThat(read(files)).isEqualTo("tw\uD83D\uDC4D\n\none\n");
        assertThat(files.name()).isEqualTo("2.txt and 1 more");
    }

    @Test
    void noCharacterIsTornWhereBlocksOfALongFileMeet() throws IOException {
        String text = "x" + "\uD83D\uDC4D\u00E9".repeat(20_000);
        Path one = Files.writeString(folder.resolve("1.txt"), text);
        Path two = Files.writeString(folder.resolve("2.txt"), "y" + text);

        assertThat(read(TextFiles.of(List.of(one, two), TextFiles.USUAL_GLOB))).isEqualTo(text + "\n\ny" + text);
    }

    @Test
    void aFolderIsSearchedInTheOrderOfItsPaths() throws IOException {
        Files.createDirectory(folder.resolve("b"));
        for (String name : List.of("c.txt", "a.txt", "b/d.txt", "b/e.md")) {
            Files.writeString(folder.resolve(name), name);
        }
        assertThat(read(TextFiles.of(List.of(folder), "*.txt"))).isEqualTo("a.txt\n\nb/d.txt\n\nc.txt");
        assertThat(read(TextFiles.of(List.of(folder), "*.{md,txt}"))).contains("b/e.md");
        assertThatThrownBy(() -> TextFiles.of(List.of(folder), "*.java"))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("--glob");
        assertThatThrownBy(() -> TextFiles.of(List.of(folder), "{"))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("no glob");
    }

    private static String read(TextFiles files) throws IOException {
        try (Utf8Reader reader = files.text().read()) {
            return reader.text();
        }
    }
}
