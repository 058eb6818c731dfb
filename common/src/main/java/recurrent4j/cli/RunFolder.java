package recurrent4j.cli;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import recurrent4j.io.AtomicFile;
import recurrent4j.io.InputException;

/**
 * The folder of a run while the run goes on: locked, so that no two processes work in it, and gone afterwards if nothing has
 * come of the run.
 *
 * @param lock held until the run ends
 * @param made the folders that the run has made, this and those above, and that go with it
 */
record RunFolder(Path path, FileChannel lock, List<Path> made) implements AutoCloseable {

    private static final String SETTINGS = "settings.txt";
    private static final String LOCK = ".lock";

    /** What stands in a folder before anything has come of its run, whenever that was killed. */
    private static final Set<String> BEGINNINGS = Set.of(SETTINGS, "." + SETTINGS + ".part", LOCK, Run.CHECKPOINTS);

    /** What shows how trainings go, of which nothing has come if nothing else is there. */
    private static final Set<String> LIVE =
            Set.of(LivePage.REPORT, "." + LivePage.REPORT + ".part", LivePage.LOSSES, "." + LivePage.LOSSES + ".part");

    /** Makes a folder that did not exist: the given one, or the first free one of path-2, path-3 and so on. */
    static RunFolder fresh(Path usual, String settings) throws IOException {
        List<Path> made = makeFolders(usual.toAbsolutePath().getParent());
        Path candidate = usual;
        for (int number = 2; ; number++) {
            try {
                // The creation itself is the claim, so that two runs that start together never share a folder.
                Files.createDirectory(candidate);
                return locked(
                                candidate,
                                Stream.concat(Stream.of(candidate), made.stream())
                                        .toList())
                        .begun(settings);
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

    static RunFolder created(Path path, String settings) throws IOException {
        requireFree(path);
        return locked(path, makeFolders(path)).begun(settings);
    }

    /** Refuses a folder that holds something, or cannot be made. */
    static void requireFree(Path path) throws IOException {
        Path above = path.toAbsolutePath();
        while (!Files.exists(above)) {
            above = above.getParent();
        }
        if (!above.equals(path.toAbsolutePath()) && !Files.isDirectory(above)) {
            throw unwritable(path, new NotDirectoryException(above.toString()));
        }
        if (Files.isRegularFile(path)) {
            throw new InputException(path + " is a file; name a folder for the results.");
        }
        if (Files.isDirectory(path) && !isBeginning(path)) {
            throw new InputException(
                    path
                            + " already holds something; choose another --out, go on with --resume, or replace the run with --force.");
        }
    }

    static RunFolder replaced(Path path, String settings) throws IOException {
        requireReplaceable(path);
        RunFolder folder = locked(path, makeFolders(path));
        folder.deleteCheckpoints();
        return folder.begun(settings);
    }

    /** Refuses a folder that holds something which is no run. */
    static void requireReplaceable(Path path) throws IOException {
        if (Files.exists(path) && !isBeginning(path) && !Files.exists(path.resolve(SETTINGS))) {
            throw new InputException(
                    path + " holds something that is no run, which --force does not replace; choose another --out.");
        }
    }

    static RunFolder resumed(Path path, String settings) throws IOException {
        requireRun(path);
        RunFolder folder = locked(path, List.of(path));
        if (!Files.exists(path.resolve(SETTINGS))) {
            return folder.begun(settings);
        }
        String begun = Files.readString(path.resolve(SETTINGS)).strip();
        if (OtherEngine.alone(begun, settings.strip())) {
            System.err.println(OtherEngine.remark(begun));
            return folder.begun(settings);
        }
        if (!begun.equals(settings.strip())) {
            folder.lock().close();
            throw new InputException(
                    "The run in %s was begun with other settings; repeat them, or start anew with --force. They were: %s",
                    path, begun.replaceAll("\\R", ", "));
        }
        return folder;
    }

    /** Refuses a folder in which no run was begun. */
    static void requireRun(Path path) throws IOException {
        boolean hardlyBegun = Files.isDirectory(path) && isBeginning(path);
        if (!hardlyBegun && !Files.exists(path.resolve(SETTINGS))) {
            throw new InputException("There is no run to resume in " + path
                    + "; name its folder with --out, or start one without --resume.");
        }
    }

    /** Whether there is something from which a training goes on. */
    boolean hasCheckpoints() throws IOException {
        Path checkpoints = path.resolve(Run.CHECKPOINTS);
        return Files.isDirectory(checkpoints) && !isEmpty(checkpoints);
    }

    /** Ends the run: another may be at work here. */
    @Override
    public void close() throws IOException {
        if (isBeginning(path)) {
            deleteCheckpoints();
            for (String beginning :
                    Stream.concat(BEGINNINGS.stream(), LIVE.stream()).toList()) {
                Files.deleteIfExists(path.resolve(beginning));
            }
            for (Path folder : made) {
                if (isEmpty(folder)) {
                    Files.delete(folder);
                }
            }
        }
        lock.close();
    }

    private static RunFolder locked(Path path, List<Path> made) throws IOException {
        FileChannel lock;
        try {
            lock = FileChannel.open(path.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        } catch (FileSystemException e) {
            throw unwritable(path, e);
        }
        if (!isHeld(lock)) {
            lock.close();
            throw new InputException(
                    "Another process is at work on the run in %s; wait until it ends, or choose another --out.", path);
        }
        return new RunFolder(path, lock, made);
    }

    private static boolean isHeld(FileChannel channel) throws IOException {
        try {
            FileLock lock = channel.tryLock();
            return lock != null;
        } catch (OverlappingFileLockException e) {
            return false;
        }
    }

    private RunFolder begun(String settings) throws IOException {
        try {
            AtomicFile.write(path.resolve(SETTINGS), settings.strip() + System.lineSeparator());
            return this;
        } catch (IOException e) {
            close();
            if (e instanceof FileSystemException file) {
                throw unwritable(path, file);
            }
            throw e;
        }
    }

    private static InputException unwritable(Path path, FileSystemException reason) {
        return new InputException(
                "The folder %s cannot be written to (%s); choose another --out."
                        .formatted(path, reason.getClass().getSimpleName().replace("Exception", "")),
                reason);
    }

    private void deleteCheckpoints() throws IOException {
        Path checkpoints = path.resolve(Run.CHECKPOINTS);
        if (Files.isDirectory(checkpoints)) {
            try (Stream<Path> files = Files.list(checkpoints)) {
                for (Path file : files.toList()) {
                    Files.delete(file);
                }
            }
        }
    }

    /** Makes a folder and those above it, and returns which were not there, itself first. */
    private static List<Path> makeFolders(Path path) throws IOException {
        List<Path> missing = Stream.iterate(path.toAbsolutePath(), Path::getParent)
                .takeWhile(folder -> folder != null && !Files.exists(folder))
                .toList();
        try {
            Files.createDirectories(path);
        } catch (FileSystemException e) {
            throw unwritable(path, e);
        }
        return missing;
    }

    /** Whether there is nothing in a folder but what a run begins with. */
    private static boolean isBeginning(Path folder) throws IOException {
        Path checkpoints = folder.resolve(Run.CHECKPOINTS);
        try (Stream<Path> files = Files.list(folder)) {
            boolean run = Files.exists(folder.resolve(SETTINGS));
            return files.map(file -> file.getFileName().toString())
                            .allMatch(name -> BEGINNINGS.contains(name) || run && LIVE.contains(name))
                    && (!Files.isDirectory(checkpoints) || isEmpty(checkpoints));
        }
    }

    private static boolean isEmpty(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.findAny().isEmpty();
        }
    }
}
