package recurrent4j.io;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** SHA-256 checksums as 64 lower-case hexadecimal digits: by them data and files are recognized. */
public final class Checksum {

    private Checksum() {}

    /** The checksum of bytes. */
    public static String of(byte[] bytes) {
        return hex(digest().digest(bytes));
    }

    /**
     * The checksum of a file, which is read once and never held in memory.
     *
     * @throws IOException if it cannot be read
     */
    public static String of(Path file) throws IOException {
        return of(Files.newInputStream(file));
    }

    /**
     * The checksum of everything that is left of a stream, which is then closed.
     *
     * @throws IOException if it cannot be read
     */
    public static String of(InputStream bytes) throws IOException {
        MessageDigest digest = digest();
        try (InputStream in = new DigestInputStream(bytes, digest)) {
            in.transferTo(OutputStream.nullOutputStream());
        }
        return hex(digest.digest());
    }

    private static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform must know SHA-256, and this one does not.", e);
        }
    }

    private static String hex(byte[] digest) {
        return HexFormat.of().formatHex(digest);
    }
}
