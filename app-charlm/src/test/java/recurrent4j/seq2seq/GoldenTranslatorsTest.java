package recurrent4j.seq2seq;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import recurrent4j.cli.AppRun;
import recurrent4j.cli.GoldenModels;

/** A model that an earlier program has saved answers as it did then; {@code -Drecurrent4j.golden=write} writes what it answers now. */
class GoldenTranslatorsTest {

    private static final String DATES = "recurrent4j/golden-seq2seq/dates";

    @ParameterizedTest
    @ValueSource(strings = {"copy", "nearest", "word", "longest", "phrases", "targets", "GRU"})
    void aGoldenModelAnswersAsItDid(String by) throws IOException, URISyntaxException {
        String asked =
                "translate --model model --file lines.txt --n-best 2 --as JSON --attention --threads 1 --by " + by;
        AppRun answer = AppRun.of(Seq2SeqApp.class, folder(), asked.split(" "));
        assertThat(answer.exitCode()).as(answer.err()).isZero();
        List<String> answers = answer.out().lines().toList();
        String file = "answers-" + by + ".jsonl";
        if (System.getProperty("recurrent4j.golden", "").equals("write")) {
            Files.write(Path.of("src/test/resources", DATES, file), answers);
            return;
        }

        assertThat(answers).hasSize(3);
        GoldenModels.assertSame(Files.readAllLines(folder().resolve(file)), answers);
    }

    @Test
    void theLibraryAnswersAsTheProgramDoes() throws IOException, URISyntaxException {
        try (var translator = Translator.load(folder().resolve("model"))) {
            assertThat(translator.translate("the third of May 1999")).isEqualTo("1999-05-03");
        }
    }

    private static Path folder() throws URISyntaxException {
        return Path.of(GoldenTranslatorsTest.class.getResource("/" + DATES).toURI());
    }
}
