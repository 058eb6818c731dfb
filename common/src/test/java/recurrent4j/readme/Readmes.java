package recurrent4j.readme;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The READMEs of the suite. */
final class Readmes {

    private Readmes() {}

    /** The folder that all modules lie in; tests run in one of them. */
    static Path root() {
        return Path.of("").toAbsolutePath().getParent();
    }

    /** The root's README and those of the modules, as paths from the root, in the order in which a reader meets them. */
    static List<Path> all(Path root) throws IOException {
        try (Stream<Path> modules = Files.list(root)) {
            return Stream.concat(
                            Stream.of(root), modules.filter(Files::isDirectory).sorted())
                    .map(folder -> folder.resolve("README.md"))
                    .filter(Files::exists)
                    .map(root::relativize)
                    .toList();
        }
    }

    static List<String> lines(Path root, Path readme) throws IOException {
        return Files.readAllLines(root.resolve(readme));
    }
}
