package recurrent4j.io;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/** Files that are whole or not there: written aside and renamed, so that a failed write leaves the previous file. */
public final class AtomicFile {

    private AtomicFile() {}

    /** Writes text as UTF-8, creating the folder if it is not there. */
    public static void write(Path file, String text) throws IOException {
        write(file, text.getBytes(StandardCharsets.UTF_8));
    }

    /** Writes bytes, creating the folder if it is not there. */
    public static void write(Path file, byte[] bytes) throws IOException {
        Path target = file.toAbsolutePath();
        Files.createDirectories(target.getParent());
        // Not createTempFile, whose files nobody else may read.
        Path aside = target.resolveSibling("." + target.getFileName() + ".part");
        try {
            writeToDisk(aside, bytes);
            rename(aside, target);
        } catch (IOException e) {
            throw unwritten(file, e);
        } finally {
            Files.deleteIfExists(aside);
        }
    }

    /** Names the file or folder, and the way out, in what the system says of a failed write; it often names neither. */
    public static IOException unwritten(Path file, IOException failure) {
        return failure instanceof FileSystemException named && named.getReason() == null
                ? failure
                : new IOException(
                        "%s could not be written (%s), and is as it was before; make room or choose another place."
                                .formatted(file, failure.getMessage()),
                        failure);
    }

    /** The bytes must have reached the disk before the name does, or a power failure leaves an empty file. */
    private static void writeToDisk(Path file, byte[] bytes) throws IOException {
        try (FileChannel channel = FileChannel.open(
                file, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING)) {
            ByteBuffer rest = ByteBuffer.wrap(bytes);
            while (rest.hasRemaining()) {
                channel.write(rest);
            }
            channel.force(true);
        }
    }

    private static void rename(Path aside, Path target) throws IOException {
        try {
            Files.move(aside, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(aside, target, StandardCopyOption.REPLACE_EXISTING);
        }
    }
}
