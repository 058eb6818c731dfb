package recurrent4j.tagging;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import recurrent4j.cli.GoldenModels;
import recurrent4j.io.TextOutput;
import recurrent4j.io.Utf8Reader;
import recurrent4j.tagging.apply.AnswerFormat;
import recurrent4j.tagging.apply.ApplyLoop;
import recurrent4j.tagging.apply.TextTagger;
import recurrent4j.tagging.corpus.TextReader;
import recurrent4j.tagging.saved.SavedTagger;

/** A model that an earlier program has saved answers as it did then; {@code -Drecurrent4j.golden=write} writes what it answers now. */
class GoldenTaggersTest {

    @ParameterizedTest
    @ValueSource(strings = {"frequent", "Markov", "chain", "LSTM"})
    void aGoldenModelAnswersAsItDid(String by) throws IOException, URISyntaxException {
        Path folder = Path.of(GoldenTaggersTest.class
                .getResource("/recurrent4j/golden-tagging/names")
                .toURI());
        SavedTagger saved = SavedTagger.load(folder.resolve("model"), Optional.of(by), UnaryOperator.identity());
        var out = new ByteArrayOutputStream();
        try (var lines = new Utf8Reader("lines", Files.newInputStream(folder.resolve("lines.txt")))) {
            new ApplyLoop(TextTagger.copies(saved, 1, UnaryOperator.identity()), AnswerFormat.JSON, new TextOutput(out))
                    .text(new TextReader("lines", lines, false));
        }
        List<String> answers = out.toString(StandardCharsets.UTF_8).lines().toList();
        String file = "answers-" + by + ".jsonl";
        if (System.getProperty("recurrent4j.golden", "").equals("write")) {
            Path source = Path.of("src/test/resources/recurrent4j/golden-tagging/names");
            Files.write(source.resolve(file), answers);
            return;
        }

        assertThat(answers).hasSize(3);
        GoldenModels.assertSame(Files.readAllLines(folder.resolve(file)), answers);
    }
}
