package recurrent4j.layers.fused;

import static org.assertj.core.api.Assertions.assertThat;
import static recurrent4j.layers.fused.Networks.difference;
import static recurrent4j.layers.fused.Networks.largest;

import java.util.stream.Stream;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;

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

    @Test
    void aLayerIsFoundByItsName() {
        ComputationGraph network = Towers.classifying(DataType.FLOAT, CellUnderTest.LSTM, 4);
        FusedLayers.install(network);
        assertThat(network.getLayer("lower forward")).isInstanceOf(FusedRecurrentLayer.class);
    }
}
