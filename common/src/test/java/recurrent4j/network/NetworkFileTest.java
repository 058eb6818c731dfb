package recurrent4j.network;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.deeplearning4j.nn.api.Model;
import org.deeplearning4j.nn.api.NeuralNetwork;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.util.ModelSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import recurrent4j.Bits;
import recurrent4j.model.Architecture;

/** A network as a file, read by us and by plain Deeplearning4j. */
class NetworkFileTest {

    @ParameterizedTest
    @MethodSource("recurrent4j.network.NetworkTest#both")
    void aWrittenNetworkAnswersAndLearnsAsBefore(Architecture architecture, @TempDir Path folder) throws IOException {
        Network network = Network.of(architecture, 0.01, 1);
        DataSet batch = NetworkTest.batch(architecture, 4, 5);
        network.gradient(batch);
        network.step(0.01);

        network.write(folder.resolve("network.zip"), true);
        Network read = Network.read(folder.resolve("network.zip"));

        assertThat(Bits.of(read.output(batch.getFeatures(), null)))
                .isEqualTo(Bits.of(network.output(batch.getFeatures(), null)));
        for (Network each : new Network[] {network, read}) {
            each.gradient(batch);
            each.step(0.01);
        }
        assertThat(Bits.of(read.weights())).isEqualTo(Bits.of(network.weights()));
    }

    @Test
    void plainDeeplearning4jOpensAWrittenNetwork(@TempDir Path folder) throws IOException {
        Network network = Network.of(NetworkTest.FORWARD, 0.01, 1);
        INDArray features = NetworkTest.batch(NetworkTest.FORWARD, 4, 5).getFeatures();
        Path zip = folder.resolve("network.zip");
        network.write(zip, true);

        MultiLayerNetwork plain = ModelSerializer.restoreMultiLayerNetwork(zip.toFile());

        assertThat(plain.output(features)
                        .sub(network.output(features, null))
                        .amaxNumber()
                        .doubleValue())
                .isLessThan(1e-5);
    }

    /** Adam corrects its means by the number of steps: at a late step without a state, its first updates would be too large. */
    @ParameterizedTest
    @MethodSource("recurrent4j.network.NetworkTest#both")
    void withoutTheOptimizersStateTrainingBeginsAtItsFirstStep(Architecture architecture, @TempDir Path folder)
            throws IOException {
        Network network = Network.of(architecture, 0.01, 1);
        DataSet batch = NetworkTest.batch(architecture, 4, 5);
        network.gradient(batch);
        network.step(0.01);
        Path zip = folder.resolve("network.zip");

        network.write(zip, false);
        Network read = Network.read(zip);
        Model plain = architecture == NetworkTest.FORWARD
                ? ModelSerializer.restoreMultiLayerNetwork(zip.toFile(), true)
                : ModelSerializer.restoreComputationGraph(zip.toFile(), true);

        assertThat(network.iteration()).isEqualTo(1);
        assertThat(read.iteration()).isZero();
        assertThat(Bits.of(read.weights())).isEqualTo(Bits.of(network.weights()));
        assertThat(Bits.of(plain.params().reshape(-1))).isEqualTo(Bits.of(network.weights()));
        assertThat(((NeuralNetwork) plain).updaterState().amaxNumber().doubleValue())
                .isZero();
    }
}
