package recurrent4j.cli;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Files that others have published, which are too large for the tree: {@code RECURRENT4J_DATA} names their folder. */
public final class PublicFiles {

    private static final String FOLDER = "RECURRENT4J_DATA";

    private PublicFiles() {}

    /** Returns a file or folder, or skips the test. */
    public static Path path(String path) {
        Optional<Path> file = Optional.ofNullable(System.getenv(FOLDER)).map(folder -> Path.of(folder, path));
        assumeTrue(
                file.filter(Files::exists).isPresent(),
                "%s is not here; put it into a folder and name that in %s to check the published figures."
                        .formatted(path, FOLDER));
        return file.orElseThrow();
    }
}
