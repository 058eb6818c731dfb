package recurrent4j.cli;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What a command line did: its exit code and what it wrote. {@link #of} runs it in this process, where it takes
 * milliseconds; {@link #forked} in one of its own, for what only that shows.
 */
public record AppRun(int exitCode, String out, String err) {

    private static final Object STREAMS = new Object();

    /**
     * Runs an application in this process, with nothing at its standard input.
     *
     * @param app the class of the application
     * @param folder what relative paths among the options start from; a folder for results that no option names does not
     */
    public static AppRun of(Class<?> app, Path folder, String... arguments) {
        return of(app, folder, InputStream.nullInputStream(), arguments);
    }

    /** Runs an application in this process, with a text at its standard input. */
    public static AppRun of(Class<?> app, Path folder, InputStream in, String... arguments) {
        var out = new ByteArrayOutputStream();
        var err = new ByteArrayOutputStream();
        int exitCode;
        synchronized (STREAMS) {
            InputStream standardIn = System.in;
            PrintStream standardOut = System.out;
            PrintStream standardErr = System.err;
            try {
                System.setIn(in);
                System.setOut(new PrintStream(out, true, StandardCharsets.UTF_8));
                System.setErr(new PrintStream(err, true, StandardCharsets.UTF_8));
                exitCode = Cli.command(app)
                        .registerConverter(Path.class, path -> path.equals("-") ? Path.of(path) : folder.resolve(path))
                        .setOut(new PrintWriter(out, true, StandardCharsets.UTF_8))
                        .setErr(new PrintWriter(err, true, StandardCharsets.UTF_8))
                        .execute(arguments);
            } finally {
                System.setIn(standardIn);
                System.setOut(standardOut);
                System.setErr(standardErr);
            }
        }
        return new AppRun(exitCode, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    /** Returns a text as a standard input. */
    public static InputStream typed(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }

    /** Runs an application in a process of its own and waits for its end. */
    public static AppRun forked(Class<?> app, Path folder, String... arguments)
            throws IOException, InterruptedException {
        Path out = Files.createTempFile(folder, "out", ".txt");
        Path err = Files.createTempFile(folder, "err", ".txt");
        int exitCode = process(app, folder, arguments)
                .redirectOutput(out.toFile())
                .redirectError(err.toFile())
                .start()
                .waitFor();
        var run = new AppRun(exitCode, Files.readString(out), Files.readString(err));
        Files.delete(out);
        Files.delete(err);
        return run;
    }

    /** Returns a process of its own for an application, that starts in a folder. */
    public static ProcessBuilder process(Class<?> app, Path folder, String... arguments) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-XX:TieredStopAtLevel=1",
                "-Dfile.encoding=UTF-8",
                "-cp",
                System.getProperty("java.class.path"),
                app.getName()));
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command).directory(folder.toFile());
    }
}
