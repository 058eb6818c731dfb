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
import recurrent4j.io.Text;

/** Many small files: in a folder, or in a {@code .tar.gz} that is read from end to end and never unpacked. */
public final class TextFiles {

    /** What no file of texts is as large as; a file in an archive may claim any size. */
    static final int LARGEST = 1 << 24;

    private TextFiles() {}

    /** Takes the bytes of a file, whose path has slashes between its parts. */
    @FunctionalInterface
    interface Visitor {
        void file(String path, byte[] bytes) throws IOException;
    }

    /** Whether a file is an archive by its name. */
    public static boolean isArchive(Path file) {
        String name = file.toString().toLowerCase(Locale.ROOT);
        return name.endsWith(".tar.gz") || name.endsWith(".tgz");
    }

    /** Shows a visitor the files of a folder or an archive whose path is wanted, in any order. */
    static void visit(Path path, Predicate<String> wanted, Visitor visitor) throws IOException {
        if (isArchive(path) && !Files.isDirectory(path)) {
            visitArchive(path, wanted, visitor);
            return;
        }
        List<Path> files;
        try (Stream<Path> all = Files.walk(path)) {
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
        try (InputStream in = new BufferedInputStream(Files.newInputStream(archive), 1 << 16);
                var tar = new TarArchiveInputStream(new GZIPInputStream(in, 1 << 16))) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                String path = safePath(archive, entry);
                if (entry.isFile() && wanted.test(path)) {
                    requireSmall(path, entry.getSize());
                    visitor.file(path, tar.readNBytes((int) entry.getSize()));
                }
            }
        } catch (ZipException e) {
            throw new IOException("%s is no .tar.gz (%s); fetch it anew.".formatted(archive, e.getMessage()), e);
        }
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
