package recurrent4j.cli;

import java.io.Closeable;
import java.io.FileDescriptor;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.ExecutionException;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.TypeConversionException;
import recurrent4j.eval.DataSource;
import recurrent4j.eval.Provenance;
import recurrent4j.io.Excerpt;
import recurrent4j.io.InputException;
import recurrent4j.network.Engine;
import recurrent4j.train.DivergenceException;

/** Runs an application: parses its arguments, and turns whatever goes wrong into a sentence and an exit code. */
public final class Cli {

    /** The exit code after a mistake of the user's, which one sentence explains. */
    public static final int MISTAKE = 2;

    /** The exit code after a defect of ours, which comes with its stack trace. */
    public static final int DEFECT = 1;

    /** What Java makes of bytes that it cannot read. */
    private static final char UNREADABLE = '\uFFFD';

    static {
        SimpleLog.quiet();
        Engine.prepare();
        System.getProperties().putIfAbsent("org.eclipse.deeplearning4j.crash.reporting.enabled", "false");
        System.getProperties().putIfAbsent("java.awt.headless", "true");
    }

    private Cli() {}

    /**
     * Runs a program: {@link #run} with a usual command.
     *
     * @param usual the command that runs where none is given
     * @param sentence what that does, and how long it takes
     */
    public static void main(Object app, String usual, String sentence, String... args) {
        if (args.length > 0) {
            run(app, args);
        } else {
            open();
            String name = new CommandLine(app).getCommandName();
            System.err.println("This is %s %s. %s See %s --help for all commands."
                    .formatted(
                            name, usual, sentence, StartedAs.command(name, "").strip()));
            run(app, usual);
        }
    }

    /** Lets standard output and error be laid out for people where they are terminals, and tell what goes wrong. */
    private static void open() {
        if (!(System.err instanceof TerminalStream && System.out instanceof TerminalStream)) {
            TerminalStream err = StandardOutput.stream(FileDescriptor.err, Terminal.err());
            System.setErr(err);
            System.setOut(
                    StandardOutput.stream(FileDescriptor.out, Terminal.out()).after(err));
        }
    }

    /** Runs a picocli command and, unless all went well, ends the process with its exit code. */
    public static void run(Object app, String... args) {
        open();
        int code = Interruption.watched(() -> execute(app, System.out, System.err, args));
        try {
            StandardOutput.requireComplete();
        } catch (IOException e) {
            System.err.println("Standard output could not be written (" + e.getMessage()
                    + "), so what stands there is not all; make room or choose another place.");
            code = Math.max(code, MISTAKE);
        }
        if (code != 0) {
            System.exit(code);
        }
    }

    /** Returns what was typed after the shell's own part: the program and its arguments, quoted where they need it. */
    public static String commandLine(CommandSpec spec) {
        CommandLine root = spec.root().commandLine();
        return root.getCommandName()
                + root.getParseResult().originalArgs().stream()
                        .map(Cli::quoted)
                        .map(" "::concat)
                        .collect(Collectors.joining());
    }

    /** Returns an argument as a shell reads it. */
    public static String quoted(String argument) {
        return argument.matches("[\\w@%+=:,./-]+") ? argument : "'" + argument.replace("'", "'\\''") + "'";
    }

    /** Returns those of some options of the running command that were given, as they were given, for another command. */
    public static String repeated(CommandSpec spec, String... options) {
        ParseResult parsed = spec.root().commandLine().getParseResult();
        while (parsed.hasSubcommand()) {
            parsed = parsed.subcommand();
        }
        ParseResult command = parsed;
        return Stream.of(options)
                .filter(command::hasMatchedOption)
                .map(command::matchedOption)
                .map(option -> " " + typed(option, command.originalArgs())
                        + (option.arity().max() == 0
                                ? ""
                                : " " + quoted(String.join(",", option.originalStringValues()))))
                .collect(Collectors.joining());
    }

    /** Returns the name by which an option was given. */
    private static String typed(OptionSpec option, List<String> arguments) {
        return Stream.of(option.names())
                .filter(name -> arguments.stream().anyMatch(word -> word.equals(name) || word.startsWith(name + "=")))
                .findFirst()
                .orElse(option.longestName());
    }

    /** Shows what the program is doing until it says something else, where there is a terminal. */
    public static void doing(String activity) {
        if (System.err instanceof TerminalStream terminal) {
            terminal.pass(activity);
        }
    }

    /** What the scores of this command come from. */
    public static Provenance provenance(CommandSpec spec, EngineOptions engines, long seed, DataSource data) {
        return new Provenance(spec.root().name(), commandLine(spec), seed, data, engines.environment());
    }

    /** Runs a picocli command and returns its exit code: 0, {@link #MISTAKE} or {@link #DEFECT}. */
    public static int execute(Object app, PrintStream out, PrintStream err, String... args) {
        boolean coloured =
                out instanceof TerminalStream stream && stream.terminal().coloured();
        return command(app, args)
                .setColorScheme(CommandLine.Help.defaultColorScheme(CommandLine.Help.Ansi.valueOf(coloured)))
                .setOut(new PrintWriter(out, true, StandardOutput.CHARSET))
                .setErr(new PrintWriter(err, true, StandardOutput.CHARSET) {
                    @Override
                    public void println(String sentence) {
                        flush();
                        err.println(sentence);
                    }
                })
                .execute(args);
    }

