package recurrent4j.io;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;

/** Many small files: in a folder, or in a {@code .tar.gz} that is read from end to end and never unpacked. */
public final class SmallFiles {

    /** What no file of texts is as large as; a file in an archive may claim any size. */
    public static final int LARGEST = 1 << 24;

    private SmallFiles() {}

    /** What no archive of texts holds beside them; what is larger only takes time. */
    private static final long LARGEST_SKIPPED = 1L << 30;

    /** What the header of a file in an archive, its name included, takes at most. */
    private static final int LARGEST_HEADER = 1 << 20;

    /** {@code aclImdb/train/pos/0_9.txt}, from the folder around it. */
    private static final int DEEPEST = 4;

    /** Takes the bytes of a file, whose path has slashes between its parts. */
    @FunctionalInterface
    public interface Visitor {
        void file(String path, byte[] bytes) throws IOException;
    }

    /** Whether a file is an archive by its name. */
    public static boolean isArchive(Path file) {
        String name = file.toString().toLowerCase(Locale.ROOT);
        return name.endsWith(".tar.gz") || name.endsWith(".tgz");
    }

    /** Shows a visitor the files of a folder or an archive whose path is wanted, in any order. */
    public static void visit(Path path, Predicate<String> wanted, Visitor visitor) throws IOException {
        if (isArchive(path) && !Files.isDirectory(path)) {
            visitArchive(path, wanted, visitor);
            return;
        }
        List<Path> files;
        try (Stream<Path> all = Files.walk(path, DEEPEST)) {
            files = all.filter(Files::isRegularFile).sorted().toList();
        }
        for (Path file : files) {
            String name = path.relativize(file).toString().replace('\\', '/');
            if (wanted.test(name)) {
                requireSmall(name, Files.size(file));
                visitor.file(name, Files.readAllBytes(file));
            }
        }
    }

    /** No file of an archive may lie outside of it or be a link. */
    private static void visitArchive(Path archive, Predicate<String> wanted, Visitor visitor) throws IOException {
        if (!Files.exists(archive)) {
            throw new NoSuchFileException(archive.toString());
        }
        try (InputStream in = new BufferedInputStream(Files.newInputStream(archive), 1 << 16);
                var unpacked = new HeaderLimit(zipped(archive, in), archive);
                var tar = new TarArchiveInputStream(unpacked)) {
            for (TarArchiveEntry entry = next(archive, unpacked, tar);
                    entry != null;
                    entry = next(archive, unpacked, tar)) {
                String path = safePath(archive, entry);
                if (entry.isFile() && wanted.test(path)) {
                    requireSmall(path, entry.getSize());
                    visitor.file(path, whole(archive, tar, entry));
                } else if (entry.getSize() > LARGEST_SKIPPED) {
                    throw new IOException(Text.of(
                            "%s holds %s of %,d bytes, and beside texts nothing has more than %,d; it is not read.",
                            archive, path, entry.getSize(), LARGEST_SKIPPED));
                }
            }
        }
    }

    /** Counts what is read of a header: names of any length may be claimed, and would be held in memory. */
    private static final class HeaderLimit extends FilterInputStream {

        private final Path archive;
        private long left = Long.MAX_VALUE;

        HeaderLimit(InputStream in, Path archive) {
            super(in);
            this.archive = archive;
        }

        @Override
        public int read() throws IOException {
            return count(super.read(), 1);
        }

        @Override
        public int read(byte[] to, int from, int length) throws IOException {
            int read = super.read(to, from, length);
            return count(read, read);
        }

        private int count(int result, int bytes) throws IOException {
            left -= result < 0 ? 0 : bytes;
            if (left < 0) {
                throw new TooLongException(Text.of(
                        "%s holds a file whose header has more than %,d bytes; do not trust this archive.",
                        archive, LARGEST_HEADER));
            }
            return result;
        }
    }

    /** The sentence is whole already. */
    private static final class TooLongException extends IOException {

        private static final long serialVersionUID = 1;

        TooLongException(String sentence) {
            super(sentence);
        }
    }

    private static InputStream zipped(Path archive, InputStream in) throws IOException {
        try {
            return new GZIPInputStream(in, 1 << 16);
        } catch (IOException e) {
            throw damaged(archive, e);
        }
    }

    private static TarArchiveEntry next(Path archive, HeaderLimit unpacked, TarArchiveInputStream tar)
            throws IOException {
        try {
            if (tar.getCurrentEntry() != null) {
                tar.transferTo(OutputStream.nullOutputStream());
            }
            unpacked.left = LARGEST_HEADER;
            TarArchiveEntry entry = tar.getNextEntry();
            unpacked.left = Long.MAX_VALUE;
            return entry;
        } catch (TooLongException e) {
            throw e;
        } catch (IOException | IllegalArgumentException e) {
            throw damaged(archive, e);
        }
    }

    private static byte[] whole(Path archive, TarArchiveInputStream tar, TarArchiveEntry entry) throws IOException {
        try {
            byte[] bytes = tar.readNBytes((int) entry.getSize());
            if (bytes.length < entry.getSize()) {
                throw new EOFException();
            }
            return bytes;
        } catch (IOException e) {
            throw damaged(archive, e);
        }
    }

    private static IOException damaged(Path archive, Exception reason) {
        String words = String.valueOf(reason.getMessage());
        boolean cut = reason instanceof EOFException || words.startsWith("Truncated");
        return new IOException(
                "%s is no whole .tar.gz (%s); fetch it anew.".formatted(archive, cut ? "it ends too early" : words),
                reason);
    }

    private static String safePath(Path archive, TarArchiveEntry entry) throws IOException {
        String path = entry.getName().replace('\\', '/').replaceFirst("^(\\./)+", "");
        if (path.startsWith("/")
                || path.matches("[A-Za-z]:.*")
                || List.of(path.split("/")).contains("..")) {
            throw new IOException("%s holds %s, which leads out of its folder; do not trust this archive."
                    .formatted(archive, entry.getName()));
        }
        if (entry.isLink() || entry.isSymbolicLink()) {
            throw new IOException(
                    "%s holds the link %s instead of a file; do not trust this archive.".formatted(archive, path));
        }
        return path;
    }

    private static void requireSmall(String path, long size) throws IOException {
        if (size > LARGEST) {
            throw new IOException(Text.of(
                    "%s is said to have %,d bytes, and no file of texts has more than %,d; it is not read.",
                    path, size, LARGEST));
        }
    }
}
