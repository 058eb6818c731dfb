package recurrent4j.layers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.nd4j.linalg.indexing.NDArrayIndex.all;
import static org.nd4j.linalg.indexing.NDArrayIndex.interval;
import static recurrent4j.layers.fused.Networks.difference;

import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.conf.RNNFormat;
import org.deeplearning4j.nn.conf.constraint.MaxNormConstraint;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.nn.weights.WeightInit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.factory.Nd4j;
import recurrent4j.layers.fused.CellUnderTest;
import recurrent4j.layers.fused.Examples;
import recurrent4j.layers.fused.Networks;

class GatedLayerTest {

    private static final Examples EXAMPLES = new Examples(5, Networks.INPUTS, Networks.CLASSES, 6);

    @Test
    void theConfigurationSurvivesJson() {
        MultiLayerNetwork network = Networks.tagging(
                DataType.FLOAT,
                new Gru.Builder().nOut(4).resetAfter(false).build(),
                new Gru.Builder()
                        .nOut(4)
                        .weightInitRecurrent(WeightInit.IDENTITY)
                        .build(),
                new CoupledLstm.Builder().nOut(4).forgetGateBiasInit(2).build());
        MultiLayerConfiguration configuration = network.getLayerWiseConfigurations();
        MultiLayerConfiguration read = MultiLayerConfiguration.fromJson(configuration.toJson());
        assertThat(read.getConf(0).getLayer())
                .isEqualTo(configuration.getConf(0).getLayer());
        assertThat(read.getConf(1).getLayer())
                .isEqualTo(configuration.getConf(1).getLayer());
        assertThat(read.getConf(2).getLayer())
                .isEqualTo(configuration.getConf(2).getLayer());
        assertThat(((Gru) read.getConf(0).getLayer()).isResetAfter()).isFalse();
        assertThat(((CoupledLstm) read.getConf(2).getLayer()).getForgetGateBiasInit())
                .isEqualTo(2);
    }

    @Test
    void parametersAreNamedAndShapedAsThoseOfTheSiblings() {
        MultiLayerNetwork network = Networks.tagging(
                DataType.FLOAT,
                CellUnderTest.GRU.layer(5),
                CellUnderTest.GRU_RESET_BEFORE.layer(5),
                CellUnderTest.COUPLED_LSTM.layer(5));
        assertThat(network.getParam("0_W").shape()).containsExactly(Networks.INPUTS, 15);
        assertThat(network.getParam("0_RW").shape()).containsExactly(5, 15);
        assertThat(network.getParam("0_b").length()).isEqualTo(20);
        assertThat(network.getParam("1_b").length()).isEqualTo(15);
        assertThat(network.getParam("2_b").length()).isEqualTo(15);
    }

    @Test
    void everyGateStartsWithAMatrixOfItsOwn() {
        MultiLayerNetwork network = Networks.tagging(
                DataType.FLOAT,
                new Gru.Builder()
                        .nOut(4)
                        .weightInitRecurrent(WeightInit.IDENTITY)
                        .build());
        INDArray recurrent = network.getParam("0_RW");
        for (int gate = 0; gate < 3; gate++) {
            INDArray block = recurrent.get(all(), interval(4 * gate, 4 * gate + 4));
            assertThat(difference(block, Nd4j.eye(4).castTo(DataType.FLOAT))).isZero();
        }
        assertThat(Networks.largest(network.getParam("0_W"))).isPositive();
    }

    @Test
    void onlyTheForgetGateOfACoupledLstmStartsOpen() {
        MultiLayerNetwork network = Networks.tagging(
                DataType.FLOAT, new CoupledLstm.Builder().nOut(2).build());
        assertThat(network.getParam("0_b").toFloatVector()).containsExactly(0, 0, 1, 1, 0, 0);
    }

    @Test
    void aConstraintOnRecurrentWeightsHolds() {
        MultiLayerNetwork network = Networks.tagging(
                DataType.FLOAT,
                new Gru.Builder()
                        .nOut(4)
                        .constrainRecurrent(new MaxNormConstraint(0.1, 1))
                        .build());
        network.fit(EXAMPLES.sequences());
        assertThat(network.getParam("0_RW").norm2(0).maxNumber().doubleValue()).isLessThan(0.1001);
        assertThat(network.getParam("0_W").norm2(0).maxNumber().doubleValue()).isGreaterThan(0.1);
    }

    /** The kernels are checked in double precision elsewhere; this is about the right gradient in the right place. */
    @ParameterizedTest
    @EnumSource(
            mode = Mode.MATCH_ANY,
            names = {"GRU.*", "COUPLED.*"})
    void aSmallStepAgainstTheGradientLowersTheLossAsPredicted(CellUnderTest cell) {
        MultiLayerNetwork network = Networks.tagging(DataType.FLOAT, cell.layer(5), cell.layer(4));
        DataSet examples = EXAMPLES.sequences();
        INDArray gradient = Networks.gradient(network, examples);
        INDArray direction = gradient.div(gradient.norm2Number());
        double step = 1e-2;
        INDArray start = network.params().dup();
        network.setParams(start.add(direction.mul(step)));
        double above = EXAMPLES.batch() * network.score(examples);
        network.setParams(start.sub(direction.mul(step)));
        double below = EXAMPLES.batch() * network.score(examples);
        assertThat((above - below) / (2 * step) / gradient.norm2Number().doubleValue())
                .isBetween(0.999, 1.001);
    }

    @Test
    void anotherActivationIsRefused() {
        assertThatThrownBy(() ->
                        new Gru.Builder().nOut(4).activation(Activation.RELU).build())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Gru computes with tanh, not with relu; leave out its activation.");
    }

    @Test
    void anotherFormatIsRefused() {
        assertThatThrownBy(() -> new CoupledLstm.Builder()
                        .nOut(4)
                        .dataFormat(RNNFormat.NWC)
                        .build())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("[batch, features, time]");
    }

    @Test
    void anotherTypeThanFloatIsRefused() {
        assertThatThrownBy(() -> Networks.tagging(
                        DataType.DOUBLE, new Gru.Builder().nOut(4).build()))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("Gru computes in FLOAT and the network in DOUBLE; set dataType(DataType.FLOAT).");
    }

    @Test
    void aMemoryReportCanBeWritten() {
        Layer layer = Networks.tagging(DataType.FLOAT, CellUnderTest.GRU.layer(5))
                .getLayerWiseConfigurations()
                .getConf(0)
                .getLayer();
        assertThat(layer.getMemoryReport(InputType.recurrent(Networks.INPUTS, 6))
                        .getParameterSize())
                .isEqualTo(5 * (3 * (Networks.INPUTS + 5) + 4));
    }
}
