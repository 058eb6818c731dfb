package recurrent4j.layers.fused;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Percentage.withPercentage;
import static org.junit.jupiter.params.provider.Arguments.arguments;
import static recurrent4j.layers.fused.Networks.difference;
import static recurrent4j.layers.fused.Networks.gradient;
import static recurrent4j.layers.fused.Networks.largest;
import static recurrent4j.layers.fused.Networks.output;

import java.util.stream.Stream;
import org.deeplearning4j.nn.conf.layers.recurrent.LastTimeStep;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.factory.Nd4j;
import recurrent4j.Bits;

class FusedLayersTest {

    static Stream<Arguments> cellsAndShapes() {
        return CellUnderTest.ofDeeplearning4j()
                .flatMap(cell -> Stream.of(
                        arguments(cell, 1, 1, 1),
                        arguments(cell, 1, 5, 7),
                        arguments(cell, 5, 1, 3),
                        arguments(cell, 3, 7, 1),
                        arguments(cell, 17, 13, 9),
                        arguments(cell, 33, 6, 4)));
    }

    @ParameterizedTest
    @MethodSource("cellsAndShapes")
    void anAnswerPerStepIsThatOfDeeplearning4j(CellUnderTest cell, int batch, int units, int steps) {
        MultiLayerNetwork stock = Networks.tagging(DataType.FLOAT, cell.layer(units), cell.layer(units));
        DataSet examples = new Examples(batch, Networks.INPUTS, Networks.CLASSES, steps).sequences();
        assertSame(stock, examples);
    }

    @ParameterizedTest
    @MethodSource("cellsAndShapes")
    void anAnswerPerSequenceIsThatOfDeeplearning4j(CellUnderTest cell, int batch, int units, int steps) {
        MultiLayerNetwork stock =
                Networks.classifying(DataType.FLOAT, cell.layer(units), new LastTimeStep(cell.layer(units)));
        DataSet examples = new Examples(batch, Networks.INPUTS, Networks.CLASSES, steps).answers();
        assertSame(stock, examples);
    }

    @ParameterizedTest
    @MethodSource("recurrent4j.layers.fused.CellUnderTest#ofDeeplearning4j")
    void anAnswerToAPaddedSequenceIsThatOfDeeplearning4j(CellUnderTest cell) {
        MultiLayerNetwork stock = Networks.classifying(DataType.FLOAT, cell.layer(5), new LastTimeStep(cell.layer(5)));
        Examples examples = new Examples(6, Networks.INPUTS, Networks.CLASSES, 7);
        DataSet padded = examples.answers();
        padded.setFeaturesMaskArray(examples.endPadding());
        assertSame(stock, padded);
    }

    @ParameterizedTest
    @MethodSource("recurrent4j.layers.fused.CellUnderTest#ofDeeplearning4j")
    void droppedInputsAreThoseOfDeeplearning4j(CellUnderTest cell) {
        MultiLayerNetwork stock = Networks.tagging(DataType.FLOAT, cell.layer(5), cell.layerWithInputDropout(4, 0.5));
        MultiLayerNetwork fused = Networks.fused(stock);
        DataSet examples = new Examples(6, Networks.INPUTS, Networks.CLASSES, 7).sequences();
        Nd4j.getRandom().setSeed(3);
        INDArray expected = gradient(stock, examples);
        Nd4j.getRandom().setSeed(3);
        assertThat(difference(gradient(fused, examples), expected)).isLessThan(1e-5 * largest(expected));
        Nd4j.getRandom().setSeed(4);
        assertThat(difference(gradient(fused, examples), expected)).isGreaterThan(1e-2 * largest(expected));
    }

    @Test
    void theGradientOfTheInputCanBeLeftOut() {
        MultiLayerNetwork network = Networks.fused(
                Networks.tagging(DataType.FLOAT, CellUnderTest.LSTM.layer(5), CellUnderTest.GRU.layer(4)));
        DataSet examples = new Examples(6, Networks.INPUTS, Networks.CLASSES, 7).sequences();
        INDArray before = gradient(network, examples);
        assertThat(inputGradient(network, examples)).isNotNull();
        FusedLayers.giveInputGradient(network, false);
        assertThat(Bits.of(gradient(network, examples))).isEqualTo(Bits.of(before));
        assertThat(inputGradient(network, examples)).isNull();
    }

    private static INDArray inputGradient(MultiLayerNetwork network, DataSet examples) {
        return network.calculateGradients(examples.getFeatures(), examples.getLabels(), null, null)
                .getSecond();
    }

    private static void assertSame(MultiLayerNetwork stock, DataSet examples) {
        MultiLayerNetwork fused = Networks.fused(stock);
        assertThat(FusedLayers.describe(fused))
                .filteredOn(FusedLayers.LayerFusion::fused)
                .hasSize(3);
        assertThat(difference(output(fused, examples), output(stock, examples))).isLessThan(1e-6);
        INDArray expected = gradient(stock, examples);
        assertThat(difference(gradient(fused, examples), expected)).isLessThan(1e-5 * largest(expected));
        assertThat(fused.score()).isCloseTo(stock.score(), withPercentage(1e-3));
    }
}