    /** Returns the command that the house's conventions apply to: what is said below a command's options are examples. */
    static CommandLine command(Object app) {
        return command(app, new String[0]);
    }

    /** Returns a command of whose subcommands none is there but the one that arguments begin with, if they do. */
    private static CommandLine command(Object app, String[] args) {
        // A file that was written under one locale is read under another: no digits or letters of either.
        Locale.setDefault(Locale.ROOT);
        var line = new CommandLine(app);
        if (!line.getCommandSpec().isAddMethodSubcommands()) {
            subcommands(app instanceof Class<?> type ? type : app.getClass(), args)
                    .forEach(line::addSubcommand);
        }
        line.addSubcommand(new AutoComplete.GenerateCompletion());
        Stream.concat(Stream.of(line), line.getSubcommands().values().stream())
                .map(CommandLine::getCommandSpec)
                .forEach(spec -> HelpPage.layOut(spec.versionProvider(new Version())));
        return line.registerConverter(Path.class, Cli::path)
                .setExecutionStrategy(Cli::executed)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setUsageHelpAutoWidth(true)
                // A text such as "@home" is meant as it is, not as a file of arguments.
                .setExpandAtFiles(false)
                .setParameterExceptionHandler((mistake, arguments) -> {
                    PrintWriter writer = mistake.getCommandLine().getErr();
                    writer.println(Excerpt.sentence(plain(mistake.getMessage())));
                    if (!CommandLine.UnmatchedArgumentException.printSuggestions(mistake, writer)) {
                        writer.println("See "
                                + mistake.getCommandLine().getCommandSpec().qualifiedName() + " --help.");
                    }
                    return MISTAKE;
                })
                .setExecutionExceptionHandler((thrown, command, parsed) -> {
                    Exception failure = thrown instanceof UncheckedIOException wrapped ? wrapped.getCause() : thrown;
                    if (failure instanceof StandardOutput.IncompleteException) {
                        return MISTAKE;
                    }
                    Optional<String> memory = OutOfMemory.sentence(failure, command.getCommandSpec());
                    if (isMistake(failure) || memory.isPresent()) {
                        command.getErr().println(memory.orElseGet(() -> sentence(failure)));
                        return MISTAKE;
                    }
                    failure.printStackTrace(command.getErr());
                    return DEFECT;
                });
    }

    /** Reading the annotations of every option of every command takes longer than many an answer, and one command runs. */
    private static List<Method> subcommands(Class<?> app, String[] args) {
        List<Method> all = CommandLine.getCommandMethods(app, null);
        return all.stream()
                .filter(one -> args.length > 0 && one.getName().equals(args[0]))
                .findFirst()
                .map(List::of)
                .orElse(all);
    }

    @SuppressWarnings("try") // What is ended is not looked at before.
    private static int executed(ParseResult parsed) {
        for (String argument : parsed.originalArgs()) {
            if (argument.indexOf(UNREADABLE) >= 0) {
                throw new ParameterException(
                        parsed.commandSpec().commandLine(),
                        "The argument \"" + argument + "\" holds characters that "
                                + System.getProperty("sun.jnu.encoding")
                                + ", the character set of this environment, cannot read; set LC_ALL to C.UTF-8 or"
                                + " another locale with UTF-8.");
            }
        }
        parsed.asCommandLineList().forEach(command -> Bounds.Of.require(command.getCommandSpec()));
        Interruption.note(parsed);
        Optional<RunOptions> run = RunOptions.of(parsed);
        try (Closeable end = run.isPresent() ? run.get()::close : () -> {}) {
            int code = new CommandLine.RunLast().execute(parsed);
            run.ifPresent(RunOptions::succeeded);
            return code;
        } catch (IOException | OutOfMemoryError e) {
            throw new ExecutionException(parsed.commandSpec().commandLine(), e.getMessage(), e);
        } finally {
            Interruption.note(null);
        }
    }

    private static Path path(String text) {
        try {
            return Path.of(text);
        } catch (InvalidPathException e) {
            throw new TypeConversionException(
                    "\"" + text + "\" is no path here (" + e.getReason() + "); choose another, or a locale with UTF-8");
        }
    }

    /** Returns what the parser says of a value without the names of Java's types. */
    private static String plain(String message) {
        return message.replaceFirst("is not an? (byte|short|int|long)$", "is not a whole number")
                .replaceFirst("is not an? (float|double)$", "is not a number");
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
        } else if (failure instanceof FileSystemException file) {
            String reason = file.getReason() == null ? "" : " (" + file.getReason() + ")";
            return "The file system refuses " + file.getFile() + reason + "; check the path.";
        }
        return Excerpt.sentence(failure.getMessage() == null ? failure.toString() : failure.getMessage());
    }
}
