package recurrent4j.io;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A file of texts, which is read more than once; of a pipe, such as a shell's {@code <(zcat mails.gz)}, what it has brought.
 *
 * @param bytes what a pipe has brought, or null for a file
 */
public record TextFile(Path path, byte[] bytes) {

    /** What comes through a pipe is held in memory, of which it may take a small part only. */
    private static final int LARGEST_PIPE =
            (int) Math.min(1 << 28, Runtime.getRuntime().maxMemory() / 16);

    /**
     * Reads a pipe, and leaves a file for later.
     *
     * @throws InputException if there is no such file, or it is a folder or unreadable, or a pipe has no end
     */
    public static TextFile of(Path path) throws IOException {
        if (!Files.exists(path)) {
            throw new InputException("There is no file %s; check the path.", path);
        } else if (Files.isDirectory(path)) {
            throw new InputException("%s is a folder; name a file with texts in it.", path);
        } else if (!Files.isReadable(path)) {
            throw new InputException("%s cannot be read; check its permissions.", path);
        } else if (Files.isRegularFile(path)) {
            return new TextFile(path, null);
        }
        // Neither stream of the file itself, since both ask for their place, which a pipe does not have.
        try (var in = new BufferedInputStream(new FileInputStream(path.toFile()))) {
            byte[] bytes = in.readNBytes(LARGEST_PIPE + 1);
            if (bytes.length > LARGEST_PIPE) {
                throw new InputException(
                        "%s is no file, and brings more than %,d bytes; save them in a file, and name that.",
                        path, LARGEST_PIPE);
            }
            return new TextFile(path, bytes);
        }
    }

    /** Returns its name without its folder. */
    public String name() {
        return path.getFileName().toString();
    }

    /** Opens it from its beginning. */
    public InputStream open() throws IOException {
        return bytes == null ? Files.newInputStream(path) : new ByteArrayInputStream(bytes);
    }

    /** Reads it from its beginning, unzipped if it is gzipped. */
    public Utf8Reader read() throws IOException {
        return new Utf8Reader(name(), open());
    }

    /** Whether a pipe has brought this, which cannot be read again. */
    public boolean isPipe() {
        return bytes != null;
    }

    /** Returns how many bytes it holds. */
    public long size() throws IOException {
        return bytes == null ? Files.size(path) : bytes.length;
    }

    /** Returns the checksum of its bytes. */
    public String sha256() throws IOException {
        return Checksum.of(open());
    }
}
