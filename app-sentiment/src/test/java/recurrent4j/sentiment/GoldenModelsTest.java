package recurrent4j.sentiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.math.BigDecimal;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import recurrent4j.cli.AppRun;
import recurrent4j.cli.Cli;

/** Models that an earlier program has saved answer as they did then, or are refused in one sentence that says what to do. */
class GoldenModelsTest {

    /** The kinds of models whose format has been given up; each is a folder of golden models. */
    private static final Set<String> REFUSED = Set.of();

    private static final Path GOLDEN = golden();
    private static final String QUESTION = "-question.txt";
    private static final Pattern DECIMAL = Pattern.compile("-?\\d+\\.\\d+([eE][-+]?\\d+)?");

    static List<String> questions() throws IOException {
        try (Stream<Path> files = Files.walk(GOLDEN, 2)) {
            return files.map(file -> GOLDEN.relativize(file).toString().replace('\\', '/'))
                    .filter(file -> file.endsWith(QUESTION))
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("questions")
    void aGoldenModelAnswersAsItDidOrIsRefused(String question, @TempDir Path scratch) throws IOException {
        String[] arguments = Stream.of(
                        Files.readString(GOLDEN.resolve(question)).strip().split(" "))
                .map(word -> word.equals("OUT") ? scratch.resolve("out").toString() : word)
                .toArray(String[]::new);
        AppRun answer = AppRun.of(SentimentApp.class, GOLDEN, arguments);

        if (REFUSED.contains(question.substring(0, question.indexOf('/')))) {
            assertRefusal(answer);
            return;
        }
        assertThat(answer.exitCode()).as(answer.err()).isZero();
        List<String> expected = Files.readAllLines(GOLDEN.resolve(question.replace(QUESTION, "-answer.txt")));
        assertThat(expected).isNotEmpty();
        if (question.endsWith("/train" + QUESTION)) {
            // What is trained anew need not score the same, but must have the shape of what it began with.
            expected.forEach(name -> assertThat(answer.out()).contains("\n" + name + " "));
        } else {
            List<String> lines = answer.out().lines().toList();
            assertThat(lines).hasSameSizeAs(expected);
            for (int i = 0; i < lines.size(); i++) {
                assertSame(expected.get(i), lines.get(i));
            }
        }
    }

    private static void assertRefusal(AppRun answer) {
        assertThat(answer.exitCode()).isEqualTo(Cli.MISTAKE);
        assertThat(answer.out()).isEmpty();
        assertThat(answer.err().strip().lines()).hasSize(1);
        assertThat(answer.err()).contains("train");
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

    private static Path golden() {
        try {
            return Path.of(Objects.requireNonNull(GoldenModelsTest.class.getResource("/recurrent4j/golden"))
                    .toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
