package recurrent4j.io;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/**
 * A new folder that is filled aside and takes the place of an old one at once, or not at all. What a program that was
 * killed in the middle has left is put in order by the next one.
 */
public final class FolderReplacement implements AutoCloseable {

    private final Path target;
    private final Path aside;
    private final Path previous;

    public FolderReplacement(Path folder) throws IOException {
        target = folder.toAbsolutePath().normalize();
        aside = target.resolveSibling("." + target.getFileName() + ".part");
        previous = previous(target);
        Files.createDirectories(target.getParent());
        if (Files.exists(previous) && !Files.exists(target)) {
            Files.move(previous, target);
        }
        delete(aside);
        Files.createDirectory(aside);
    }

    /**
     * Where the content of a folder lies: in the folder, or, if a program was killed between the two renames that replace it,
     * where the first of them has put it.
     */
    public static Path current(Path folder) {
        Path previous = previous(folder.toAbsolutePath().normalize());
        return !Files.exists(folder) && Files.isDirectory(previous) ? previous : folder;
    }

    private static Path previous(Path target) {
        return target.resolveSibling("." + target.getFileName() + ".previous");
    }

    public Path aside() {
        return aside;
    }

    /** Between the two renames only the previous folder exists, under its other name: no system renames two at once. */
    public void commit() throws IOException {
        if (!Files.exists(target)) {
            Files.move(aside, target);
            return;
        }
        delete(previous);
        Files.move(target, previous);
        try {
            Files.move(aside, target);
        } catch (IOException e) {
            Files.move(previous, target);
            throw e;
        }
        delete(previous);
    }

    @Override
    public void close() throws IOException {
        delete(aside);
    }

    private static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path path : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }
}
