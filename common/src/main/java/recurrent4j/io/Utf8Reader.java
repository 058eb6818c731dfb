package recurrent4j.io;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;

/**
 * Reads text as Unicode code points, and nothing else than text: bytes that are no UTF-8 are an error with their place. A
 * byte order mark at the beginning is left out, and every line ends with one line feed.
 */
public final class Utf8Reader implements AutoCloseable {

    /** What {@link #read} returns after the last code point. */
    public static final int END = -1;

    private static final int BLOCK = 1 << 16;
    private static final int BYTE_ORDER_MARK = 0xFEFF;

    private final String name;
    private final InputStream in;
    private final CharsetDecoder decoder = StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    private final ByteBuffer bytes = ByteBuffer.allocate(BLOCK).limit(0);
    private final CharBuffer chars = CharBuffer.allocate(BLOCK).limit(0);
    private long decoded;
    private boolean ended;
    private boolean begun;

    /**
     * Begins to read.
     *
     * @param name what error messages call the text
     */
    public Utf8Reader(String name, InputStream in) {
        this.name = name;
        this.in = in;
    }

    /**
     * Returns the next code point, or {@link #END}.
     *
     * @throws IOException if the bytes are no text in UTF-8, naming the place of the first that is not
     */
    public int read() throws IOException {
        int point = codePoint();
        if (!begun) {
            begun = true;
            point = point == BYTE_ORDER_MARK ? codePoint() : point;
        }
        if (point == '\r') {
            if (has(1) && chars.get(chars.position()) == '\n') {
                chars.get();
            }
            return '\n';
        }
        if (point == 0) {
            throw new IOException(
                    name + " holds a zero byte, so that it is no text but binary; give a text file in UTF-8.");
        }
        return point;
    }

    /**
     * Returns the rest of the line without its end, or nothing after the last.
     *
     * @throws IOException as {@link #read} does
     */
    public Optional<String> line() throws IOException {
        int point = read();
        if (point == END) {
            return Optional.empty();
        }
        var line = new StringBuilder();
        for (; point != '\n' && point != END; point = read()) {
            line.appendCodePoint(point);
        }
        return Optional.of(line.toString());
    }

    /** Whether there is something to read without waiting for it, though it need not be a whole line. */
    public boolean ready() throws IOException {
        return chars.hasRemaining() || in.available() > 0;
    }

    private int codePoint() throws IOException {
        if (!has(1)) {
            return END;
        }
        char first = chars.get();
        return Character.isHighSurrogate(first) && has(1) ? Character.toCodePoint(first, chars.get()) : first;
    }

    private boolean has(int count) throws IOException {
        while (chars.remaining() < count && !ended) {
            decode();
        }
        return chars.remaining() >= count;
    }

    private void decode() throws IOException {
        bytes.compact();
        int read = in.read(bytes.array(), bytes.position(), bytes.remaining());
        ended = read < 0;
        bytes.position(bytes.position() + Math.max(0, read)).flip();
        chars.compact();
        CoderResult result = decoder.decode(bytes, chars, ended);
        chars.flip();
        decoded += bytes.position();
        if (result.isError()) {
            throw new IOException(String.format(
                    Locale.ROOT,
                    "%s is not in UTF-8: the byte 0x%02X at offset %,d does not belong there; convert the file, for example by iconv -f ISO-8859-1 -t UTF-8.",
                    name,
                    bytes.get(bytes.position()),
                    decoded));
        }
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
