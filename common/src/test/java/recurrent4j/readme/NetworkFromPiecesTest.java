package recurrent4j.readme;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import recurrent4j.data.Window;
import recurrent4j.train.Epoch;
import recurrent4j.train.TrainingRun;

/** The network from the pieces that the README shows is the one that the sample project trains, and it learns. */
class NetworkFromPiecesTest {

    private static final Path EXAMPLE = Path.of("src/it/embedding/src/main/java/example/TrainNetwork.java");

    @Test
    @SuppressWarnings("unchecked")
    void theExampleLearnsToContinueASine(@TempDir Path classes) throws Exception {
        int compiled = ToolProvider.getSystemJavaCompiler()
                .run(
                        null,
                        null,
                        null,
                        "-proc:none",
                        "-cp",
                        System.getProperty("java.class.path"),
                        "-d",
                        classes.toString(),
                        EXAMPLE.toString());
        assertThat(compiled).isZero();

        try (var loader = new URLClassLoader(new URL[] {classes.toUri().toURL()})) {
            Class<?> example = loader.loadClass("example.TrainNetwork");
            var waves = example.getMethod("waves", int.class, int.class);
            var train = example.getMethod("train", List.class, List.class, int.class);
            TrainingRun run = (TrainingRun) train.invoke(
                    null, (List<Window>) waves.invoke(null, 0, 200), (List<Window>) waves.invoke(null, 200, 240), 8);

            assertThat(run.epochs()).extracting(Epoch::number).endsWith(8);
            assertThat(run.best().validationLoss()).isLessThan(0.02);
        }
    }

    @Test
    void theReadmeShowsTheExample() throws IOException {
        List<String> source = Files.readAllLines(EXAMPLE);
        String snippet = lines(source, "        // snippet", "        // end")
                .map(line -> line.replaceFirst("^ {8}", ""))
                .collect(Collectors.joining("\n"));

        assertThat(Files.readString(Path.of("README.md"))).contains("```java\n" + snippet + "\n```");
    }

    private static Stream<String> lines(List<String> source, String after, String before) {
        return source.subList(source.indexOf(after) + 1, source.indexOf(before)).stream();
    }
}
