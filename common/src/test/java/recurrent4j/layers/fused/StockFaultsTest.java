package recurrent4j.layers.fused;

import static org.assertj.core.api.Assertions.assertThat;
import static org.nd4j.linalg.indexing.NDArrayIndex.all;
import static org.nd4j.linalg.indexing.NDArrayIndex.interval;
import static org.nd4j.linalg.indexing.NDArrayIndex.point;
import static recurrent4j.layers.fused.Networks.difference;
import static recurrent4j.layers.fused.Networks.largest;

import java.util.stream.Stream;
import org.deeplearning4j.nn.api.layers.RecurrentLayer;
import org.deeplearning4j.nn.conf.layers.recurrent.LastTimeStep;
import org.deeplearning4j.nn.conf.layers.util.MaskZeroLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.factory.Nd4j;

/** C4: where Deeplearning4j 1.0.0-M2.1 contradicts its own loss or its own whole sequences, and our layers do not. */
class StockFaultsTest {

    private static final Examples EXAMPLES = new Examples(3, Networks.INPUTS, Networks.CLASSES, 5);

    @ParameterizedTest
    @EnumSource(names = {"LSTM", "PEEPHOLE_LSTM"})
    void theGradientOfAnLstmInMaskZeroIsTheSlopeOfItsLoss(CellUnderTest cell) {
        DataSet examples = EXAMPLES.sequences();
        examples.getFeatures().get(point(1), all(), interval(1, 3)).assign(0);
        assertOnlyOursIsTheSlope(
                Networks.tagging(DataType.FLOAT, new MaskZeroLayer(cell.layer(3), 0)),
                Networks.tagging(DataType.DOUBLE, new MaskZeroLayer(cell.layer(3), 0)),
                examples,
                examples);
    }

    /** Masked steps leave the zero state behind, so that what counts is what follows the last of them. */
    enum Mask {
        LEADING(0, 2),
        HOLEY(1, 3);

        private final int from;
        private final int to;

        Mask(int from, int to) {
            this.from = from;
            this.to = to;
        }

        DataSet of(DataSet examples) {
            INDArray mask = Nd4j.ones(DataType.FLOAT, EXAMPLES.batch(), EXAMPLES.steps());
            mask.get(all(), interval(from, to)).assign(0);
            return new DataSet(examples.getFeatures(), examples.getLabels(), mask, null);
        }

        DataSet rest(DataSet examples) {
            INDArray rest = examples.getFeatures().get(all(), all(), interval(to, EXAMPLES.steps()));
            return new DataSet(rest.dup('f'), examples.getLabels());
        }
    }

    /** Behind leading padding, Deeplearning4j's GravesLSTM is right. */
    static Stream<Arguments> lstmsAndMasks() {
        return Stream.of(
                Arguments.arguments(CellUnderTest.LSTM, Mask.LEADING),
                Arguments.arguments(CellUnderTest.LSTM, Mask.HOLEY),
                Arguments.arguments(CellUnderTest.PEEPHOLE_LSTM, Mask.HOLEY));
    }

    @ParameterizedTest
    @MethodSource("lstmsAndMasks")
    void theGradientOfTheLastStepUnderAMaskIsTheSlopeOfItsLoss(CellUnderTest cell, Mask mask) {
        DataSet examples = EXAMPLES.answers();
        assertOnlyOursIsTheSlope(
                Networks.classifying(DataType.FLOAT, new LastTimeStep(cell.layer(3))),
                Networks.classifying(DataType.DOUBLE, new LastTimeStep(cell.layer(3))),
                mask.of(examples),
                mask.rest(examples));
    }

    /** Deeplearning4j's GravesLSTM stores it in one place and reads it from another. */
    @Test
    void aGravesLstmGoesOnFromTheStateThatItHasStored() {
        MultiLayerNetwork stock = Networks.tagging(DataType.FLOAT, CellUnderTest.PEEPHOLE_LSTM.layer(4));
        MultiLayerNetwork fused = Networks.fused(stock);
        INDArray features = EXAMPLES.sequences().getFeatures();
        INDArray end = stock.feedForward(features)
                .get(1)
                .get(all(), all(), interval(3, 5))
                .dup();
        assertThat(difference(secondWindow(fused, features), end)).isLessThan(1e-6);
        assertThat(difference(secondWindow(stock, features), end)).isGreaterThan(1e-3);
    }

    private static INDArray secondWindow(MultiLayerNetwork network, INDArray features) {
        var layer = (RecurrentLayer) network.getLayer(0);
        LayerWorkspaceMgr workspaces = LayerWorkspaceMgr.noWorkspaces();
        layer.rnnActivateUsingStoredState(
                features.get(all(), all(), interval(0, 3)).dup('f'), false, true, workspaces);
        return layer.rnnActivateUsingStoredState(
                features.get(all(), all(), interval(3, 5)).dup('f'), false, true, workspaces);
    }

    /**
     * By finite differences of the loss that Deeplearning4j itself computes in double precision, of examples that mean the
     * same without a mask: under one, it reads the last steps in single precision.
     */
    private static void assertOnlyOursIsTheSlope(
            MultiLayerNetwork network, MultiLayerNetwork exact, DataSet examples, DataSet unmasked) {
        exact.setParams(network.params().castTo(DataType.DOUBLE));
        DataSet doubles = new DataSet(
                unmasked.getFeatures().castTo(DataType.DOUBLE),
                unmasked.getLabels().castTo(DataType.DOUBLE));
        INDArray slope = FiniteDifferences.of(exact.params(), () -> EXAMPLES.batch() * exact.score(doubles));
        assertThat(off(network, examples, slope)).isGreaterThan(1e-4 * largest(slope));
        assertThat(off(Networks.fused(network), examples, slope)).isLessThan(2e-5 * largest(slope));
    }

    private static double off(MultiLayerNetwork network, DataSet examples, INDArray slope) {
        return difference(Networks.gradient(network, examples).castTo(DataType.DOUBLE), slope);
    }
}
