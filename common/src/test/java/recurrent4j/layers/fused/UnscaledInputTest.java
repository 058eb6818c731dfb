package recurrent4j.layers.fused;

import static org.assertj.core.api.Assertions.assertThat;
import static recurrent4j.layers.fused.Networks.difference;
import static recurrent4j.layers.fused.Networks.largest;

import java.util.stream.Stream;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;

/** C2: series that somebody forgot to scale. */
class UnscaledInputTest {

    private static final Examples EXAMPLES = new Examples(5, Networks.INPUTS, Networks.CLASSES, 6);

    static Stream<Arguments> cellsAndScales() {
        return CellUnderTest.ofDeeplearning4j()
                .filter(cell -> cell != CellUnderTest.SIMPLE_RNN_RELU)
                .flatMap(cell -> Stream.of(1.0, 1e3, 1e6).map(scale -> Arguments.arguments(cell, scale)));
    }

    @ParameterizedTest
    @MethodSource("cellsAndScales")
    void unscaledInputsGiveTheGradientsOfDeeplearning4j(CellUnderTest cell, double scale) {
        MultiLayerNetwork stock = assertSameGradients(scale, cell.layer(5), cell.layer(4));
        // Deeplearning4j finds exactly nothing where every unit is saturated.
        if (scale == 1e6) {
            MultiLayerNetwork fused = Networks.fused(stock);
            Networks.gradient(fused, examples(scale));
            assertThat(largest(fused.gradient().getGradientFor("0_W"))).isZero();
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {1, 1e3, 1e6})
    void aSoftmaxOfUnscaledInputsLearnsAsInDeeplearning4j(double scale) {
        assertSameGradients(scale);
    }

    private static MultiLayerNetwork assertSameGradients(double scale, Layer... layers) {
        MultiLayerNetwork stock = Networks.tagging(DataType.FLOAT, layers);
        INDArray expected = Networks.gradient(stock, examples(scale));
        INDArray gradient = Networks.gradient(Networks.fused(stock), examples(scale));
        assertThat(difference(gradient, expected)).isLessThan(1e-5 * largest(expected));
        return stock;
    }

    private static DataSet examples(double scale) {
        DataSet examples = EXAMPLES.sequences();
        examples.getFeatures().muli(scale);
        return examples;
    }
}
