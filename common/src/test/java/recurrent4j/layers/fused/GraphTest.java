package recurrent4j.layers.fused;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static recurrent4j.layers.fused.Networks.difference;
import static recurrent4j.layers.fused.Networks.largest;

import java.util.Arrays;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration.GraphBuilder;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.graph.MergeVertex;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.Convolution1DLayer;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.GlobalPoolingLayer;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.conf.layers.PoolingType;
import org.deeplearning4j.nn.conf.layers.RnnOutputLayer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.Sgd;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

class GraphTest {

    private static final Examples EXAMPLES = new Examples(5, Networks.INPUTS, Networks.CLASSES, 6);

    static Stream<Arguments> stockCellsAndMasks() {
        return CellUnderTest.ofDeeplearning4j()
                .flatMap(cell -> Stream.of(true, false).map(masked -> Arguments.arguments(cell, masked)));
    }

    @ParameterizedTest
    @MethodSource("stockCellsAndMasks")
    void twoTowersAnswerAndLearnAsInDeeplearning4j(CellUnderTest cell, boolean masked) {
        ComputationGraph stock = Towers.classifying(DataType.FLOAT, cell, 4);
        ComputationGraph fused = stock.clone();
        FusedLayers.install(fused);
        assertThat(FusedLayers.describe(fused))
                .filteredOn(FusedLayers.LayerFusion::fused)
                .hasSize(5);
        DataSet examples = EXAMPLES.answers();
        if (masked) {
            examples.setFeaturesMaskArray(EXAMPLES.endPadding());
        }
        assertThat(difference(Towers.output(fused, examples), Towers.output(stock, examples)))
                .isLessThan(1e-6);
        INDArray expected = Towers.gradient(stock, examples);
        assertThat(difference(Towers.gradient(fused, examples), expected)).isLessThan(1e-5 * largest(expected));
    }

    @ParameterizedTest
    @EnumSource
    void paddingNeverChangesTheAnswerOfTwoTowers(CellUnderTest cell) {
        ComputationGraph network = Towers.classifying(DataType.FLOAT, cell, 4);
        FusedLayers.install(network);
        DataSet padded = EXAMPLES.answers();
        padded.setFeaturesMaskArray(EXAMPLES.endPadding());
        INDArray answers = Towers.output(network, padded);
        for (int example = 0; example < EXAMPLES.batch(); example++) {
            INDArray alone = Towers.output(network, EXAMPLES.alone(padded, example));
            assertThat(difference(answers.getRow(example, true), alone)).isLessThan(1e-6);
        }
    }

    @ParameterizedTest
    @EnumSource
    void bothTowersReadEverything(CellUnderTest cell) {
        ComputationGraph network = Towers.classifying(DataType.FLOAT, cell, 4);
        FusedLayers.install(network);
        DataSet examples = EXAMPLES.answers();
        for (String tower : new String[] {"forward", "backward"}) {
            INDArray before = Towers.activations(network, examples, tower);
            for (int step = 0; step < EXAMPLES.steps(); step++) {
                DataSet changed = EXAMPLES.answers();
                changed.getFeatures().putScalar(0, 0, step, 3);
                INDArray after = Towers.activations(network, changed, tower);
                assertThat(difference(before.getRow(0), after.getRow(0)))
                        .as("%s tower, step %d", tower, step)
                        .isGreaterThan(1e-6);
            }
        }
    }

    static Stream<Arguments> pairsOfPoolings() {
        return Arrays.stream(PoolingType.values())
                .flatMap(one -> Arrays.stream(PoolingType.values()).map(other -> Arguments.arguments(one, other)));
    }

    /** C1: Deeplearning4j takes what is pooled for sequences still, and hands their gradient on as [batch, features, 1]. */
    @ParameterizedTest
    @MethodSource("pairsOfPoolings")
    void poolingsSideBySideLearnAsInDeeplearning4j(PoolingType one, PoolingType other) {
        assertTrainsAlike(
                pooled(
                        new Convolution1DLayer.Builder(2)
                                .nOut(5)
                                .activation(Activation.RELU)
                                .build(),
                        one,
                        other),
                EXAMPLES.answers());
        DataSet padded = EXAMPLES.answers();
        padded.setFeaturesMaskArray(EXAMPLES.endPadding());
        assertTrainsAlike(pooled(CellUnderTest.LSTM.layer(5), one, other), padded);
    }

