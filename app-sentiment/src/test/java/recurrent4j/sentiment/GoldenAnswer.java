package recurrent4j.sentiment;

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
import java.util.stream.Stream;
import recurrent4j.cli.Cli;

/**
 * What the program says to a question about a golden model. All questions are answered in one process of its own: classify
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
     * @param scratch a folder for what a command writes
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
                GoldenAnswer.class.getName(),
                scratch.toString()));
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

    /** Answers the questions behind the scratch folder on standard output, each with its exit code and its error. */
    public static void main(String... scratchAndQuestions) throws IOException {
        String scratch = scratchAndQuestions[0];
        for (String question : List.of(scratchAndQuestions).subList(1, scratchAndQuestions.length)) {
            String[] arguments = Stream.of(
                            Files.readString(Path.of(question)).strip().split(" "))
                    .map(word -> word.equals("OUT") ? Path.of(scratch, "out").toString() : word)
                    .toArray(String[]::new);
            var err = new ByteArrayOutputStream();
            var told = new PrintStream(err, true, StandardCharsets.UTF_8);
            int exitCode = Cli.execute(new SentimentApp(), System.out, told, arguments);
            System.out.print(FIELD + exitCode + FIELD + err.toString(StandardCharsets.UTF_8) + END);
            System.out.flush();
        }
    }
}
