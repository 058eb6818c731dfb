package recurrent4j.layers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.deeplearning4j.nn.conf.layers.LSTM;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.recurrent.Bidirectional;
import org.deeplearning4j.nn.conf.layers.recurrent.SimpleRnn;
import org.deeplearning4j.nn.conf.layers.util.MaskZeroLayer;
import org.deeplearning4j.nn.conf.weightnoise.DropConnect;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.activations.impl.ActivationReLU;
import org.nd4j.linalg.api.buffer.DataType;

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
                .map(LayerFusion::toString)
                .containsExactly(
                        "layer0: fused, SIMPLE_RNN_RELU",
                        "layer1 forward: fused, GRU",
                        "layer1 backward: fused, GRU",
                        "layer2: fused, LSTM",
                        "layer3: fused, SOFTMAX_CROSS_ENTROPY");
    }

    @Test
    void aLayerThatTheEngineCannotComputeStaysAndSaysWhy() {
        assertStays(
                new SimpleRnn.Builder().nOut(3).activation(Activation.SIGMOID).build(), "activates with sigmoid");
        assertStays(
                new SimpleRnn.Builder()
                        .nOut(3)
                        .activation(new ActivationReLU(6.0, 0.0, 0.0))
                        .build(),
                "activates with a relu that leaks or is cut off");
        assertStays(
                new SimpleRnn.Builder()
                        .nOut(3)
                        .activation(Activation.TANH)
                        .hasLayerNorm(true)
                        .build(),
                "normalizes its layer");
        assertStays(
                new LSTM.Builder()
                        .nOut(3)
                        .activation(Activation.TANH)
                        .gateActivationFunction(Activation.HARDSIGMOID)
                        .build(),
                "opens its gates with hardsigmoid");
        assertStays(
                new LSTM.Builder()
                        .nOut(3)
                        .activation(Activation.TANH)
                        .weightNoise(new DropConnect(0.5))
                        .build(),
                "has noise on its weights");
    }

    @Test
    void anotherTypeThanFloatStaysAndSaysWhy() {
        MultiLayerNetwork network = Networks.tagging(DataType.DOUBLE, CellUnderTest.LSTM.layer(3));
        FusedLayers.install(network);
        assertThat(FusedLayers.describe(network).get(0).reason()).isEqualTo("computes in DOUBLE");
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

    private static void assertStays(Layer layer, String reason) {
        MultiLayerNetwork network = Networks.tagging(DataType.FLOAT, layer);
        FusedLayers.install(network);
        assertThat(FusedLayers.describe(network).get(0)).isEqualTo(new LayerFusion("layer0", false, reason));
    }
}
