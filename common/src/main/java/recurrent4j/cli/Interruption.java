package recurrent4j.cli;

import java.io.IOException;
import java.io.PrintStream;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import picocli.CommandLine.ParseResult;

/**
 * What a program says and leaves when it is told to stop, as by Ctrl-C: how its run can be gone on with, or that nothing was
 * kept. Java then ends it with the exit code that shells expect, 130 after Ctrl-C.
 */
final class Interruption {

    private static final AtomicReference<ParseResult> RUNNING = new AtomicReference<>();
    private static final AtomicReference<String> WORDS = new AtomicReference<>("");

    private Interruption() {}

    /** Runs a program that is ended properly whenever it is told to stop. */
    static int watched(Program program) {
        var watch = new Thread(() -> tell(System.err), "interruption");
        Runtime.getRuntime().addShutdownHook(watch);
        int code = program.run();
        try {
            Runtime.getRuntime().removeShutdownHook(watch);
        } catch (IllegalStateException e) {
            // It is being told to stop right now.
        }
        return code;
    }

    /** Returns its exit code. */
    @FunctionalInterface
    interface Program {
        int run();
    }

    /** Notes what is running, or nothing. */
    static void note(ParseResult parsed) {
        RUNNING.set(parsed);
        if (parsed != null) {
            // The words of what has just been stopped are not said before its thread has come to its end.
            WORDS.set("");
        }
    }

    /** Notes what is said when something is stopped that is no run. */
    static void saying(String words) {
        WORDS.set(words);
    }

    private static void tell(PrintStream err) {
        ParseResult running = RUNNING.get();
        Optional<RunOptions> run = running == null ? Optional.empty() : RunOptions.of(running);
        String words;
        try {
            words = run.isPresent() ? run.get().interrupted(commandLine(running)) : WORDS.get();
        } catch (IOException e) {
            words = "Interrupted.";
        }
        if (err instanceof TerminalStream terminal) {
            terminal.end(words);
        }
    }

    private static RunOptions.Typed commandLine(ParseResult parsed) {
        return new RunOptions.Typed(parsed.commandSpec().name(), parsed.originalArgs());
    }
}
