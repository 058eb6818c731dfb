package recurrent4j.timeseries;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import recurrent4j.cli.AppRun;
import recurrent4j.cli.GoldenModels;

/** Models that an earlier program has saved answer as they did then, or are refused in one sentence that says what to do. */
class GoldenModelsTest {

    /** The kinds of models whose format has been given up. */
    private static final Set<String> REFUSED = Set.of("lstm", "gru", "coupled-lstm", "bidirectional", "features");

    @ParameterizedTest
    @MethodSource("recurrent4j.cli.GoldenModels#questions")
    void aGoldenModelAnswersAsItDidOrIsRefused(String question, @TempDir Path scratch) throws IOException {
        AppRun answer = GoldenModels.ask(TimeSeriesApp.class, question, scratch);

        if (REFUSED.contains(question.substring(0, question.indexOf('/')))) {
            GoldenModels.assertRefusal(answer);
            return;
        }
        assertThat(answer.exitCode()).as(answer.err()).isZero();
        List<String> expected = GoldenModels.answer(question);
        List<String> lines = answer.out().lines().toList();
        if (question.endsWith("/evaluate-question.txt")) {
            // The other lines are the baselines', which no saved model holds.
            GoldenModels.assertAmong(expected, lines);
        } else {
            GoldenModels.assertSame(expected, lines);
        }
    }
}
