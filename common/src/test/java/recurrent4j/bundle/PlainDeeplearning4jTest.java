package recurrent4j.bundle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nd4j.linalg.api.ndarray.INDArray;
import recurrent4j.model.Cell;
import recurrent4j.model.Direction;
import recurrent4j.model.Network;

/** Saved networks belong to their owners, who may have no class of ours. */
class PlainDeeplearning4jTest {

    @TempDir
    private Path folder;

    @Test
    void aSavedNetworkAnswersTheSameInAProgramWithoutOurClasses() throws Exception {
        List<INDArray> expected = new ArrayList<>();
        List<String> arguments = new ArrayList<>();
        for (Cell cell : List.of(Cell.SIMPLE_RNN, Cell.LSTM)) {
            for (Direction direction : Direction.values()) {
                Network network = SampleBundle.network(cell, direction);
                Path model = folder.resolve(cell + "-" + direction);
                ModelBundle.of(RunCard.of(SampleBundle.PROVENANCE, SampleBundle.SCORES), network)
                        .save(model);
                expected.add(network.output(SampleBundle.features(), null));
                arguments.add(direction == Direction.BIDIRECTIONAL ? "graph" : "layers");
                arguments.add(model.resolve("network.zip").toString());
            }
        }

        List<float[]> answers = answersOfAPlainProgram(arguments);

        assertThat(answers).hasSameSizeAs(expected);
        for (int i = 0; i < answers.size(); i++) {
            assertThat(answers.get(i)[0]).isCloseTo(expected.get(i).getFloat(0), within(1e-5f));
            assertThat(answers.get(i)[1]).isCloseTo(expected.get(i).getFloat(1), within(1e-5f));
            assertThat(answers.get(i)[0]).isNotZero();
        }
    }

    /** Java compiles the program from its source, so that it can lie outside of every class path of ours. */
    private static List<float[]> answersOfAPlainProgram(List<String> arguments) throws Exception {
        Path source = Path.of(PlainDeeplearning4jTest.class
                .getResource("PlainDeeplearning4j.java")
                .toURI());
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-cp",
                classPathWithoutOurs(),
                source.toString()));
        command.addAll(arguments);
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(output).isZero();
        return output.lines()
                .filter(line -> line.startsWith("answer "))
                .map(line -> line.split(" "))
                .map(words -> new float[] {Float.parseFloat(words[1]), Float.parseFloat(words[2])})
                .toList();
    }

    private static String classPathWithoutOurs() throws URISyntaxException, IOException {
        Set<Path> ours = Set.of(home(ModelBundle.class), home(PlainDeeplearning4jTest.class));
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> !ours.contains(Path.of(entry).toAbsolutePath()))
                .collect(Collectors.joining(File.pathSeparator));
    }

    private static Path home(Class<?> type) throws URISyntaxException {
        return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI())
                .toAbsolutePath();
    }
}
