package recurrent4j.sentiment;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The README's Java is compiled, and does what it says. */
class ReadmeTest {

    private static final Path SOURCE = Path.of("src/test/java/recurrent4j/sentiment/TrainingExample.java");

    @Test
    void theTrainingFromJavaIsTheOneThatIsCompiled() throws IOException {
        List<String> source = Files.readAllLines(SOURCE);
        int first = source.indexOf("    static void train(Path data, Path model) throws IOException {") + 1;
        String body = source.subList(first, source.lastIndexOf("    }")).stream()
                .map(line -> line.isEmpty() ? line : line.substring(8))
                .collect(Collectors.joining("\n"));

        assertThat(body.lines()).hasSizeLessThan(15);
        assertThat(Path.of("README.md")).content().contains("```java\n" + body + "\n```");
    }

    @Test
    void whatItTrainsAnswers(@TempDir Path folder) throws IOException {
        Mails.write(folder);

        TrainingExample.train(folder.resolve("mails.csv"), folder.resolve("model"));

        try (var classifier = TextClassifier.load(folder.resolve("model"))) {
            assertThat(classifier.classify("win a prize number 7 now!").label()).isEqualTo("spam");
        }
    }
}
