package recurrent4j.layers.fused;

import static org.assertj.core.api.Assertions.assertThat;
import static org.nd4j.linalg.indexing.NDArrayIndex.all;
import static org.nd4j.linalg.indexing.NDArrayIndex.interval;
import static org.nd4j.linalg.indexing.NDArrayIndex.point;
import static recurrent4j.layers.fused.Networks.difference;
import static recurrent4j.layers.fused.Networks.largest;

import org.deeplearning4j.nn.conf.layers.recurrent.LastTimeStep;
import org.deeplearning4j.nn.conf.layers.util.MaskZeroLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;

class PaddingTest {

    private static final Examples EXAMPLES = new Examples(4, Networks.INPUTS, Networks.CLASSES, 6);

    @ParameterizedTest
    @EnumSource
    void paddingNeverChangesAnAnswerPerSequence(CellUnderTest cell) {
        MultiLayerNetwork network =
                Networks.fused(Networks.classifying(DataType.FLOAT, cell.layer(5), new LastTimeStep(cell.layer(4))));
        DataSet padded = EXAMPLES.answers();
        padded.setFeaturesMaskArray(EXAMPLES.endPadding());
        INDArray answers = Networks.output(network, padded);
        for (int example = 0; example < EXAMPLES.batch(); example++) {
            INDArray alone = Networks.output(network, EXAMPLES.alone(padded, example));
            assertThat(difference(answers.getRow(example, true), alone)).isLessThan(1e-6);
        }
    }

    @ParameterizedTest
    @EnumSource
    void paddingNeverChangesAnAnswerPerStep(CellUnderTest cell) {
        MultiLayerNetwork network = Networks.fused(Networks.tagging(DataType.FLOAT, cell.layer(5), cell.layer(4)));
        DataSet padded = EXAMPLES.sequences();
        padded.setFeaturesMaskArray(EXAMPLES.endPadding());
        padded.setLabelsMaskArray(EXAMPLES.endPadding());
        INDArray answers = Networks.output(network, padded);
        for (int example = 0; example < EXAMPLES.batch(); example++) {
            INDArray alone = Networks.output(network, EXAMPLES.alone(padded, example));
            INDArray steps = answers.get(interval(example, example + 1), all(), interval(0, alone.size(2)));
            assertThat(difference(steps, alone)).isLessThan(1e-6);
        }
    }

    @ParameterizedTest
    @EnumSource
    void paddingNeverChangesTheGradient(CellUnderTest cell) {
        MultiLayerNetwork network =
                Networks.fused(Networks.classifying(DataType.FLOAT, cell.layer(5), new LastTimeStep(cell.layer(4))));
        DataSet padded = EXAMPLES.answers();
        padded.setFeaturesMaskArray(EXAMPLES.endPadding());
        INDArray together = Networks.gradient(network, padded);
        INDArray sum = together.mul(0);
        for (int example = 0; example < EXAMPLES.batch(); example++) {
            sum.addi(Networks.gradient(network, EXAMPLES.alone(padded, example)));
        }
        assertThat(difference(together, sum)).isLessThan(1e-5 * largest(sum));
    }

    @ParameterizedTest
    @MethodSource("recurrent4j.layers.fused.CellUnderTest#ofDeeplearning4j")
    void stepsOfZerosAreMaskedAsInDeeplearning4j(CellUnderTest cell) {
        MultiLayerNetwork stock = Networks.tagging(DataType.FLOAT, new MaskZeroLayer(cell.layer(5), 0));
        MultiLayerNetwork fused = Networks.fused(stock);
        DataSet examples = EXAMPLES.sequences();
        examples.getFeatures().get(point(1), all(), interval(4, 6)).assign(0);
        assertThat(difference(Networks.output(fused, examples), Networks.output(stock, examples)))
                .isLessThan(1e-6);
        assertThat(largest(fused.feedForward(examples.getFeatures()).get(1).get(point(1), all(), point(5))))
                .isZero();
    }
}
