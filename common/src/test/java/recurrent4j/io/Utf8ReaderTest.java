package recurrent4j.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class Utf8ReaderTest {

    @ParameterizedTest
    @ValueSource(strings = {"", "a", "Größe", "日本語\n", "\uD83D\uDE00 smile", "e\u0301"})
    void textComesBackAsItsCodePoints(String text) throws IOException {
        assertThat(read(text.getBytes(StandardCharsets.UTF_8))).isEqualTo(text);
    }

    @Test
    void aTextLongerThanTheBufferComesBackAlthoughItsCharactersStraddleTheBlocks() throws IOException {
        String text = "a" + "\uD83D\uDE00".repeat(50_000) + "ü".repeat(50_000);

        assertThat(read(text.getBytes(StandardCharsets.UTF_8))).isEqualTo(text);
    }

    @Test
    void aByteOrderMarkIsLeftOutAndLinesEndAlike() throws IOException {
        assertThat(read("\uFEFFone\r\ntwo\rthree\n".getBytes(StandardCharsets.UTF_8)))
                .isEqualTo("one\ntwo\nthree\n");
    }

    @Test
    void aByteThatIsNoUtf8IsNamedWithItsPlace() {
        byte[] latin = "caf\u00E9 au lait".getBytes(StandardCharsets.ISO_8859_1);

        assertThatThrownBy(() -> read(latin))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("0xE9 at offset 3")
                .hasMessageContaining("iconv");
    }

    @Test
    void thePlaceIsRightBehindTheFirstBlocksToo() {
        byte[] bytes = "x".repeat(200_001).getBytes(StandardCharsets.UTF_8);
        bytes[200_000] = (byte) 0xFF;

        assertThatThrownBy(() -> read(bytes)).hasMessageContaining("0xFF at offset 200,000");
    }

    @Test
    void aCharacterThatIsCutOffAtTheEndIsNoUtf8() {
        assertThatThrownBy(() -> read(new byte[] {'a', (byte) 0xC3})).hasMessageContaining("0xC3 at offset 1");
    }

    @Test
    void aZeroByteIsBinary() {
        assertThatThrownBy(() -> read(new byte[] {'P', 'K', 0, 3})).hasMessageContaining("binary");
    }

    @Test
    void linesComeWithoutTheirEndsAndAnEmptyOneIsALine() throws IOException {
        try (var reader = new Utf8Reader("text", trickling("one\r\n\nlast".getBytes(StandardCharsets.UTF_8)))) {
            assertThat(reader.line()).contains("one");
            assertThat(reader.line()).contains("");
            assertThat(reader.line()).contains("last");
            assertThat(reader.line()).isEmpty();
        }
    }

    @Test
    void itIsReadyAsLongAsThereIsMore() throws IOException {
        try (var reader = new Utf8Reader("text", new ByteArrayInputStream(new byte[] {'a', '\n', 'b'}))) {
            assertThat(reader.ready()).isTrue();
            assertThat(reader.line()).contains("a");
            assertThat(reader.ready()).isTrue();
            assertThat(reader.line()).contains("b");
            assertThat(reader.ready()).isFalse();
        }
    }

    @Test
    void whatStandsBeforeABadByteIsReadFirst() throws IOException {
        byte[] bytes = "one\ntwo\ncaf\u00E9".getBytes(StandardCharsets.ISO_8859_1);
        try (var reader = new Utf8Reader("text", new ByteArrayInputStream(bytes))) {
            assertThat(reader.line()).contains("one");
            assertThat(reader.line()).contains("two");
            assertThatThrownBy(reader::line).hasMessageContaining("0xE9 at offset 11, in line 3");
        }
    }

    @Test
    void bytesAreDecodedAtOnce() throws IOException {
        assertThat(Utf8Reader.decode("text", "\uFEFFa\r\nü".getBytes(StandardCharsets.UTF_8)))
                .isEqualTo("a\nü");
        assertThat(Utf8Reader.decode("text", new byte[0])).isEmpty();
        assertThatThrownBy(() -> Utf8Reader.decode("text", new byte[] {'a', '\n', (byte) 0xFF}))
                .hasMessageContaining("0xFF at offset 2, in line 2");
    }

    @Test
    void otherKindsOfFilesAreNamed() {
        assertThatThrownBy(() -> read("\uFEFFtext".getBytes(StandardCharsets.UTF_16LE)))
                .hasMessageContaining("UTF-16LE");
        assertThatThrownBy(() -> read("text".getBytes(StandardCharsets.UTF_16BE)))
                .hasMessageContaining("UTF-16BE");
        assertThatThrownBy(() -> read("%PDF-1.7".getBytes(StandardCharsets.UTF_8)))
                .hasMessageContaining("a PDF document");
        assertThatThrownBy(() -> read(new byte[] {'P', 'K', 3, 4, 0, 0})).hasMessageContaining("a zip archive");
    }

    private static String read(byte[] bytes) throws IOException {
        var text = new StringBuilder();
        try (var reader = new Utf8Reader("text", trickling(bytes))) {
            for (int point = reader.read(); point != Utf8Reader.END; point = reader.read()) {
                text.appendCodePoint(point);
            }
        }
        return text.toString();
    }

    /** Gives what it has in small portions, as a pipe does. */
    private static InputStream trickling(byte[] bytes) {
        return new ByteArrayInputStream(bytes) {
            @Override
            public synchronized int read(byte[] into, int offset, int length) {
                return super.read(into, offset, Math.min(length, 1_001));
            }
        };
    }
}
