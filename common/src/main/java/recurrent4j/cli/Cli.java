package recurrent4j.cli;

import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import recurrent4j.eval.DataSource;
import recurrent4j.eval.Provenance;
import recurrent4j.io.InputException;
import recurrent4j.train.DivergenceException;

/** Runs an application: parses its arguments, and turns whatever goes wrong into a sentence and an exit code. */
public final class Cli {

    /** The exit code after a mistake of the user's, which one sentence explains. */
    public static final int MISTAKE = 2;

    /** The exit code after a defect of ours, which comes with its stack trace. */
    public static final int DEFECT = 1;

    static {
        // Asking the operating system for the process's memory at each allocation costs a third of a small step.
        System.getProperties().putIfAbsent("org.bytedeco.javacpp.maxphysicalbytes", "0");
        System.getProperties().putIfAbsent("org.eclipse.deeplearning4j.crash.reporting.enabled", "false");
        System.getProperties().putIfAbsent("java.awt.headless", "true");
    }

    private Cli() {}

    /** Runs a picocli command and, unless all went well, ends the process with its exit code. */
    public static void run(Object app, String... args) {
        int code = execute(app, System.out, System.err, args);
        if (code != 0) {
            System.exit(code);
        }
    }

    /** Returns what was typed after the shell's own part: the program and its arguments, quoted where they need it. */
    public static String commandLine(CommandSpec spec) {
        CommandLine root = spec.root().commandLine();
        return root.getCommandName()
                + root.getParseResult().originalArgs().stream()
                        .map(argument -> argument.matches("[\\w@%+=:,./-]+") ? argument : "'" + argument + "'")
                        .map(" "::concat)
                        .collect(Collectors.joining());
    }

    /** What the scores of this command come from. */
    public static Provenance provenance(CommandSpec spec, EngineOptions engines, long seed, DataSource data) {
        return new Provenance(spec.root().name(), commandLine(spec), seed, data, engines.environment());
    }

    /** Runs a picocli command and returns its exit code: 0, {@link #MISTAKE} or {@link #DEFECT}. */
    public static int execute(Object app, PrintStream out, PrintStream err, String... args) {
        return command(app)
                .setOut(new PrintWriter(out, true, Charset.defaultCharset()))
                .setErr(new PrintWriter(err, true, Charset.defaultCharset()))
                .execute(args);
    }

    /** Returns the command that the house's conventions apply to: what is said below a command's options are examples. */
    static CommandLine command(Object app) {
        var line = new CommandLine(app);
        Stream.concat(Stream.of(line), line.getSubcommands().values().stream())
                .map(CommandLine::getCommandSpec)
                .forEach(spec -> spec.versionProvider(new Version())
                        .usageMessage()
                        .footerHeading(spec.usageMessage().footer().length == 0 ? "" : "%nExamples:%n"));
        return line.setCaseInsensitiveEnumValuesAllowed(true)
                .setUsageHelpAutoWidth(true)
                // A text such as "@home" is meant as it is, not as a file of arguments.
                .setExpandAtFiles(false)
                .setParameterExceptionHandler((mistake, arguments) -> {
                    PrintWriter writer = mistake.getCommandLine().getErr();
                    writer.println(oneLine(mistake.getMessage()));
                    if (!CommandLine.UnmatchedArgumentException.printSuggestions(mistake, writer)) {
                        writer.println("See "
                                + mistake.getCommandLine().getCommandSpec().qualifiedName() + " --help.");
                    }
                    return MISTAKE;
                })
                .setExecutionExceptionHandler((thrown, command, parsed) -> {
                    Exception failure = thrown instanceof UncheckedIOException wrapped ? wrapped.getCause() : thrown;
                    if (isMistake(failure)) {
                        command.getErr().println(sentence(failure));
                        return MISTAKE;
                    }
                    failure.printStackTrace(command.getErr());
                    return DEFECT;
                });
    }

    private static boolean isMistake(Exception failure) {
        return failure instanceof IOException
                || failure instanceof DivergenceException
                || failure instanceof InputException;
    }

    private static String sentence(Exception failure) {
        if (failure instanceof NoSuchFileException missing) {
            return "There is no file " + missing.getFile() + "; check the path.";
        } else if (failure instanceof AccessDeniedException denied) {
            return "Access to " + denied.getFile() + " is denied; check its permissions or choose another path.";
        } else if (failure instanceof FileSystemException file && file.getReason() == null) {
            return "The file system refuses " + file.getFile() + "; check the path.";
        }
        return oneLine(failure.getMessage() == null ? failure.toString() : failure.getMessage());
    }

    private static String oneLine(String message) {
        return message.replaceAll("\\s*\\R\\s*", " ");
    }
}
