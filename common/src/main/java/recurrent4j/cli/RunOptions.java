package recurrent4j.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParseResult;
import recurrent4j.eval.Provenance;
import recurrent4j.io.InputException;

/** The options that say where a run leaves its results, and what becomes of an earlier one. */
@Heading("Results")
public final class RunOptions implements AutoCloseable {

    private RunFolder folder;
    private Run run;
    private String how = "The run has failed.";

    /** What was typed: a program and its arguments. */
    record Typed(String program, List<String> arguments) {}

    /** Returns the options of a command that has such. */
    static Optional<RunOptions> of(ParseResult parsed) {
        return parsed.asCommandLineList().stream()
                .flatMap(command -> command.getCommandSpec().mixins().values().stream())
                .map(CommandSpec::userObject)
                .filter(RunOptions.class::isInstance)
                .map(RunOptions.class::cast)
                .findFirst();
    }

    @Option(names = "--out", paramLabel = "DIR", description = "Folder for the results (default: a new one in runs/).")
    private Path out;

    @Option(names = "--resume", description = "Go on with the interrupted run in that folder.")
    private boolean resume;

    @Option(names = "--force", description = "Start anew in a folder that holds a run already.")
    private boolean force;

    @Option(
            names = "--keep-optimizer",
            description = "Save the optimizer's state with the model, to go on training it in plain Deeplearning4j;"
                    + " the model is three times as large then.")
    private boolean keepOptimizer;

    /**
     * Opens a run in its folder, without writing to one that is not ours.
     *
     * @param name of the folder in {@code runs/APP} where none was named; a number is appended if it exists already
     * @param provenance what the run's scores come from
     * @param settings what else decides the results; a run is only resumed with the same
     * @throws InputException if the folder holds something that the options do not allow to be touched, or another process
     *     is at work in it
     */
    public Run open(String name, Provenance provenance, List<String> settings) throws IOException {
        String circumstances = "data %s%n%s%n"
                .formatted(
                        provenance.data().sha256(),
                        OtherEngine.line(
                                provenance.environment().engine(),
                                provenance.environment().threads()));
        Path usual = Path.of("runs", provenance.app(), name);
        folder = folder(usual, circumstances + String.join("\n", settings));
        run = new Run(folder.path(), provenance, new LivePage(folder.path(), provenance), keepOptimizer);
        return run;
    }

    /**
     * Refuses, as {@link #open} does but before anything is computed, a folder that is not there to be gone on with, or that
     * holds something.
     *
     * @throws InputException if the options do not allow the folder to be touched
     */
    public void check(String app, String name) throws IOException {
        Path usual = Path.of("runs", app, name);
        requireOneMeaning();
        if (resume) {
            RunFolder.requireRun(out == null ? RunFolder.latest(usual) : out);
        } else if (out != null && force) {
            RunFolder.requireReplaceable(out);
        } else if (out != null) {
            RunFolder.requireFree(out);
        }
    }

    /**
     * Checks the options of a command that leaves a report and no model.
     *
     * @throws InputException if they say how to save one
     */
    public void requireNoModel() {
        if (keepOptimizer) {
            throw new InputException(
                    "This command saves no model, with an optimizer or without;" + " leave out --keep-optimizer.");
        }
    }

    /** Ends the run that was opened, and leaves no folder if nothing has come of it. */
    @Override
    public void close() throws IOException {
        if (folder != null) {
            run.live().end(how);
            folder.close();
        }
    }

    /** Notes that nothing went wrong. */
    void succeeded() {
        how = "The training has ended.";
    }

    /** Ends the run in the middle, and returns how it can be gone on with, or that nothing was kept. */
    String interrupted(Typed typed) throws IOException {
        if (folder == null || !folder.hasCheckpoints()) {
            how = "The run was interrupted.";
            close();
            return "Interrupted before anything could be kept.";
        }
        List<String> arguments = new ArrayList<>(typed.arguments());
        arguments.remove("--force");
        if (!resume) {
            arguments.add("--resume");
        }
        if (out == null) {
            arguments.addAll(List.of("--out", folder.path().toString()));
        }
        String command = StartedAs.command(
                typed.program(), arguments.stream().map(Cli::quoted).collect(Collectors.joining(" ")));
        run.live().end("The run was interrupted; it goes on with: " + command);
        return "Interrupted; what was learned is kept. To go on:\n  " + command;
    }

    private RunFolder folder(Path usual, String settings) throws IOException {
        requireOneMeaning();
        if (resume) {
            return RunFolder.resumed(out == null ? RunFolder.latest(usual) : out, settings);
        }
        return out == null
                ? RunFolder.fresh(usual, settings)
                : force ? RunFolder.replaced(out, settings) : RunFolder.created(out, settings);
    }

    private void requireOneMeaning() {
        if (resume && force) {
            throw new InputException(
                    "A run can be resumed or started anew, not both; give either --resume or --force.");
        }
        if (force && out == null) {
            throw new InputException("--force replaces the run in a folder; name that folder with --out.");
        }
    }
}
