package recurrent4j.sentiment.reviews;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;

/** Many small files: in a folder, or in a {@code .tar.gz} that is read from end to end and never unpacked. */
public interface TextFiles {

    /** What no file of texts is as large as; a file in an archive may claim any size. */
    int LARGEST = 1 << 24;

    /** Takes a file. */
    @FunctionalInterface
    interface Visitor {

        /**
         * Takes a file.
         *
         * @param path in the folder or archive, its parts separated by slashes
         * @param bytes all of them
         */
        void file(String path, byte[] bytes) throws IOException;
    }

    /** Shows a visitor the files whose path is wanted, in any order. */
    void visit(Predicate<String> wanted, Visitor visitor) throws IOException;

    /** Whether a file is an archive by its name. */
    static boolean isArchive(Path file) {
        String name = file.toString().toLowerCase(Locale.ROOT);
        return name.endsWith(".tar.gz") || name.endsWith(".tgz");
    }

    /** Returns the files of a folder or an archive. */
    static TextFiles of(Path path) {
        return isArchive(path) && !Files.isDirectory(path) ? archive(path) : folder(path);
    }

    /** Returns the files of a folder and of the folders in it. */
    private static TextFiles folder(Path folder) {
        return (wanted, visitor) -> {
            List<Path> files;
            try (Stream<Path> all = Files.walk(folder)) {
                files = all.filter(Files::isRegularFile).sorted().toList();
            }
            for (Path file : files) {
                String path = folder.relativize(file).toString().replace('\\', '/');
                if (wanted.test(path)) {
                    requireSmall(path, Files.size(file));
                    visitor.file(path, Files.readAllBytes(file));
                }
            }
        };
    }

    /** Returns the files of an archive, of which none may lie outside of it or be a link. */
    private static TextFiles archive(Path archive) {
        return (wanted, visitor) -> {
            try (InputStream in = new BufferedInputStream(Files.newInputStream(archive), 1 << 16);
                    var tar = new TarArchiveInputStream(new GZIPInputStream(in, 1 << 16))) {
                for (TarArchiveEntry entry = tar.getNextTarEntry(); entry != null; entry = tar.getNextTarEntry()) {
                    String path = safePath(archive, entry);
                    if (entry.isFile() && wanted.test(path)) {
                        requireSmall(path, entry.getSize());
                        visitor.file(path, tar.readNBytes((int) entry.getSize()));
                    }
                }
            } catch (ZipException e) {
                throw new IOException("%s is no .tar.gz (%s); fetch it anew.".formatted(archive, e.getMessage()), e);
            }
        };
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
            throw new IOException(String.format(
                    Locale.ROOT,
                    "%s is said to have %,d bytes, and no file of texts has more than %,d; it is not read.",
                    path,
                    size,
                    LARGEST));
        }
    }
}
