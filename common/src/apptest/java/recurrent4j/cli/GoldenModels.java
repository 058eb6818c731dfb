package recurrent4j.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.math.BigDecimal;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Models that an earlier program has saved, a folder a kind, each with questions and the answers that it gave then. */
public final class GoldenModels {

    private static final Path FOLDER = folder();
    private static final String QUESTION = "-question.txt";
    private static final Pattern DECIMAL = Pattern.compile("-?\\d+\\.\\d+([eE][-+]?\\d+)?");

    private GoldenModels() {}

    /** All questions, as {@code kind/command-question.txt}. */
    public static List<String> questions() throws IOException {
        try (Stream<Path> files = Files.walk(FOLDER, 2)) {
            return files.map(file -> FOLDER.relativize(file).toString().replace('\\', '/'))
                    .filter(file -> file.endsWith(QUESTION))
                    .sorted()
                    .toList();
        }
    }

    /** Asks a program of today; the word OUT of a question is a folder in {@code scratch}. */
    public static AppRun ask(Class<?> app, String question, Path scratch) throws IOException {
        return ask(app, question, FOLDER, scratch);
    }

    /** Asks the same of models that lie in another folder. */
    static AppRun ask(Class<?> app, String question, Path models, Path scratch) throws IOException {
        String[] arguments = Stream.of(
                        Files.readString(FOLDER.resolve(question)).strip().split(" "))
                .map(word -> word.equals("OUT") ? scratch.resolve("out").toString() : word)
                .toArray(String[]::new);
        return AppRun.of(app, models, arguments);
    }

    /** Returns the lines that were answered then. */
    public static List<String> answer(String question) throws IOException {
        List<String> expected = Files.readAllLines(FOLDER.resolve(question.replace(QUESTION, "-answer.txt")));
        assertThat(expected).isNotEmpty();
        return expected;
    }

    /** Requires one sentence that says what to do. */
    public static void assertRefusal(AppRun answer) {
        assertThat(answer.exitCode()).isEqualTo(Cli.MISTAKE);
        assertThat(answer.out()).isEmpty();
        assertThat(answer.err().strip().lines()).hasSize(1);
        assertThat(answer.err()).contains("train");
    }

    /** Requires the same lines. */
    public static void assertSame(List<String> expected, List<String> actual) {
        assertThat(actual).hasSameSizeAs(expected);
        for (int i = 0; i < actual.size(); i++) {
            assertSame(expected.get(i), actual.get(i));
        }
    }

    /** Requires each of some lines among others. */
    public static void assertAmong(List<String> expected, List<String> actual) {
        for (String line : expected) {
            assertSame(
                    line,
                    actual.stream()
                            .filter(other -> words(other).equals(words(line)))
                            .findFirst()
                            .orElseThrow(() -> new AssertionError("There is no line like \"" + line + "\": " + actual)));
        }
    }

    /** Machines round differently: decimals may differ by 1e-4 of their size and by one unit in their last place. */
    private static void assertSame(String expected, String actual) {
        assertThat(words(actual)).isEqualTo(words(expected));
        List<BigDecimal> numbers = decimals(expected);
        List<BigDecimal> others = decimals(actual);
        for (int i = 0; i < numbers.size(); i++) {
            double number = numbers.get(i).doubleValue();
            double near = 1e-4 * Math.abs(number) + numbers.get(i).ulp().doubleValue();
            assertThat(others.get(i).doubleValue()).as(actual).isCloseTo(number, within(near));
        }
    }

    /** Returns a line without its decimals and without what only aligns it. */
    private static String words(String line) {
        return DECIMAL.matcher(line).replaceAll("#").strip().replaceAll("\\s+", " ");
    }

    private static List<BigDecimal> decimals(String line) {
        return DECIMAL.matcher(line)
                .results()
                .map(MatchResult::group)
                .map(BigDecimal::new)
                .toList();
    }

    static Path folder() {
        try {
            return Path.of(Objects.requireNonNull(GoldenModels.class.getResource("/recurrent4j/golden"))
                    .toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
