package recurrent4j.sentiment;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import recurrent4j.cli.AppRun;
import recurrent4j.cli.GoldenModels;

/** Models that an earlier program has saved answer as they did then. */
class GoldenModelsTest {

    @ParameterizedTest
    @MethodSource("recurrent4j.cli.GoldenModels#questions")
    void aGoldenModelAnswersAsItDid(String question, @TempDir Path scratch) throws IOException {
        AppRun answer = GoldenModels.ask(SentimentApp.class, question, scratch);

        assertThat(answer.exitCode()).as(answer.err()).isZero();
        List<String> expected = GoldenModels.answer(question);
        List<String> lines = answer.out().lines().toList();
        if (question.endsWith("/train-question.txt")) {
            // What is trained anew need not score the same, but must have the shape of what it began with.
            expected.forEach(name -> assertThat(answer.out()).contains("\n" + name + " "));
        } else {
            GoldenModels.assertSame(expected, lines);
        }
    }
}
