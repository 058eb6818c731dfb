package recurrent4j.charlm;

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
        AppRun answer = GoldenModels.ask(CharLmApp.class, question, scratch);

        assertThat(answer.exitCode()).as(answer.err()).isZero();
        List<String> expected = GoldenModels.answer(question);
        List<String> lines = answer.out().lines().toList();
        GoldenModels.assertSame(expected, lines);
    }
}
