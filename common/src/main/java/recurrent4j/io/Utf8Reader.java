package recurrent4j.io;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/**
 * Reads text as Unicode code points, and nothing else than text: bytes that are no UTF-8 are an error with their place, after
 * all that stands before them has been read. A byte order mark at the beginning is left out, every line ends with one line
 * feed, and what is gzipped is unzipped.
 */
public final class Utf8Reader implements AutoCloseable {

    /** What {@link #read} returns after the last code point. */
    public static final int END = -1;

    private static final int BLOCK = 1 << 16;
    private static final char BYTE_ORDER_MARK = 0xFEFF;

    /** The most characters of a line, so that what has no line ends is no reason to run out of memory. */
    static final int LONGEST_LINE = 1 << 24;

    private final String name;
    private InputStream in;
    private final CharsetDecoder decoder = StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    private final ByteBuffer bytes;
    private final CharBuffer chars;
    private long decoded;
    private long line = 1;
    private boolean begun;
    private boolean marked;
    private boolean ended;
    private boolean returned;
    private Optional<IOException> failure = Optional.empty();

    /**
     * Begins to read.
     *
     * @param name what error messages call the text
     */
    public Utf8Reader(String name, InputStream in) {
        this(name, in, BLOCK);
    }

    private Utf8Reader(String name, InputStream in, int block) {
        this.name = name;
        this.in = in;
        this.bytes = ByteBuffer.allocate(block).limit(0);
        this.chars = CharBuffer.allocate(block).limit(0);
    }

    /**
     * Returns all the text that bytes hold.
     *
     * @param name what the message calls it
     */
    public static String decode(String name, byte[] bytes) throws IOException {
        int block = Math.max(Long.BYTES, Math.min(BLOCK, bytes.length));
        try (var reader = new Utf8Reader(name, new ByteArrayInputStream(bytes), block)) {
            return reader.text();
        }
    }

    /** Returns all that is left of the text. */
    public String text() throws IOException {
        var text = new StringBuilder();
        while (hasMore()) {
            text.append(chars);
            chars.position(chars.limit());
        }
        return text.toString();
    }

    /**
     * Returns the next code point, or {@link #END}.
     *
     * @throws IOException if the bytes are no text in UTF-8, naming the place of the first that is not, or no whole gzip file
     */
    public int read() throws IOException {
        if (!hasMore()) {
            return END;
        }
        char first = chars.get();
        return Character.isHighSurrogate(first) && hasMore() ? Character.toCodePoint(first, chars.get()) : first;
    }

    /**
     * Returns the rest of the line without its end, or nothing after the last.
     *
     * @throws IOException if the bytes are no text in UTF-8, or the line is longer than any
     */
    public Optional<String> line() throws IOException {
        int point = read();
        if (point == END) {
            return Optional.empty();
        }
        var text = new StringBuilder();
        for (; point != '\n' && point != END; point = read()) {
            text.appendCodePoint(point);
            if (text.length() > LONGEST_LINE) {
                throw new IOException(Text.of(
                        "%s has a line of more than %,d characters, which is more than any is read of; break it up, or check that it is the right file.",
                        name, LONGEST_LINE));
            }
        }
        return Optional.of(text.toString());
    }

    /** Whether there is something to read without waiting for it, though it need not be a whole line. */
    public boolean ready() throws IOException {
        return chars.hasRemaining() || in.available() > 0;
    }

    /** Whether the text began with a byte order mark, as far as it has been read. */
    public boolean hasByteOrderMark() {
        return marked;
    }

    /** Returns the same text for libraries that read characters; closing it closes this. */
    public Reader chars() {
        return new Reader() {
            @Override
            public int read(char[] to, int offset, int length) throws IOException {
                if (!hasMore()) {
                    return END;
                }
                int count = Math.min(length, chars.remaining());
                chars.get(to, offset, count);
                return count;
            }

            @Override
            public void close() throws IOException {
                Utf8Reader.this.close();
            }
        };
    }

    /** Whether there is another character; bytes that are no text are an error only when all before them has been read. */
    private boolean hasMore() throws IOException {
        while (!chars.hasRemaining() && !ended) {
            decode();
        }
        if (!chars.hasRemaining() && failure.isPresent()) {
            throw failure.get();
        }
        return chars.hasRemaining();
    }

    private void decode() throws IOException {
        bytes.compact();
        int held = bytes.position();
        int count = fill();
        bytes.position(held + Math.max(0, count)).flip();
        var sample = new BinarySample(bytes.array(), bytes.limit());
        if (decoded == 0 && held == 0) {
            failure = sample.kind().map(kind -> new IOException(name + " is " + kind));
        }
        boolean malformed = decoder.decode(bytes, chars.clear(), count < 0).isError();
        marked |= decoded == 0 && chars.position() > 0 && chars.get(0) == BYTE_ORDER_MARK;
        chars.flip().position(marked && decoded == 0 ? 1 : 0);
        long before = decoded;
        decoded += bytes.position();
        boolean binary = tidy();
        if (failure.isEmpty() && (binary || malformed)) {
            int place = binary ? sample.zero() : bytes.position();
            // The first bytes of a character alone, at the very end.
            boolean cut = malformed
                    && count < 0
                    && decoder.reset()
                            .decode(bytes, CharBuffer.allocate(2), false)
                            .isUnderflow();
            failure = Optional.of(new IOException(sample.utf16(before)
                    .map(kind -> name + " is " + kind)
                    .orElseGet(() -> Text.of(
                            binary
                                    ? "%s holds a zero byte at offset %3$,d, in line %4$,d, so that it is no text but binary; give a text file in UTF-8."
                                    : "%s is not in UTF-8: the byte 0x%02X at offset %,d, in line %,d, does not belong there; convert the file, for example by iconv -f ISO-8859-1 -t UTF-8%s.",
                            name,
                            bytes.get(place),
                            before + place,
                            line,
                            cut ? ", or fetch it anew if it was cut short" : ""))));
        }
        ended = count < 0 || failure.isPresent();
    }

    private int fill() throws IOException {
        try {
            if (!begun) {
                in = unzipped(in);
                begun = true;
            }
            return in.read(bytes.array(), bytes.position(), bytes.remaining());
        } catch (EOFException | ZipException e) {
            throw new IOException("%s is a damaged gzip file; make or download it again.".formatted(name), e);
        } catch (IOException e) {
            throw new IOException("%s cannot be read (%s); check it, or copy it.".formatted(name, e.getMessage()), e);
        }
    }

    /** Returns the content of what is gzipped, by its first bytes and not its name, and anything else as it is. */
    private static InputStream unzipped(InputStream in) throws IOException {
        var start = new BufferedInputStream(in);
        start.mark(2);
        // The second only after the first: a terminal may have sent no more than an empty line so far.
        boolean zipped = start.read() == 0x1f && start.read() == 0x8b;
        start.reset();
        return zipped ? new GZIPInputStream(start, BLOCK) : start;
    }

    /** Gives every line one end; stops at a zero byte, and returns whether there is one. */
    private boolean tidy() {
        char[] text = chars.array();
        int to = chars.position();
        boolean binary = false;
        for (int from = to; from < chars.limit() && failure.isEmpty() && !binary; from++) {
            char sign = text[from];
            if (sign == 0) {
                binary = true;
            } else if (sign != '\n' || !returned) {
                text[to++] = sign == '\r' ? '\n' : sign;
                line += text[to - 1] == '\n' ? 1 : 0;
            }
            returned = sign == '\r';
        }
        chars.limit(to);
        return binary;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
