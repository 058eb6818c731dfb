package example;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import recurrent4j.charlm.TextGenerator;
import recurrent4j.charlm.generate.Sampling;
import recurrent4j.train.TrainingRun;

/** What the README shows as Java is what is compiled here, and does what it says, outside of every package of ours. */
class TrainLanguageModelTest {

    @Test
    void aModelThatWasTrainedInADozenLinesWrites(@TempDir Path folder) throws IOException {
        Path text = Files.writeString(
                folder.resolve("rhyme.txt"), "to be or not to be, that is the question.\n".repeat(40));

        TrainingRun run = TrainLanguageModel.train(text, folder.resolve("model"));

        assertThat(run.best().validationLoss()).isLessThan(0.5);
        try (var generator = TextGenerator.load(folder.resolve("model"))) {
            assertThat(generator.generate("to be", Sampling.greedy().length(6))).isEqualTo(" or no");
        }
    }

    @Test
    void theReadmeShowsWhatIsCompiled() throws IOException {
        List<String> compiled = body(Files.readAllLines(Path.of("src/test/java/example/TrainLanguageModel.java")));
        String readme = Files.readString(Path.of("README.md"));

        assertThat(readme).contains("```java\n" + String.join("\n", compiled) + "\n```");
    }

    /** The lines of the one method but its last, which returns what only the test wants. */
    private static List<String> body(List<String> source) {
        int first = source.indexOf("    static TrainingRun train(Path text, Path folder) throws IOException {") + 1;
        int last = source.indexOf("        return run;");
        return source.subList(first, last).stream()
                .map(line -> line.substring(8))
                .toList();
    }
}
