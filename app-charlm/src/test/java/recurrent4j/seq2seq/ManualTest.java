package recurrent4j.seq2seq;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import recurrent4j.seq2seq.Translator.Setup;

/** The manual's Java is compiled, and does what it says. */
class ManualTest {

    private static final Path SOURCE = Path.of("src/test/java/recurrent4j/seq2seq/TrainingExample.java");

    @Test
    void theTrainingFromJavaIsTheOneThatIsCompiled() throws IOException {
        List<String> source = Files.readAllLines(SOURCE);
        int first = source.indexOf("    static void train(Path data, Path model) throws IOException {") + 1;
        String body = source.subList(first, source.lastIndexOf("    }")).stream()
                .map(line -> line.substring(8))
                .collect(Collectors.joining("\n"));

        assertThat(body.lines()).hasSizeLessThan(15);
        assertThat(Path.of("docs/SEQ2SEQ.md")).content().contains("```java\n" + body + "\n```");
    }

    @Test
    void whatItTrainsAnswers(@TempDir Path folder) throws IOException {
        PairsFiles.write(folder);

        TrainingExample.train(folder.resolve("pairs.tsv"), folder.resolve("model"));

        try (var translator = Translator.load(folder.resolve("model"), Setup.USUAL.by("GRU"))) {
            assertThat(translator.translate("red dog")).isNotBlank();
        }
    }
}
