package recurrent4j.layers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static recurrent4j.layers.fused.Networks.difference;

import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import recurrent4j.layers.fused.CellUnderTest;
import recurrent4j.layers.fused.Examples;
import recurrent4j.layers.fused.Networks;

class AttentionPoolingTest {

    private static final Examples EXAMPLES = new Examples(5, Networks.INPUTS, Networks.CLASSES, 7);

    @Test
    void itComputesInSinglePrecisionAlone() {
        assertThatThrownBy(() -> network(DataType.DOUBLE))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("and the network in DOUBLE");
    }

    @Test
    void itBeginsAsThePlainMean() {
        MultiLayerNetwork network = Networks.classifying(DataType.FLOAT, new AttentionPooling());
        DataSet examples = EXAMPLES.answers();

        INDArray pooled = network.feedForward(examples.getFeatures()).get(1);

        assertThat(difference(pooled, examples.getFeatures().mean(2))).isLessThan(1e-6);
    }

    @Test
    void aConfigurationComesBackFromItsJson() {
        var configuration = network(DataType.FLOAT).getLayerWiseConfigurations();

        assertThat(MultiLayerConfiguration.fromJson(configuration.toJson())).isEqualTo(configuration);
    }

    @Test
    void onlySequencesCanBePooled() {
        assertThatThrownBy(() -> new AttentionPooling().setNIn(InputType.feedForward(3), true))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("put it behind a recurrent layer");
    }

    private static MultiLayerNetwork network(DataType type) {
        return Networks.classifying(type, CellUnderTest.LSTM.layer(4), new AttentionPooling());
    }
}
