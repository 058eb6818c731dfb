package recurrent4j.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
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
        assertThatThrownBy(() -> read(new byte[] {'a', (byte) 0xC3}))
                .hasMessageContaining("0xC3 at offset 1")
                .hasMessageEndingWith(", or fetch it anew if it was cut short.");
        assertThatThrownBy(() -> read(new byte[] {'a', (byte) 0xC3, '\n'})).hasMessageEndingWith("-t UTF-8.");
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

    /** T6 */
    @Test
    void utf16IsNamedWithoutAByteOrderMarkAndInAnyAlphabet() {
        String table = "text\tlabel\nХороший фильм, но длинный\tда\nВсё очень плохо\tнет\n";
        assertThatThrownBy(() -> read(table.getBytes(StandardCharsets.UTF_16LE)))
                .hasMessage("text is UTF-16LE, and no text in UTF-8; iconv -f UTF-16LE -t UTF-8 converts it.");
        assertThatThrownBy(() -> read(table.substring(11).getBytes(StandardCharsets.UTF_16BE)))
                .hasMessageStartingWith("text is UTF-16BE, ");
        assertThatThrownBy(() -> read(table.getBytes(Charset.forName("UTF-32LE"))))
                .hasMessageStartingWith("text is UTF-32LE, ");
        assertThatThrownBy(() -> read("a long text of one zero \0 byte".getBytes(StandardCharsets.UTF_8)))
                .hasMessage(
                        "text holds a zero byte at offset 24, in line 1, so that it is no text but binary; give a text"
                                + " file in UTF-8.");
    }

    /** T6 */
    @Test
    void whatOtherProgramsWriteIsNamed() {
        Map.of(
                        "504b03041400060008000000210062ee9d685e01000090040000130008025b436f6e74656e745f54797065735d2e786d6c",
                        "is an office document, such as an Excel workbook,",
                        "504b0304140000000800a17c5d5bd41d8cd900000000",
                        "is a zip archive,",
                        "d0cf11e0a1b11ae1",
                        "is an office document,",
                        "255044462d312e370a25c3a4c3bc",
                        "is a PDF document,",
                        "1f8b0800",
                        "is gzipped twice,",
                        "425a68393141592653590000",
                        "is compressed by bzip2,",
                        "fd377a585a000004",
                        "is compressed by xz,",
                        "28b52ffd0458",
                        "is compressed by zstd,",
                        "53514c69746520666f726d6174203300",
                        "is an SQLite database,",
                        "89504e470d0a1a0a",
                        "is an image,")
                .forEach((bytes, words) -> assertThatThrownBy(
                                () -> read(gzipped(HexFormat.of().parseHex(bytes))))
                        .hasMessageStartingWith("text " + words));
    }

    @Test
    void whatIsGzippedIsRead() throws IOException {
        assertThat(read(gzipped("text,label\n".getBytes(StandardCharsets.UTF_8))))
                .isEqualTo("text,label\n");
        byte[] cut = Arrays.copyOf(gzipped("text,label\n".repeat(99).getBytes(StandardCharsets.UTF_8)), 30);
        assertThatThrownBy(() -> read(cut)).hasMessage("text is a damaged gzip file; make or download it again.");
    }

    @Test
    void aLineWithoutEndIsRefusedBeforeMemoryEnds() {
        var endless = new InputStream() {
            @Override
            public int read() {
                return 'x';
            }

            @Override
            public int read(byte[] into, int offset, int length) {
                Arrays.fill(into, offset, offset + length, (byte) 'x');
                return length;
            }
        };
        assertThatThrownBy(() -> new Utf8Reader("text", endless).line())
                .hasMessageStartingWith("text has a line of more than 16,777,216 characters,");
    }

    @Test
    void whatTheSystemCannotReadIsNamed() {
        var failing = new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("Input/output error");
            }
        };
        assertThatThrownBy(() -> new Utf8Reader("text", failing).line())
                .hasMessage("text cannot be read (Input/output error); check it, or copy it.");
    }

    private static byte[] gzipped(byte[] bytes) throws IOException {
        var zipped = new ByteArrayOutputStream();
        try (var out = new GZIPOutputStream(zipped)) {
            out.write(bytes);
        }
        return zipped.toByteArray();
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
