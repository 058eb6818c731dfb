package recurrent4j.layers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.data.Percentage.withPercentage;
import static recurrent4j.layers.Networks.difference;
import static recurrent4j.layers.Networks.largest;

import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.conf.layers.RnnOutputLayer;
import org.deeplearning4j.nn.conf.layers.recurrent.LastTimeStep;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;
import org.nd4j.linalg.lossfunctions.impl.LossMCXENT;

class FusedAnswerTest {

    private static final Examples EXAMPLES = new Examples(5, Networks.INPUTS, Networks.CLASSES, 7);

    @Test
    void valuesPerStepCostAsInDeeplearning4j() {
        assertSame(tagging(LossFunction.MSE, Activation.IDENTITY), EXAMPLES.sequences());
    }

    @Test
    void valuesPerSequenceCostAsInDeeplearning4j() {
        Layer output = new OutputLayer.Builder(LossFunction.MSE)
                .nOut(Networks.CLASSES)
                .activation(Activation.IDENTITY)
                .build();
        assertSame(
                Networks.network(DataType.FLOAT, output, new LastTimeStep(CellUnderTest.LSTM.layer(5))),
                EXAMPLES.answers());
    }

    @Test
    void maskedStepsCostAsInDeeplearning4j() {
        for (LossFunction loss : new LossFunction[] {LossFunction.MSE, LossFunction.MCXENT}) {
            DataSet masked = EXAMPLES.sequences();
            masked.setFeaturesMaskArray(EXAMPLES.endPadding());
            masked.setLabelsMaskArray(EXAMPLES.endPadding());
            assertSame(tagging(loss, loss == LossFunction.MSE ? Activation.IDENTITY : Activation.SOFTMAX), masked);
        }
    }

    @Test
    void aMaskForEachOutputIsLeftToDeeplearning4j() {
        DataSet masked = EXAMPLES.sequences();
        INDArray mask = Nd4j.ones(DataType.FLOAT, masked.getLabels().shape());
        mask.putScalar(0, 1, 2, 0);
        masked.setLabelsMaskArray(mask);
        assertSame(tagging(LossFunction.MSE, Activation.IDENTITY), masked);
    }

    @Test
    void labelsMayLieInMemoryInAnyOrder() {
        DataSet examples = EXAMPLES.sequences();
        examples.setLabels(examples.getLabels().dup('c'));
        assertSame(Networks.tagging(DataType.FLOAT, CellUnderTest.LSTM.layer(5)), examples);
    }

    @Test
    void regularizationIsPartOfTheScore() {
        Layer output = new RnnOutputLayer.Builder(LossFunction.MCXENT)
                .nOut(Networks.CLASSES)
                .activation(Activation.SOFTMAX)
                .l2(0.1)
                .build();
        assertSame(Networks.network(DataType.FLOAT, output, CellUnderTest.SIMPLE_RNN.layer(5)), EXAMPLES.sequences());
    }

    @Test
    void aScoreThatFollowsATrainingStepIsOfTheNewLabels() {
        MultiLayerNetwork stock = Networks.tagging(DataType.FLOAT, CellUnderTest.LSTM.layer(5));
        MultiLayerNetwork fused = Networks.fused(stock);
        Networks.gradient(fused, EXAMPLES.sequences());
        DataSet others = new Examples(4, Networks.INPUTS, Networks.CLASSES, 3).sequences();
        assertThat(fused.score(others)).isCloseTo(stock.score(others), withPercentage(1e-4));
        assertThat(fused.score(others)).isEqualTo(fused.score(others));
    }

    @Test
    void giganticLogitsGiveFiniteLosses() {
        MultiLayerNetwork stock = Networks.tagging(DataType.FLOAT, CellUnderTest.LSTM.layer(5));
        stock.getParam("1_b").putScalar(0, 200);
        assertSame(stock, EXAMPLES.sequences());
    }

    @Test
    void aLayerThatTheEngineCannotComputeStaysAndSaysWhy() {
        assertStays(
                new RnnOutputLayer.Builder(LossFunction.XENT).activation(Activation.SIGMOID),
                "answers with sigmoid for LossBinaryXENT");
        assertStays(
                new RnnOutputLayer.Builder(new LossMCXENT(Nd4j.ones(Networks.CLASSES))).activation(Activation.SOFTMAX),
                "weighs its outputs");
        assertStays(
                new RnnOutputLayer.Builder(LossFunction.MCXENT)
                        .activation(Activation.SOFTMAX)
                        .dropOut(0.5),
                "drops a part of its input");
        assertStays(
                new RnnOutputLayer.Builder(LossFunction.MCXENT)
                        .activation(Activation.SOFTMAX)
                        .hasBias(false),
                "has no bias");
    }

    @Test
    void aScoreWithoutLabelsIsRefused() {
        MultiLayerNetwork fused = Networks.fused(Networks.tagging(DataType.FLOAT, CellUnderTest.LSTM.layer(5)));
        FusedRnnOutputLayer output = (FusedRnnOutputLayer) fused.getOutputLayer();
        assertThatThrownBy(() -> output.computeScore(0, false, LayerWorkspaceMgr.noWorkspaces()))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("set both first");
    }

    private static MultiLayerNetwork tagging(LossFunction loss, Activation activation) {
        Layer output = new RnnOutputLayer.Builder(loss)
                .nOut(Networks.CLASSES)
                .activation(activation)
                .build();
        return Networks.network(DataType.FLOAT, output, CellUnderTest.SIMPLE_RNN.layer(5));
    }

    private static void assertSame(MultiLayerNetwork stock, DataSet examples) {
        MultiLayerNetwork fused = Networks.fused(stock);
        assertThat(fused.getOutputLayer()).isInstanceOf(Fused.class);
        assertThat(difference(Networks.output(fused, examples), Networks.output(stock, examples)))
                .isLessThan(1e-6);
        INDArray expected = Networks.gradient(stock, examples);
        assertThat(difference(Networks.gradient(fused, examples), expected)).isLessThan(1e-5 * largest(expected));
        assertThat(fused.score()).isCloseTo(stock.score(), withPercentage(1e-3));
        assertThat(fused.score(examples)).isCloseTo(stock.score(examples), withPercentage(1e-3));
    }

    private static void assertStays(RnnOutputLayer.Builder layer, String reason) {
        MultiLayerNetwork network = Networks.network(
                DataType.FLOAT, layer.nOut(Networks.CLASSES).build(), CellUnderTest.SIMPLE_RNN.layer(5));
        FusedLayers.install(network);
        assertThat(FusedLayers.describe(network).get(1)).isEqualTo(new LayerFusion("layer1", false, reason));
    }
}
