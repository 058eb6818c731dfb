package recurrent4j.data;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/** Takes the tokens of a {@link TokenSequence} one by one. */
public final class TokenSequenceWriter implements AutoCloseable {

    private static final int BLOCK = 1 << 18;

    private final int width;
    private final long expected;
    private final ByteBuffer block;
    private final FileChannel channel;
    private long length;

    /**
     * Prepares room.
     *
     * @param vocabulary how many different tokens there are, which decides the bytes for each
     * @param expected how many tokens will come
     * @throws IOException if a long sequence finds no room among the temporary files
     */
    public TokenSequenceWriter(int vocabulary, long expected) throws IOException {
        width = vocabulary <= 1 << Byte.SIZE ? Byte.BYTES : vocabulary <= 1 << Short.SIZE ? Short.BYTES : Integer.BYTES;
        this.expected = expected;
        boolean onHeap = expected <= TokenSequence.PIECE;
        block = ByteBuffer.allocate(onHeap ? (int) expected * width : BLOCK);
        channel = onHeap ? null : temporary();
    }

    private static FileChannel temporary() throws IOException {
        Path file = Files.createTempFile("recurrent4j-", ".tokens");
        return FileChannel.open(
                file, StandardOpenOption.READ, StandardOpenOption.WRITE, StandardOpenOption.DELETE_ON_CLOSE);
    }

    /**
     * Appends a token.
     *
     * @throws IOException if the temporary files have no room left
     */
    public void add(int token) throws IOException {
        if (length == expected) {
            throw new IllegalStateException("More than the expected %d tokens came".formatted(expected));
        }
        switch (width) {
            case Byte.BYTES -> block.put((byte) token);
            case Short.BYTES -> block.putShort((short) token);
            default -> block.putInt(token);
        }
        length++;
        if (channel != null && !block.hasRemaining()) {
            flush();
        }
    }

    private void flush() throws IOException {
        block.flip();
        try {
            while (block.hasRemaining()) {
                channel.write(block);
            }
        } catch (IOException e) {
            throw new IOException(
                    "The tokens could not be kept in %s (%s); make room there, or choose another folder with JAVA_OPTS=-Djava.io.tmpdir=FOLDER."
                            .formatted(System.getProperty("java.io.tmpdir"), e.getMessage()),
                    e);
        }
        block.clear();
    }

    /**
     * Returns the sequence.
     *
     * @throws IllegalStateException if fewer tokens came than were expected
     */
    public TokenSequence finish() throws IOException {
        if (length != expected) {
            throw new IllegalStateException("%d tokens came where %d were expected".formatted(length, expected));
        }
        List<ByteBuffer> pieces = new ArrayList<>();
        if (channel == null) {
            pieces.add(block);
        } else {
            flush();
            for (long start = 0; start < length; start += TokenSequence.PIECE) {
                long size = Math.min(TokenSequence.PIECE, length - start) * width;
                pieces.add(channel.map(FileChannel.MapMode.READ_ONLY, start * width, size));
            }
        }
        return new TokenSequence(List.copyOf(pieces), width, 0, length);
    }

    /** Closes the file, which vanishes; what is mapped of it stays readable. */
    @Override
    public void close() throws IOException {
        if (channel != null) {
            channel.close();
        }
    }
}
