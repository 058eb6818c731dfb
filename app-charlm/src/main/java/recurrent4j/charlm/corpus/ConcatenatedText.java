package recurrent4j.charlm.corpus;

import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.List;
import recurrent4j.io.Utf8Reader;

/** Some files as one text in UTF-8, unzipped and without byte order marks, with a boundary behind each but the last. */
final class ConcatenatedText extends InputStream {

    private static final int BLOCK = 1 << 14;

    private final Iterator<TextFiles.Member> members;
    private final char[] chars = new char[BLOCK];
    private Utf8Reader file;
    private Reader reader = Reader.nullReader();
    private byte[] bytes = {};
    private int next;

    ConcatenatedText(List<TextFiles.Member> members) {
        this.members = members.iterator();
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : Byte.toUnsignedInt(one[0]);
    }

    @Override
    public int read(byte[] to, int offset, int length) throws IOException {
        while (next == bytes.length) {
            if (!fill()) {
                return -1;
            }
        }
        int count = Math.min(length, bytes.length - next);
        System.arraycopy(bytes, next, to, offset, count);
        next += count;
        return count;
    }

    private boolean fill() throws IOException {
        next = 0;
        // One place is kept for the second half of a character.
        int count = reader.read(chars, 0, BLOCK - 1);
        if (count > 0) {
            if (Character.isHighSurrogate(chars[count - 1])) {
                count += Math.max(0, reader.read(chars, count, 1));
            }
            bytes = new String(chars, 0, count).getBytes(StandardCharsets.UTF_8);
            return true;
        }
        boolean first = file == null;
        close();
        if (!members.hasNext()) {
            bytes = new byte[0];
            return false;
        }
        file = members.next().read();
        reader = file.chars();
        bytes = (first ? "" : TextFiles.BOUNDARY).getBytes(StandardCharsets.UTF_8);
        return true;
    }

    @Override
    public void close() throws IOException {
        if (file != null) {
            file.close();
            reader = Reader.nullReader();
        }
    }
}
