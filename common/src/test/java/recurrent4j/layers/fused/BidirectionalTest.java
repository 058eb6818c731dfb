package recurrent4j.layers.fused;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.params.provider.Arguments.arguments;
import static org.nd4j.linalg.indexing.NDArrayIndex.all;
import static org.nd4j.linalg.indexing.NDArrayIndex.interval;
import static org.nd4j.linalg.indexing.NDArrayIndex.point;
import static recurrent4j.layers.fused.Networks.difference;
import static recurrent4j.layers.fused.Networks.largest;

import java.util.Arrays;
import java.util.stream.Stream;
import org.deeplearning4j.nn.conf.layers.GlobalPoolingLayer;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.PoolingType;
import org.deeplearning4j.nn.conf.layers.recurrent.Bidirectional;
import org.deeplearning4j.nn.conf.layers.recurrent.Bidirectional.Mode;
import org.deeplearning4j.nn.conf.layers.recurrent.LastTimeStep;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.factory.Nd4j;

/** Deeplearning4j's wrapper around one layer for both directions, over every cell and every way to read an answer off it. */
class BidirectionalTest {

    private static final Examples EXAMPLES = new Examples(3, Networks.INPUTS, Networks.CLASSES, 4);

    enum Readout {
        /** The answer at every step. */
        EVERY_STEP,

        /** What both halves say at the last step; all that the backward half has read by then is that step. */
        LAST_STEP,

        /** The mean over steps. */
        MEAN;

        MultiLayerNetwork network(DataType type, CellUnderTest cell, Mode mode) {
            return switch (this) {
                case EVERY_STEP -> Networks.tagging(type, bothWays(cell.layer(2), mode));
                case LAST_STEP -> Networks.classifying(type, new LastTimeStep(bothWays(cell.layer(2), mode)));
                case MEAN ->
                    Networks.classifying(type, bothWays(cell.layer(2), mode), new GlobalPoolingLayer(PoolingType.AVG));
            };
        }

        private static Layer bothWays(Layer layer, Mode mode) {
            return new Bidirectional(mode, layer);
        }

        DataSet padded() {
            DataSet padded = this == EVERY_STEP ? EXAMPLES.sequences() : EXAMPLES.answers();
            padded.setFeaturesMaskArray(EXAMPLES.endPadding());
            if (this == EVERY_STEP) {
                padded.setLabelsMaskArray(EXAMPLES.endPadding());
            }
            return padded;
        }
    }

    static Stream<Arguments> everything() {
        return combinations(Arrays.stream(CellUnderTest.values()));
    }

    static Stream<Arguments> ofDeeplearning4j() {
        return combinations(CellUnderTest.ofDeeplearning4j());
    }

    /** Every cell with every readout, and the other ways to put the halves together. */
    private static Stream<Arguments> combinations(Stream<CellUnderTest> cells) {
        return Stream.concat(
                cells.flatMap(
                        cell -> Arrays.stream(Readout.values()).map(readout -> arguments(cell, readout, Mode.CONCAT))),
                Stream.of(Mode.ADD, Mode.MUL, Mode.AVERAGE)
                        .map(mode -> arguments(CellUnderTest.LSTM, Readout.EVERY_STEP, mode)));
    }

    @ParameterizedTest
    @MethodSource("everything")
    void paddingChangesNeitherAnswersNorGradients(CellUnderTest cell, Readout readout, Mode mode) {
        MultiLayerNetwork network = Networks.fused(readout.network(DataType.FLOAT, cell, mode));
        assertThat(FusedLayers.describe(network)).hasSizeGreaterThan(2).allMatch(FusedLayers.LayerFusion::fused);
        DataSet padded = readout.padded();
        INDArray answers = Networks.output(network, padded);
        INDArray gradient = Networks.gradient(network, padded);
        INDArray sum = gradient.mul(0);
        for (int example = 0; example < EXAMPLES.batch(); example++) {
            DataSet alone = EXAMPLES.alone(padded, example);
            assertThat(difference(answer(answers, example, alone), Networks.output(network, alone)))
                    .isLessThan(1e-6);
            sum.addi(Networks.gradient(network, alone));
        }
        assertThat(difference(gradient, sum)).isLessThan(1e-5 * largest(sum));
    }

    static Stream<Arguments> cellsAndReadouts() {
        return CellUnderTest.ofDeeplearning4j()
                .flatMap(cell -> Arrays.stream(Readout.values()).map(readout -> arguments(cell, readout)));
    }

