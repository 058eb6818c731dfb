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
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.factory.Nd4j;
import recurrent4j.Bits;
import recurrent4j.model.Cell;
import recurrent4j.model.Direction;
import recurrent4j.network.Engine;
import recurrent4j.network.Network;

/** Saved networks belong to their owners, who may have no class of ours. */
class PlainDeeplearning4jTest {

    @TempDir
    private Path folder;

    @Test
    void aTrainedNetworkAnswersTheSameInAProgramWithoutOurClasses() throws Exception {
        List<Network> networks = new ArrayList<>();
        List<String> arguments = new ArrayList<>();
        for (Direction direction : Direction.values()) {
            for (Cell cell : List.of(Cell.SIMPLE_RNN, Cell.RELU_RNN, Cell.LSTM, Cell.PEEPHOLE_LSTM)) {
                networks.add(trained(SampleBundle.network(cell, direction), SampleBundle.features(), 1, -1));
            }
            networks.add(trained(SampleBundle.pooling(direction), SampleBundle.features(), 1, 0));
            networks.add(trained(SampleBundle.symbols(direction), SampleBundle.SYMBOLS, 1, 0));
        }
        for (Network network : networks) {
            Path model = folder.resolve("network" + arguments.size());
            ModelBundle.of(
                            RunCard.of(SampleBundle.PROVENANCE, SampleBundle.SCORES)
                                    .keepingOptimizer(),
                            network)
                    .save(model);
            arguments.add(network.model() instanceof ComputationGraph ? "graph" : "layers");
            arguments.add(model.resolve("network.zip").toString());
        }

        List<String> output = outputOfAPlainProgram(arguments);

        List<float[]> answers = numbers(output, "answer ");
        List<float[]> updaters = numbers(output, "updater ");
        assertThat(answers).hasSameSizeAs(networks);
        for (int i = 0; i < answers.size(); i++) {
            Network network = networks.get(i);
            boolean symbols = network.model() instanceof ComputationGraph graph && graph.getNumInputArrays() == 2;
            INDArray expected = network.output(symbols ? SampleBundle.SYMBOLS : SampleBundle.features(), null);
            assertThat(answers.get(i)).containsExactly(Bits.of(expected), within(1e-5f));
            assertThat(answers.get(i)).doesNotContain(0);
            assertThat(updaters.get(i)).isEqualTo(Bits.of(network.updaterState().reshape(-1)));
        }
    }

    private static Network trained(Network untrained, INDArray features, float... labels) {
        Network network = Engine.FUSED.install(untrained, 1);
        var batch = new DataSet(features, Nd4j.createFromArray(new float[][] {labels}));
        for (int step = 0; step < 3; step++) {
            network.gradient(batch);
            network.step(0.01);
        }
        return network;
    }

    /** Java compiles the program from its source, so that it can lie outside of every class path of ours. */
    private static List<String> outputOfAPlainProgram(List<String> arguments) throws Exception {
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
        return output.lines().toList();
    }

    private static List<float[]> numbers(List<String> output, String kind) {
        return output.stream()
                .filter(line -> line.startsWith(kind))
                .map(line -> line.substring(kind.length()).split(" "))
                .map(words -> {
                    float[] numbers = new float[words.length];
                    for (int i = 0; i < words.length; i++) {
                        numbers[i] = Float.parseFloat(words[i]);
                    }
                    return numbers;
                })
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
