package recurrent4j.bundle;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** A new folder that is filled aside and takes the place of an old one at once, or not at all. */
final class FolderReplacement implements AutoCloseable {

    private final Path target;
    private final Path aside;
    private final Path previous;

    FolderReplacement(Path folder) throws IOException {
        target = folder.toAbsolutePath().normalize();
        String mark = "." + target.getFileName() + "." + ProcessHandle.current().pid();
        aside = target.resolveSibling(mark + ".part");
        previous = target.resolveSibling(mark + ".previous");
        Files.createDirectories(target.getParent());
        delete(aside);
        Files.createDirectory(aside);
    }

    Path aside() {
        return aside;
    }

    /** Between the two renames only the previous folder exists, under its other name: no system renames two at once. */
    void commit() throws IOException {
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
        List<Path> deepestFirst;
        try (Stream<Path> files = Files.walk(folder)) {
            deepestFirst = files.sorted(Comparator.reverseOrder()).toList();
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        for (Path path : deepestFirst) {
            Files.delete(path);
        }
    }
}