    /** Of each example alone: where there is a mask, Deeplearning4j's LSTM reads the padding, and its gradient is off. */
    @ParameterizedTest
    @MethodSource("cellsAndReadouts")
    void theGradientUnderAMaskAgreesWithFiniteDifferencesInDoublePrecision(CellUnderTest cell, Readout readout) {
        MultiLayerNetwork exact = readout.network(DataType.DOUBLE, cell, Mode.CONCAT);
        MultiLayerNetwork fused = readout.network(DataType.FLOAT, cell, Mode.CONCAT);
        exact.setParams(fused.params().castTo(DataType.DOUBLE));
        FusedLayers.install(fused);
        DataSet padded = readout.padded();
        INDArray gradient = Networks.gradient(fused, padded).castTo(DataType.DOUBLE);
        for (int seed = 0; seed < 4; seed++) {
            INDArray direction = direction(gradient, seed, 1e-4);
            double slope = FiniteDifferences.along(exact.params(), direction, () -> lossOneByOne(exact, padded));
            assertThat(gradient.mul(direction).sumNumber().doubleValue() / 1e-4)
                    .as("direction %d", seed)
                    .isCloseTo(
                            slope / 1e-4, within(2e-5 * gradient.norm2Number().doubleValue()));
        }
    }

    /** In single precision, since Deeplearning4j has no such cell to compute it more exactly with. */
    @ParameterizedTest
    @EnumSource(
            mode = EnumSource.Mode.MATCH_ANY,
            names = {"GRU.*", "COUPLED.*"})
    void theGradientOfOurOwnCellsUnderAMaskIsTheSlopeOfTheLoss(CellUnderTest cell) {
        for (Readout readout : Readout.values()) {
            MultiLayerNetwork network = readout.network(DataType.FLOAT, cell, Mode.CONCAT);
            FusedLayers.install(network);
            DataSet padded = readout.padded();
            INDArray gradient = Networks.gradient(network, padded);
            for (int seed = 0; seed < 4; seed++) {
                INDArray direction = direction(gradient, seed, 5e-2);
                double slope = FiniteDifferences.along(
                        network.params(), direction, () -> EXAMPLES.batch() * network.score(padded));
                assertThat(gradient.mul(direction).sumNumber().doubleValue() / 5e-2)
                        .as("%s, direction %d", readout, seed)
                        .isCloseTo(
                                slope / 5e-2,
                                within(2e-3 * gradient.norm2Number().doubleValue()));
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void bothHalvesReadEverything(CellUnderTest cell) {
        MultiLayerNetwork network = Networks.fused(Readout.MEAN.network(DataType.FLOAT, cell, Mode.CONCAT));
        int last = EXAMPLES.steps() - 1;
        INDArray before = halves(network, EXAMPLES.answers());
        for (int step = 0; step <= last; step++) {
            DataSet changed = EXAMPLES.answers();
            changed.getFeatures().get(all(), all(), interval(step, step + 1)).addi(2);
            INDArray change = halves(network, changed).sub(before);
            assertThat(largest(change.get(all(), interval(0, 2), point(last))))
                    .as("forwards, step %d", step)
                    .isGreaterThan(1e-6);
            assertThat(largest(change.get(all(), interval(2, 4), point(0))))
                    .as("backwards, step %d", step)
                    .isGreaterThan(1e-6);
        }
    }

    @ParameterizedTest
    @MethodSource("ofDeeplearning4j")
    void withoutPaddingItAnswersAndLearnsAsInDeeplearning4j(CellUnderTest cell, Readout readout, Mode mode) {
        MultiLayerNetwork stock = readout.network(DataType.FLOAT, cell, mode);
        MultiLayerNetwork fused = Networks.fused(stock);
        DataSet examples = readout.padded();
        examples.setFeaturesMaskArray(null);
        examples.setLabelsMaskArray(null);
        assertThat(difference(Networks.output(fused, examples), Networks.output(stock, examples)))
                .isLessThan(1e-6);
        INDArray expected = Networks.gradient(stock, examples);
        assertThat(difference(Networks.gradient(fused, examples), expected)).isLessThan(1e-5 * largest(expected));
    }

    private static INDArray halves(MultiLayerNetwork network, DataSet examples) {
        return network.feedForward(examples.getFeatures(), false).get(1);
    }

    private static INDArray answer(INDArray answers, int example, DataSet alone) {
        return answers.rank() == 2
                ? answers.getRow(example, true)
                : answers.get(
                        interval(example, example + 1),
                        all(),
                        interval(0, alone.getFeatures().size(2)));
    }

    private static INDArray direction(INDArray parameters, int seed, double length) {
        Nd4j.getRandom().setSeed(seed);
        INDArray direction = Nd4j.randn(parameters.dataType(), parameters.shape());
        return direction.muli(length / direction.norm2Number().doubleValue());
    }

    private static double lossOneByOne(MultiLayerNetwork exact, DataSet padded) {
        double loss = 0;
        for (int example = 0; example < EXAMPLES.batch(); example++) {
            DataSet alone = EXAMPLES.alone(padded, example);
            loss += exact.score(new DataSet(
                    alone.getFeatures().castTo(DataType.DOUBLE),
                    alone.getLabels().castTo(DataType.DOUBLE)));
        }
        return loss;
    }
}
