package recurrent4j.io;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * A SHA-256 checksum of what is added to it, part by part, as 64 lower-case hexadecimal digits: by it data and files are
 * recognised.
 */
public final class Checksum {

    private final MessageDigest digest;

    /** A checksum of nothing yet. */
    public Checksum() {
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform must know SHA-256, and this one does not.", e);
        }
    }

    /** The checksum of bytes. */
    public static String of(byte[] bytes) {
        return new Checksum().add(ByteBuffer.wrap(bytes)).hex();
    }

    /** The checksum of a file, which is read once and never held in memory. */
    public static String of(Path file) throws IOException {
        return of(Files.newInputStream(file));
    }

    /** The checksum of everything that is left of a stream, which is then closed. */
    public static String of(InputStream bytes) throws IOException {
        return new Checksum().add(bytes).hex();
    }

    /** Returns a stream of the same bytes, which are added as they are read. */
    public InputStream reading(InputStream bytes) {
        return new DigestInputStream(bytes, digest);
    }

    /** Adds a text, as UTF-8. */
    public Checksum add(String text) {
        return add(ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)));
    }

    /** Adds numbers, bit for bit. */
    public Checksum add(float[] numbers) {
        ByteBuffer bytes = ByteBuffer.allocate(Float.BYTES * numbers.length);
        bytes.asFloatBuffer().put(numbers);
        return add(bytes);
    }

    /** Adds numbers, bit for bit. */
    public Checksum add(double[] numbers) {
        ByteBuffer bytes = ByteBuffer.allocate(Double.BYTES * numbers.length);
        bytes.asDoubleBuffer().put(numbers);
        return add(bytes);
    }

    /** Adds everything that is left of a stream, which is then closed. */
    public Checksum add(InputStream bytes) throws IOException {
        try (InputStream in = reading(bytes)) {
            in.transferTo(OutputStream.nullOutputStream());
        }
        return this;
    }

    /** Adds the bytes that remain in a buffer, which is then empty. */
    public Checksum add(ByteBuffer bytes) {
        digest.update(bytes);
        return this;
    }

    /** Ends the checksum: 64 lower-case hexadecimal digits. */
    public String hex() {
        return HexFormat.of().formatHex(digest.digest());
    }
}
