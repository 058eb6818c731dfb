package recurrent4j.layers.fused;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.stream.Stream;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.RNNFormat;
import org.deeplearning4j.nn.conf.layers.BaseRecurrentLayer;
import org.deeplearning4j.nn.conf.layers.CenterLossOutputLayer;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.EmbeddingSequenceLayer;
import org.deeplearning4j.nn.conf.layers.GravesBidirectionalLSTM;
import org.deeplearning4j.nn.conf.layers.GravesLSTM;
import org.deeplearning4j.nn.conf.layers.LSTM;
import org.deeplearning4j.nn.conf.layers.RnnOutputLayer;
import org.deeplearning4j.nn.conf.layers.recurrent.Bidirectional;
import org.deeplearning4j.nn.conf.layers.recurrent.LastTimeStep;
import org.deeplearning4j.nn.conf.layers.recurrent.SimpleRnn;
import org.deeplearning4j.nn.conf.layers.util.MaskZeroLayer;
import org.deeplearning4j.nn.conf.weightnoise.DropConnect;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.activations.impl.ActivationReLU;
import org.nd4j.linalg.api.buffer.DataType;

@SuppressWarnings("deprecation") // Deeplearning4j deprecates its peephole LSTMs and still loads them.
class DescribeTest {

    @Test
    void everyLayerIsDescribed() {
        MultiLayerNetwork network = Networks.tagging(
                DataType.FLOAT,
                CellUnderTest.SIMPLE_RNN_RELU.layer(3),
                new Bidirectional(CellUnderTest.GRU.layer(3)),
                new MaskZeroLayer(CellUnderTest.LSTM.layer(3), 0));
        FusedLayers.install(network);
        assertThat(FusedLayers.describe(network))
                .map(FusedLayers.LayerFusion::toString)
                .containsExactly(
                        "layer0: fused, SIMPLE_RNN_RELU",
                        "layer1 forward: fused, GRU",
                        "layer1 backward: fused, GRU",
                        "layer2: fused, LSTM",
                        "layer3: fused, SOFTMAX_CROSS_ENTROPY");
    }

    static Stream<Arguments> recurrentLayersThatStay() {
        return Stream.of(
                arguments(new SimpleRnn.Builder().activation(Activation.SIGMOID), "activates with sigmoid"),
                arguments(
                        new SimpleRnn.Builder().activation(new ActivationReLU(6.0, 0.0, 0.0)),
                        "activates with a relu that leaks or is cut off"),
                arguments(
                        new SimpleRnn.Builder().activation(Activation.TANH).hasLayerNorm(true), "normalizes its layer"),
                arguments(new LSTM.Builder().activation(Activation.SOFTSIGN), "activates with softsign"),
                arguments(
                        new LSTM.Builder().activation(Activation.TANH).gateActivationFunction(Activation.HARDSIGMOID),
                        "opens its gates with hardsigmoid"),
                arguments(
                        new GravesLSTM.Builder().activation(Activation.TANH).gateActivationFunction("tanh"),
                        "opens its gates with tanh"),
                arguments(
                        new LSTM.Builder().activation(Activation.TANH).weightNoise(new DropConnect(0.5)),
                        "has noise on its weights"),
                arguments(new GravesBidirectionalLSTM.Builder().activation(Activation.TANH), "has no fused form"));
    }

    @ParameterizedTest
    @MethodSource("recurrentLayersThatStay")
    void aRecurrentLayerThatTheEngineCannotComputeStaysAndSaysWhy(BaseRecurrentLayer.Builder<?> layer, String reason) {
        MultiLayerNetwork network =
                Networks.tagging(DataType.FLOAT, layer.nOut(3).build());
        assertStays(network, 0, reason);
    }

    static Stream<Arguments> embeddingsThatStay() {
        return Stream.of(
                arguments(embedding().outputDataFormat(RNNFormat.NWC), "answers [batch, time, features]"),
                arguments(embedding().activation(Activation.TANH), "activates with tanh"),
                arguments(embedding().hasBias(true), "has a bias"),
                arguments(embedding().inferInputLength(false).inputLength(5), "insists on a length"));
    }

