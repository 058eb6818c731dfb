package recurrent4j.cli;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import recurrent4j.bundle.RunCard;
import recurrent4j.eval.Provenance;
import recurrent4j.eval.Scoreboard;
import recurrent4j.io.AtomicFile;
import recurrent4j.io.InputException;
import recurrent4j.train.Checkpoint;

/**
 * A run of a program: the folder that it fills, and what its scores come from.
 *
 * @param provenance program, command, seed, data and environment
 */
public record Run(Path path, Provenance provenance) {

    private static final String SETTINGS = "settings.txt";
    private static final String CHECKPOINTS = "checkpoints";

    /** The folder of the model bundle. */
    public Path bundle() {
        return path.resolve("model");
    }

    /** The page of the results, for people. */
    public Path report() {
        return path.resolve("report.html");
    }

    /** The file from which the training of a contestant goes on, if the run is resumed. */
    public Checkpoint checkpoint(String contestant) {
        return Checkpoint.at(checkpoint(path, contestant));
    }

    static Path checkpoint(Path path, String contestant) {
        return path.resolve(CHECKPOINTS).resolve(contestant.replaceAll("[^A-Za-z0-9.-]+", "-") + ".zip");
    }

    /** What a saved model says of this run. */
    public RunCard card(Scoreboard scores) {
        return RunCard.of(provenance, scores.scores());
    }

    /** Makes a folder that did not exist: the given one, or the first free one of path-2, path-3 and so on. */
    static Path fresh(Path usual, String settings) throws IOException {
        Files.createDirectories(usual.toAbsolutePath().getParent());
        Path candidate = usual;
        for (int number = 2; ; number++) {
            try {
                // The creation itself is the claim, so that two runs that start together never share a folder.
                Files.createDirectory(candidate);
                return begun(candidate, settings);
            } catch (FileAlreadyExistsException e) {
                candidate = numbered(usual, number);
            }
        }
    }

    /** Returns the newest run that {@link #fresh} has made room for. */
    static Path latest(Path usual) {
        Path latest = usual;
        for (int number = 2; Files.exists(numbered(usual, number)); number++) {
            latest = numbered(usual, number);
        }
        return latest;
    }

    private static Path numbered(Path usual, int number) {
        return usual.resolveSibling(usual.getFileName() + "-" + number);
    }

    static Path created(Path path, String settings) throws IOException {
        if (Files.isRegularFile(path)) {
            throw new InputException(path + " is a file; name a folder for the results.");
        }
        if (Files.isDirectory(path) && !isEmpty(path)) {
            throw new InputException(
                    path
                            + " already holds something; choose another --out, go on with --resume, or replace the run with --force.");
        }
        return begun(path, settings);
    }

    static Path replaced(Path path, String settings) throws IOException {
        if (Files.exists(path) && !isEmpty(path) && !Files.exists(path.resolve(SETTINGS))) {
            throw new InputException(
                    path + " holds something that is no run, which --force does not replace; choose another --out.");
        }
        Path checkpoints = path.resolve(CHECKPOINTS);
        if (Files.isDirectory(checkpoints)) {
            try (Stream<Path> files = Files.list(checkpoints)) {
                for (Path file : files.toList()) {
                    Files.delete(file);
                }
            }
        }
        return begun(path, settings);
    }

    static Path resumed(Path path, String settings) throws IOException {
        if (!Files.exists(path.resolve(SETTINGS))) {
            throw new InputException("There is no run to resume in " + path
                    + "; name its folder with --out, or start one without --resume.");
        }
        String begun = Files.readString(path.resolve(SETTINGS)).strip();
        if (!begun.equals(settings.strip())) {
            throw new InputException(
                    "The run in %s was begun with other settings; repeat them, or start anew with --force. They were: %s",
                    path, begun.replaceAll("\\R", ", "));
        }
        return path;
    }

    private static Path begun(Path path, String settings) throws IOException {
        try {
            Files.createDirectories(path);
            AtomicFile.write(path.resolve(SETTINGS), settings.strip() + System.lineSeparator());
        } catch (FileSystemException e) {
            throw new InputException(
                    "The folder %s cannot be written to (%s); choose another --out."
                            .formatted(path, e.getClass().getSimpleName().replace("Exception", "")),
                    e);
        }
        return path;
    }

    private static boolean isEmpty(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.findAny().isEmpty();
        }
    }
}