    /** C1: a graph closes the workspace of what its output layers read before it asks them to answer. */
    @Test
    void maskedAnswersOfAGraphAreThoseOfDeeplearning4j() {
        ComputationGraph stock = graph(graph -> graph.addLayer("lstm", CellUnderTest.LSTM.layer(4), "input")
                .addLayer(
                        "answer",
                        new RnnOutputLayer.Builder(LossFunction.MCXENT)
                                .nOut(Networks.CLASSES)
                                .activation(Activation.SOFTMAX)
                                .build(),
                        "lstm"));
        ComputationGraph fused = stock.clone();
        FusedLayers.install(fused);
        INDArray features = EXAMPLES.sequences().getFeatures();
        INDArray[] masks = {EXAMPLES.endPadding()};
        INDArray answers = fused.output(false, new INDArray[] {features}, masks, masks)[0];
        INDArray expected = stock.output(false, new INDArray[] {features}, masks, masks)[0];
        assertThat(difference(answers, expected)).isLessThan(1e-6);
    }

    /** C1: the norm of a unit that is never active has NaN for a derivative, which Deeplearning4j's relu lets end there. */
    @Test
    void aUnitThatIsNeverActiveLetsNoDerivativeThrough() {
        ComputationGraph stock = graph(graph -> graph.addLayer("relu", CellUnderTest.SIMPLE_RNN_RELU.layer(5), "input")
                .addLayer("norm", new GlobalPoolingLayer(PoolingType.PNORM), "relu")
                .addLayer("answer", answer(), "norm"));
        stock.setParam("relu_b", Nd4j.createFromArray(new float[][] {{-90, 0, -90, 0, -90}}));
        assertTrainsAlike(stock, EXAMPLES.answers());
    }

    private static ComputationGraph pooled(Layer layer, PoolingType one, PoolingType other) {
        return graph(graph -> graph.addLayer("layer", layer, "input")
                .addLayer("one", new GlobalPoolingLayer(one), "layer")
                .addLayer("other", new GlobalPoolingLayer(other), "layer")
                .addVertex("both", new MergeVertex(), "one", "other")
                .addLayer("dense", new DenseLayer.Builder().nOut(4).build(), "both")
                .addLayer("answer", answer(), "dense"));
    }

    private static ComputationGraph graph(UnaryOperator<GraphBuilder> layers) {
        GraphBuilder graph = new NeuralNetConfiguration.Builder()
                .seed(11)
                .updater(new Sgd(0.1))
                .activation(Activation.TANH)
                .graphBuilder()
                .addInputs("input")
                .setInputTypes(InputType.recurrent(Networks.INPUTS));
        ComputationGraph network =
                new ComputationGraph(layers.apply(graph).setOutputs("answer").build());
        network.init();
        return network;
    }

    private static Layer answer() {
        return new OutputLayer.Builder(LossFunction.MCXENT)
                .nOut(Networks.CLASSES)
                .activation(Activation.SOFTMAX)
                .build();
    }

    private static void assertTrainsAlike(ComputationGraph stock, DataSet examples) {
        ComputationGraph fused = stock.clone();
        FusedLayers.install(fused);
        for (int step = 0; step < 5; step++) {
            stock.fit(examples);
            fused.fit(examples);
            assertThat(fused.score()).isCloseTo(stock.score(), within(1e-5));
        }
        assertThat(difference(fused.params(), stock.params())).isLessThan(1e-5);
    }

    @Test
    void aLayerIsFoundByItsName() {
        ComputationGraph network = Towers.classifying(DataType.FLOAT, CellUnderTest.LSTM, 4);
        FusedLayers.install(network);
        assertThat(network.getLayer("lower forward")).isInstanceOf(FusedRecurrentLayer.class);
    }
}
