package recurrent4j.charlm;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import recurrent4j.cli.Cli;

/**
 * What the program says to a question about a golden model. All questions are answered in one process of its own: generate
 * writes past {@code System.out}, so that the process that asks could not read it.
 *
 * @param exitCode of the command
 * @param out standard output
 * @param err the sentence about a mistake, or nothing
 */
record GoldenAnswer(int exitCode, String out, String err) {

    private static final String FIELD = "\u001F";
    private static final String END = "\u001E";

    /**
     * Returns the answers by their questions.
     *
     * @param golden the folder of the questions, from which the paths in them start
     * @param scratch a folder for what the process writes
     * @param questions files with a command line each
     */
    static Map<String, GoldenAnswer> all(Path golden, Path scratch, List<String> questions)
            throws IOException, InterruptedException {

        Path written = scratch.resolve("answers.txt");
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-XX:TieredStopAtLevel=1",
                "-Dfile.encoding=UTF-8",
                "-cp",
                System.getProperty("java.class.path"),
                GoldenAnswer.class.getName()));
        command.addAll(questions);
        Path failed = scratch.resolve("errors.txt");
        int exitCode = new ProcessBuilder(command)
                .directory(golden.toFile())
                .redirectOutput(written.toFile())
                .redirectError(failed.toFile())
                .start()
                .waitFor();
        if (exitCode != 0) {
            throw new IllegalStateException("The process that answers has failed:\n" + Files.readString(failed));
        }
        String[] answers = Files.readString(written).split(END);
        Map<String, GoldenAnswer> byQuestion = new TreeMap<>();
        for (int i = 0; i < answers.length; i++) {
            String[] fields = answers[i].split(FIELD, -1);
            byQuestion.put(questions.get(i), new GoldenAnswer(Integer.parseInt(fields[1]), fields[0], fields[2]));
        }
        return byQuestion;
    }

    /** Answers the questions on standard output, each with its exit code and its error. */
    public static void main(String... questions) throws IOException {
        for (String question : questions) {
            String[] arguments = Files.readString(Path.of(question)).strip().split(" ");
            var err = new ByteArrayOutputStream();
            var told = new PrintStream(err, true, StandardCharsets.UTF_8);
            int exitCode = Cli.execute(new CharLmApp(), System.out, told, arguments);
            System.out.print(FIELD + exitCode + FIELD + err.toString(StandardCharsets.UTF_8) + END);
            System.out.flush();
        }
    }
}
