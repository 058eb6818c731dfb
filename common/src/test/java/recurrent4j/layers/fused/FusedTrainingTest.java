package recurrent4j.layers.fused;

import static org.assertj.core.api.Assertions.assertThat;
import static recurrent4j.layers.fused.Networks.difference;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import org.assertj.core.data.Percentage;
import org.deeplearning4j.nn.conf.layers.recurrent.LastTimeStep;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.util.ModelSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import recurrent4j.Bits;

class FusedTrainingTest {

    private static final Examples EXAMPLES = new Examples(6, Networks.INPUTS, Networks.CLASSES, 8);

    @ParameterizedTest
    @MethodSource("recurrent4j.layers.fused.CellUnderTest#ofDeeplearning4j")
    void trainingTakesTheSameCourse(CellUnderTest cell) {
        MultiLayerNetwork stock = classifier(cell);
        MultiLayerNetwork fused = Networks.fused(stock);
        for (int step = 0; step < 10; step++) {
            stock.fit(EXAMPLES.answers());
            fused.fit(EXAMPLES.answers());
            assertThat(fused.score()).isCloseTo(stock.score(), Percentage.withPercentage(2e-3));
        }
    }

    @ParameterizedTest
    @EnumSource
    void everyCellLearnsAFewExamplesByHeart(CellUnderTest cell) {
        MultiLayerNetwork network = Networks.fused(classifier(cell));
        for (int step = 0; step < 100; step++) {
            network.fit(EXAMPLES.answers());
        }
        assertThat(network.score()).isLessThan(0.1);
    }

    @ParameterizedTest
    @MethodSource("recurrent4j.layers.fused.CellUnderTest#ofDeeplearning4j")
    void aSavedNetworkOpensInDeeplearning4j(CellUnderTest cell, @TempDir Path folder) throws IOException {
        MultiLayerNetwork fused = Networks.fused(classifier(cell));
        fused.fit(EXAMPLES.answers());
        File file = folder.resolve("network.zip").toFile();
        fused.save(file, true);

        MultiLayerNetwork opened = MultiLayerNetwork.load(file, true);
        assertThat(opened.getLayer(0)).isNotInstanceOf(FusedRecurrentLayer.class);
        INDArray answers = Networks.output(fused, EXAMPLES.answers());
        assertThat(difference(Networks.output(opened, EXAMPLES.answers()), answers))
                .isLessThan(1e-5);
        assertThat(Bits.of(opened.getUpdater().getStateViewArray()))
                .isEqualTo(Bits.of(fused.getUpdater().getStateViewArray()));
    }

    @Test
    void aSavedNetworkOfOurOwnCellsAnswersTheSame(@TempDir Path folder) throws IOException {
        for (CellUnderTest cell : CellUnderTest.values()) {
            ComputationGraph network = Towers.classifying(DataType.FLOAT, cell, 4);
            File file = folder.resolve(cell + ".zip").toFile();
            ModelSerializer.writeModel(network, file, true);
            ComputationGraph opened = ModelSerializer.restoreComputationGraph(file, true);
            FusedLayers.install(opened);
            assertThat(difference(
                            Towers.output(opened, EXAMPLES.answers()), Towers.output(network, EXAMPLES.answers())))
                    .isLessThan(1e-5);
        }
    }

    @Test
    void theSameStepsGiveTheSameBits() {
        MultiLayerNetwork one = Networks.fused(classifier(CellUnderTest.LSTM));
        MultiLayerNetwork other = Networks.fused(classifier(CellUnderTest.LSTM));
        train(one);
        train(other);
        assertThat(Bits.of(one.params())).isEqualTo(Bits.of(other.params()));
    }

    /** Blocks of a batch add up their gradients, so that the last digits tell how many there were. */
    @ParameterizedTest
    @EnumSource(names = {"LSTM", "GRU"})
    void theNumberOfThreadsIsThatOfTheLastInstallation(CellUnderTest cell) {
        DataSet large = new Examples(40, Networks.INPUTS, Networks.CLASSES, 60).sequences();
        MultiLayerNetwork network = Networks.tagging(DataType.FLOAT, cell.layer(64));
        FusedLayers.install(network, 1);
        float[] one = Bits.of(Networks.gradient(network, large));
        FusedLayers.install(network, 2);
        float[] two = Bits.of(Networks.gradient(network, large));
        assertThat(two).isNotEqualTo(one);
        assertThat(Bits.of(Networks.gradient(network, large))).isEqualTo(two);
        FusedLayers.install(network, 1);
        assertThat(Bits.of(Networks.gradient(network, large))).isEqualTo(one);
    }

    @Test
    void twoNetworksTrainAtTheSameTime() {
        MultiLayerNetwork alone = Networks.fused(classifier(CellUnderTest.GRU));
        train(alone);
        MultiLayerNetwork one = Networks.fused(classifier(CellUnderTest.GRU));
        MultiLayerNetwork other = Networks.fused(classifier(CellUnderTest.GRU));
        CompletableFuture.allOf(
                        CompletableFuture.runAsync(() -> train(one)), CompletableFuture.runAsync(() -> train(other)))
                .join();
        assertThat(Bits.of(one.params())).isEqualTo(Bits.of(alone.params()));
        assertThat(Bits.of(other.params())).isEqualTo(Bits.of(alone.params()));
    }

    @Test
    void aNetworkThatHasBeenTrainedGoesOnWithItsUpdater() {
        MultiLayerNetwork stock = classifier(CellUnderTest.SIMPLE_RNN);
        MultiLayerNetwork swapped = stock.clone();
        train(stock);
        train(swapped);
        FusedLayers.install(swapped);
        train(stock);
        train(swapped);
        assertThat(difference(swapped.params(), stock.params())).isLessThan(1e-4);
    }

    private static void train(MultiLayerNetwork network) {
        for (int step = 0; step < 10; step++) {
            network.fit(EXAMPLES.answers());
        }
    }

    private static MultiLayerNetwork classifier(CellUnderTest cell) {
        return Networks.classifying(DataType.FLOAT, cell.layer(5), new LastTimeStep(cell.layer(4)));
    }
}
