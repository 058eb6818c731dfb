package recurrent4j.layers.fused;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.data.Percentage.withPercentage;
import static recurrent4j.layers.fused.Networks.difference;
import static recurrent4j.layers.fused.Networks.largest;

import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.conf.layers.RnnOutputLayer;
import org.deeplearning4j.nn.conf.layers.recurrent.LastTimeStep;
import org.deeplearning4j.nn.conf.weightnoise.DropConnect;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;
import org.nd4j.linalg.lossfunctions.impl.LossMCXENT;
import org.nd4j.linalg.lossfunctions.impl.LossMSE;

class FusedOutputTest {

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
            assertSame(tagging(loss, activation(loss)), masked);
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = LossFunction.class,
            names = {"MSE", "MCXENT"})
    void stepsOfAnyWeightCostAsInDeeplearning4j(LossFunction loss) {
        DataSet weighed = EXAMPLES.sequences();
        weighed.setLabelsMaskArray(weights(EXAMPLES.steps()));
        assertSame(tagging(loss, activation(loss)), weighed);
    }

    @ParameterizedTest
    @EnumSource(
            value = LossFunction.class,
            names = {"MSE", "MCXENT"})
    void sequencesOfAnyWeightCostAsInDeeplearning4j(LossFunction loss) {
        DataSet weighed = EXAMPLES.answers();
        weighed.setLabelsMaskArray(weights(1));
        Layer output = new OutputLayer.Builder(loss)
                .nOut(Networks.CLASSES)
                .activation(activation(loss))
                .build();
        assertSame(Networks.network(DataType.FLOAT, output, new LastTimeStep(CellUnderTest.LSTM.layer(5))), weighed);
    }

    @Test
    void aBatchWithoutAnyWeightCostsNothing() {
        DataSet weighed = EXAMPLES.sequences();
        weighed.setLabelsMaskArray(Nd4j.zeros(DataType.FLOAT, EXAMPLES.batch(), EXAMPLES.steps()));
        MultiLayerNetwork fused = Networks.fused(tagging(LossFunction.MCXENT, Activation.SOFTMAX));
        assertThat(largest(Networks.gradient(fused, weighed))).isZero();
        assertThat(fused.score()).isZero();
    }

    @Test
    void negativeLogLikelihoodIsCrossEntropyByAnotherName() {
        assertSame(tagging(LossFunction.NEGATIVELOGLIKELIHOOD, Activation.SOFTMAX), EXAMPLES.sequences());
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
                new RnnOutputLayer.Builder(new LossMCXENT(0.01, null)).activation(Activation.SOFTMAX),
                "bounds its probabilities by 0.01");
        assertStays(
                new RnnOutputLayer.Builder(LossFunction.MCXENT)
                        .activation(Activation.SOFTMAX)
                        .hasBias(false),
                "has no bias");
        assertStays(
                new RnnOutputLayer.Builder(LossFunction.MCXENT)
                        .activation(Activation.SOFTMAX)
                        .weightNoise(new DropConnect(0.5)),
                "has noise on its weights");
        assertStays(
                new RnnOutputLayer.Builder(LossFunction.MSE).activation(Activation.TANH),
                "answers with tanh for LossMSE");
        assertStays(
                new RnnOutputLayer.Builder(new LossMSE(Nd4j.ones(Networks.CLASSES))).activation(Activation.IDENTITY),
                "weighs its outputs");
    }

    @Test
    void aLayerThatDropsAPartOfItsInputDoesSoInTrainingAlone() {
        Layer output = new RnnOutputLayer.Builder(LossFunction.MSE)
                .nOut(Networks.CLASSES)
                .activation(Activation.IDENTITY)
                .dropOut(0.5)
                .build();
        MultiLayerNetwork stock = Networks.network(DataType.FLOAT, output, CellUnderTest.SIMPLE_RNN.layer(5));
        MultiLayerNetwork fused = Networks.fused(stock);
        assertThat(fused.getOutputLayer()).isInstanceOf(Fused.class);
        assertThat(difference(
                        Networks.output(fused, EXAMPLES.sequences()), Networks.output(stock, EXAMPLES.sequences())))
                .isLessThan(1e-6);
        INDArray gradient = dropped(fused, 3).dup();
        assertThat(difference(dropped(fused, 4), gradient)).isGreaterThan(0);
        INDArray weights = fused.params();
        for (int i = 0; i < weights.length(); i += 11) {
            double weight = weights.getDouble(i);
            double step = 0.01;
            weights.putScalar(i, weight + step);
            dropped(fused, 3);
            double more = fused.score();
            weights.putScalar(i, weight - step);
            dropped(fused, 3);
            double less = fused.score();
            weights.putScalar(i, weight);
            // Deeplearning4j divides the score by the examples, and the gradient when it takes a step.
            assertThat(gradient.getDouble(i) / EXAMPLES.batch()).isCloseTo((more - less) / (2 * step), within(2e-3));
        }
    }

    /** Draws from a seed what is dropped. */
    private static INDArray dropped(MultiLayerNetwork network, long seed) {
        Nd4j.getRandom().setSeed(seed);
        return Networks.gradient(network, EXAMPLES.sequences());
    }

    @Test
    void numbersOfClassesCostWhatSingleOnesCostInDeeplearning4j() {
        DataSet ones = EXAMPLES.sequences();
        ones.setFeaturesMaskArray(EXAMPLES.endPadding());
        ones.setLabelsMaskArray(EXAMPLES.endPadding());
        MultiLayerNetwork stock = tagging(LossFunction.MCXENT, Activation.SOFTMAX);
        MultiLayerNetwork fused = Networks.fused(stock);
        DataSet numbered = numbered(ones);
        INDArray expected = Networks.gradient(stock, ones);
        assertThat(difference(Networks.gradient(fused, numbered), expected)).isLessThan(1e-5 * largest(expected));
        assertThat(fused.score()).isCloseTo(stock.score(), withPercentage(1e-3));
        assertThat(fused.score(numbered)).isCloseTo(stock.score(ones), withPercentage(1e-3));
        assertThat(difference(fused.scoreExamples(numbered, false), stock.scoreExamples(ones, false)))
                .isLessThan(1e-5);
    }

    @Test
    void smoothedLabelsAreThoseOfTrainingAlone() {
        double share = 0.2;
        DataSet smooth = EXAMPLES.sequences();
        DataSet numbered = numbered(smooth);
        smooth.getLabels().muli(1 - share).addi(share / Networks.CLASSES);
        MultiLayerNetwork stock = tagging(LossFunction.MCXENT, Activation.SOFTMAX);
        MultiLayerNetwork fused = Networks.fused(stock);
        double without = fused.score(numbered);
        FusedLayers.smoothLabels(fused, share);
        INDArray expected = Networks.gradient(stock, smooth);
        assertThat(difference(Networks.gradient(fused, numbered), expected)).isLessThan(1e-5 * largest(expected));
        assertThat(fused.score()).isCloseTo(stock.score(), withPercentage(1e-3));
        assertThat(fused.score(numbered)).isEqualTo(without);
        assertThatThrownBy(() -> FusedLayers.smoothLabels(fused, 1)).hasMessageContaining("from 0 to below 1");
    }

    /** The same examples, with the numbers of the classes in place of single ones. */
    private static DataSet numbered(DataSet ones) {
        INDArray numbers = ones.getLabels().argMax(1).castTo(DataType.FLOAT);
        return new DataSet(
                ones.getFeatures(),
                numbers.reshape(numbers.size(0), 1, numbers.size(1)),
                ones.getFeaturesMaskArray(),
                ones.getLabelsMaskArray());
    }

    @Test
    void aScoreWithoutLabelsIsRefused() {
        MultiLayerNetwork fused = Networks.fused(Networks.tagging(DataType.FLOAT, CellUnderTest.LSTM.layer(5)));
        FusedOutputLayer output = (FusedOutputLayer) fused.getOutputLayer();
        assertThatThrownBy(() -> output.computeScore(0, false, LayerWorkspaceMgr.noWorkspaces()))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("set both first");
    }

    private static Activation activation(LossFunction loss) {
        return loss == LossFunction.MSE ? Activation.IDENTITY : Activation.SOFTMAX;
    }

    /** From 0 for the whole first example up to 1.6. */
    private static INDArray weights(int steps) {
        INDArray weights = Nd4j.create(DataType.FLOAT, EXAMPLES.batch(), steps);
        for (int example = 1; example < EXAMPLES.batch(); example++) {
            for (int step = 0; step < steps; step++) {
                weights.putScalar(example, step, 0.4 * example * (step + 1) / steps);
            }
        }
        return weights;
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
        assertThat(FusedLayers.describe(network).get(1))
                .isEqualTo(new FusedLayers.LayerFusion("layer1", false, reason));
    }
}
