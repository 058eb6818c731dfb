package recurrent4j.sentiment.text;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** Text from bytes, and nothing but text: a byte that is no UTF-8 is an error with its place. */
public final class Utf8 {

    private static final byte[] BYTE_ORDER_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

    private Utf8() {}

    /**
     * Returns the text of a file, without a byte order mark.
     *
     * @param name what the message calls the file
     * @throws IOException if the bytes are no text in UTF-8, naming the line and the byte
     */
    public static String decode(String name, byte[] bytes) throws IOException {
        int start = ByteBuffer.wrap(bytes, 0, Math.min(bytes.length, BYTE_ORDER_MARK.length))
                        .equals(ByteBuffer.wrap(BYTE_ORDER_MARK))
                ? BYTE_ORDER_MARK.length
                : 0;
        CharsetDecoder decoder = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        ByteBuffer in = ByteBuffer.wrap(bytes, start, bytes.length - start);
        CharBuffer out = CharBuffer.allocate(in.remaining());
        CoderResult result = decoder.decode(in, out, true);
        if (result.isError()) {
            throw new IOException(String.format(
                    Locale.ROOT,
                    "%s is not in UTF-8: the byte 0x%02X at offset %,d, in line %,d, does not belong there; convert the file, for example by iconv -f ISO-8859-1 -t UTF-8.",
                    name,
                    bytes[in.position()],
                    in.position(),
                    line(bytes, in.position())));
        }
        return out.flip().toString();
    }

    private static int line(byte[] bytes, int end) {
        int line = 1;
        for (int place = 0; place < end; place++) {
            line += bytes[place] == '\n' ? 1 : 0;
        }
        return line;
    }
}
