package recurrent4j.sentiment;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The program as people meet it: a process of its own, with an exit code and two streams. */
record Command(int exitCode, String out, String err) {

    /** Runs the program in a folder and waits for its end. */
    static Command run(Path folder, String... arguments) throws IOException, InterruptedException {
        Path out = Files.createTempFile(folder, "out", ".txt");
        Path err = Files.createTempFile(folder, "err", ".txt");
        Process process = start(folder, out, err, arguments);
        int exitCode = process.waitFor();
        var command = new Command(exitCode, Files.readString(out), Files.readString(err, StandardCharsets.UTF_8));
        Files.delete(out);
        Files.delete(err);
        return command;
    }

    /** Runs the program in a folder, with a file as its standard input, and waits for its end. */
    static Command run(Path folder, Path in, String... arguments) throws IOException, InterruptedException {
        Path out = Files.createTempFile(folder, "out", ".txt");
        Path err = Files.createTempFile(folder, "err", ".txt");
        int exitCode = process(folder, out, err, arguments)
                .redirectInput(in.toFile())
                .start()
                .waitFor();
        return new Command(exitCode, Files.readString(out), Files.readString(err, StandardCharsets.UTF_8));
    }

    /** Starts the program in a folder, its streams going to files. */
    static Process start(Path folder, Path out, Path err, String... arguments) throws IOException {
        return process(folder, out, err, arguments).start();
    }

    private static ProcessBuilder process(Path folder, Path out, Path err, String... arguments) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-XX:TieredStopAtLevel=1",
                "-Dfile.encoding=UTF-8",
                "-cp",
                System.getProperty("java.class.path"),
                SentimentApp.class.getName()));
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectOutput(out.toFile())
                .redirectError(err.toFile());
    }
}
