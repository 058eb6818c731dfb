package recurrent4j.cli;

import java.io.IOException;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/** The options that say where a run leaves its results, and what becomes of an earlier one. */
public final class RunOptions {

    @Option(names = "--out", paramLabel = "DIR", description = "Folder for the results (default: a new one in runs/).")
    private Path out;

    @Option(names = "--resume", description = "Go on with the interrupted run in that folder.")
    private boolean resume;

    @Option(names = "--force", description = "Start anew in a folder that holds a run already.")
    private boolean force;

    /**
     * Opens the folder of a run that keeps nothing to go on from.
     *
     * @throws IllegalArgumentException as {@link #open} does, and if the run is to be resumed
     */
    public RunFolder openAnew(Path usual, String settings) throws IOException {
        if (resume) {
            throw new IllegalArgumentException(
                    "This command keeps no checkpoint to go on from, so that --resume has no meaning; start it anew,"
                            + " in its old folder with --force.");
        }
        return open(usual, settings);
    }

    /**
     * Opens the run's folder, without writing to one that is not ours.
     *
     * @param usual where the folder is made when none was named; a number is appended if it exists already
     * @param settings what decides the results; a run is only resumed with the same
     * @throws IllegalArgumentException if the folder holds something that the options do not allow to be touched
     * @throws IOException if it cannot be written to
     */
    public RunFolder open(Path usual, String settings) throws IOException {
        if (resume && force) {
            throw new IllegalArgumentException(
                    "A run can be resumed or started anew, not both; give either --resume or --force.");
        }
        if (resume) {
            return RunFolder.resumed(out == null ? RunFolder.latest(usual) : out, settings);
        }
        if (force && out == null) {
            throw new IllegalArgumentException("--force replaces the run in a folder; name that folder with --out.");
        }
        return out == null
                ? RunFolder.fresh(usual, settings)
                : force ? RunFolder.replaced(out, settings) : RunFolder.created(out, settings);
    }
}