    @ParameterizedTest
    @MethodSource("embeddingsThatStay")
    void anEmbeddingThatTheEngineCannotComputeStaysAndSaysWhy(EmbeddingSequenceLayer.Builder layer, String reason) {
        // Without an input type, from which Deeplearning4j would set the format itself.
        MultiLayerNetwork network = new MultiLayerNetwork(new NeuralNetConfiguration.Builder()
                .list()
                .layer(layer.build())
                .layer(new SimpleRnn.Builder().nIn(2).nOut(2).build())
                .build());
        network.init();
        assertStays(network, 0, reason);
    }

    @Test
    void theOtherFormatStaysAndSaysWhy() {
        MultiLayerNetwork network = new MultiLayerNetwork(new NeuralNetConfiguration.Builder()
                .list()
                .layer(new LSTM.Builder()
                        .nIn(2)
                        .nOut(3)
                        .dataFormat(RNNFormat.NWC)
                        .build())
                .layer(new RnnOutputLayer.Builder()
                        .nIn(3)
                        .nOut(2)
                        .dataFormat(RNNFormat.NWC)
                        .build())
                .build());
        network.init();
        assertStays(network, 0, "reads [batch, time, features]");
        assertStays(network, 1, "reads [batch, time, features]");
    }

    @Test
    void layersOfAnotherKindStayAndSayWhy() {
        MultiLayerNetwork network = Networks.network(
                DataType.FLOAT,
                new CenterLossOutputLayer.Builder()
                        .nOut(Networks.CLASSES)
                        .activation(Activation.SOFTMAX)
                        .build(),
                new LastTimeStep(CellUnderTest.LSTM.layer(3)),
                new DenseLayer.Builder().nOut(3).build());
        assertStays(network, 1, "has no fused form");
        assertStays(network, 2, "has no fused form");
    }

    @Test
    void anotherTypeThanFloatStaysAndSaysWhy() {
        MultiLayerNetwork network = Networks.tagging(
                DataType.DOUBLE,
                new EmbeddingSequenceLayer.Builder()
                        .nIn(Networks.INPUTS)
                        .nOut(2)
                        .build(),
                CellUnderTest.LSTM.layer(3));
        for (int layer = 0; layer < 3; layer++) {
            assertStays(network, layer, "computes in DOUBLE");
        }
    }

    @Test
    void aNetworkWithoutInstallationSaysSo() {
        MultiLayerNetwork network = Networks.tagging(DataType.FLOAT, CellUnderTest.LSTM.layer(3));
        assertThat(FusedLayers.describe(network).get(0)).hasToString("layer0: stock, is not installed");
    }

    @Test
    void installingTwiceChangesNothing() {
        MultiLayerNetwork network = Networks.tagging(DataType.FLOAT, CellUnderTest.LSTM.layer(3));
        FusedLayers.install(network);
        var layer = network.getLayer(0);
        FusedLayers.install(network);
        assertThat(network.getLayer(0)).isSameAs(layer);
        assertThat(network.getLayer("layer0")).isSameAs(layer);
    }

    @Test
    void aNetworkThatIsNotInitialisedIsRefused() {
        MultiLayerNetwork network = Networks.tagging(DataType.FLOAT, CellUnderTest.LSTM.layer(3));
        MultiLayerNetwork raw = new MultiLayerNetwork(network.getLayerWiseConfigurations());
        assertThatThrownBy(() -> FusedLayers.install(raw)).hasMessageContaining("init()");
    }

    private static EmbeddingSequenceLayer.Builder embedding() {
        return new EmbeddingSequenceLayer.Builder().nIn(4).nOut(2);
    }

    private static void assertStays(MultiLayerNetwork network, int layer, String reason) {
        FusedLayers.install(network);
        assertThat(FusedLayers.describe(network).get(layer))
                .isEqualTo(new FusedLayers.LayerFusion("layer" + layer, false, reason));
    }
}
