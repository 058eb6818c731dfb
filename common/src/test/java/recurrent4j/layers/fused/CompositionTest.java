package recurrent4j.layers.fused;

import static org.assertj.core.api.Assertions.assertThat;
import static recurrent4j.layers.fused.Networks.difference;
import static recurrent4j.layers.fused.Networks.largest;

import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import org.deeplearning4j.nn.conf.BackpropType;
import org.deeplearning4j.nn.conf.RNNFormat;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.misc.FrozenLayerWithBackprop;
import org.deeplearning4j.nn.conf.layers.recurrent.LastTimeStep;
import org.deeplearning4j.nn.conf.layers.recurrent.TimeDistributed;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import recurrent4j.Bits;

/** Fused layers among others, and in what Deeplearning4j does to whole networks. */
class CompositionTest {

    private static final Examples EXAMPLES = new Examples(6, Networks.INPUTS, Networks.CLASSES, 8);

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aLayerThatIsAppliedToEveryStepStandsBetweenFusedOnes(boolean masked) {
        MultiLayerNetwork stock = Networks.tagging(
                DataType.FLOAT,
                CellUnderTest.LSTM.layer(5),
                new TimeDistributed(
                        new DenseLayer.Builder()
                                .nOut(4)
                                .activation(Activation.TANH)
                                .build(),
                        RNNFormat.NCW),
                CellUnderTest.SIMPLE_RNN.layer(3));
        DataSet examples = EXAMPLES.sequences();
        if (masked) {
            examples.setFeaturesMaskArray(EXAMPLES.endPadding());
            examples.setLabelsMaskArray(EXAMPLES.endPadding());
        }
        assertSame(stock, examples, 3);
    }

    @ParameterizedTest
    @MethodSource("recurrent4j.layers.fused.CellUnderTest#ofDeeplearning4j")
    void aFrozenLayerStaysAsItIs(CellUnderTest cell) {
        MultiLayerNetwork stock = Networks.classifying(
                DataType.FLOAT,
                cell.layer(5),
                new FrozenLayerWithBackprop(cell.layer(4)),
                new LastTimeStep(cell.layer(3)));
        assertSame(stock, EXAMPLES.answers(), 4);
        MultiLayerNetwork fused = Networks.fused(stock);
        fused.fit(EXAMPLES.answers());
        assertThat(Bits.of(fused.getLayer(1).params()))
                .isEqualTo(Bits.of(stock.getLayer(1).params()));
        assertThat(Bits.of(fused.getLayer(0).params()))
                .isNotEqualTo(Bits.of(stock.getLayer(0).params()));
    }

    @ParameterizedTest
    @EnumSource
    void batchesOfAnyShapeTakeTurns(CellUnderTest cell) {
        MultiLayerNetwork network = Networks.tagging(DataType.FLOAT, cell.layer(7), cell.layer(3));
        FusedLayers.install(network, 2);
        Random random = new Random(5);
        for (int turn = 0; turn < 8; turn++) {
            // Now and then a single example, a single step, or both.
            int batch = turn % 4 == 0 ? 1 : 1 + random.nextInt(40);
            int steps = turn % 6 == 0 ? 1 : 1 + random.nextInt(12);
            DataSet examples = new Examples(batch, Networks.INPUTS, Networks.CLASSES, steps).sequences();
            MultiLayerNetwork fresh = network.clone();
            if (cell.isOfDeeplearning4j()) {
                assertSame(fresh, examples, 3);
            }
            FusedLayers.install(fresh, 2);
            assertThat(Bits.of(Networks.output(network, examples)))
                    .isEqualTo(Bits.of(Networks.output(fresh, examples)));
            assertThat(Bits.of(Networks.gradient(network, examples)))
                    .isEqualTo(Bits.of(Networks.gradient(fresh, examples)));
        }
    }

    @Test
    void aCloneIsOfDeeplearning4jsLayersAndTrainsOnFromTheSameState() {
        MultiLayerNetwork fused = Networks.fused(classifier());
        fused.fit(EXAMPLES.answers());
        MultiLayerNetwork clone = fused.clone();
        assertThat(FusedLayers.describe(clone)).noneMatch(FusedLayers.LayerFusion::fused);
        assertThat(Bits.of(clone.params())).isEqualTo(Bits.of(fused.params()));
        assertThat(Bits.of(clone.getUpdater().getStateViewArray()))
                .isEqualTo(Bits.of(fused.getUpdater().getStateViewArray()));
        fused.fit(EXAMPLES.answers());
        clone.fit(EXAMPLES.answers());
        assertThat(difference(clone.params(), fused.params())).isLessThan(1e-5);
    }

    /** What Deeplearning4j's ParallelWrapper does: a clone for each thread, whose parameters and updaters are averaged. */
    @Test
    void clonesTrainInThreadsOfTheirOwnAndAreAveraged() {
        MultiLayerNetwork fused = Networks.fused(classifier());
        MultiLayerNetwork stock = fused.clone();
        for (int round = 0; round < 3; round++) {
            average(fused, List.of(Networks.fused(fused), Networks.fused(fused)));
            average(stock, List.of(stock.clone(), stock.clone()));
        }
        assertThat(difference(fused.params(), stock.params())).isLessThan(1e-4);
        assertThat(fused.score(EXAMPLES.answers())).isLessThan(classifier().score(EXAMPLES.answers()));
    }

    /** The gradient itself is checked elsewhere; this is about Deeplearning4j's own loop over windows, in both networks. */
    @ParameterizedTest
    @EnumSource
    void fitByWindowsIsTheSameInAChainAndInAGraph(CellUnderTest cell) {
        MultiLayerNetwork chain = Networks.tagging(DataType.FLOAT, cell.layer(5), cell.layer(4));
        ComputationGraph graph = chain.toComputationGraph();
        chain.getLayerWiseConfigurations().setBackpropType(BackpropType.TruncatedBPTT);
        chain.getLayerWiseConfigurations().setTbpttFwdLength(3);
        chain.getLayerWiseConfigurations().setTbpttBackLength(3);
        graph.getConfiguration().setBackpropType(BackpropType.TruncatedBPTT);
        graph.getConfiguration().setTbpttFwdLength(3);
        graph.getConfiguration().setTbpttBackLength(3);
        INDArray start = chain.params().dup();
        FusedLayers.install(chain);
        FusedLayers.install(graph);

        chain.fit(EXAMPLES.sequences());
        graph.fit(EXAMPLES.sequences());

        assertThat(chain.getIterationCount()).isEqualTo(3);
        assertThat(difference(chain.params(), start)).isGreaterThan(1e-2);
        assertThat(difference(graph.params(), chain.params())).isLessThan(1e-6);
    }

    private static MultiLayerNetwork classifier() {
        return Networks.classifying(
                DataType.FLOAT, CellUnderTest.LSTM.layer(5), new LastTimeStep(CellUnderTest.SIMPLE_RNN.layer(4)));
    }

    private static void average(MultiLayerNetwork network, List<MultiLayerNetwork> workers) {
        CompletableFuture<?>[] threads = new CompletableFuture<?>[workers.size()];
        for (int k = 0; k < threads.length; k++) {
            MultiLayerNetwork worker = workers.get(k);
            DataSet own = new Examples(3 + k, Networks.INPUTS, Networks.CLASSES, 5 + k).answers();
            threads[k] = CompletableFuture.runAsync(() -> {
                for (int step = 0; step < 4; step++) {
                    worker.fit(own);
                }
            });
        }
        CompletableFuture.allOf(threads).join();
        network.setParams(mean(workers.stream().map(MultiLayerNetwork::params).toList()));
        network.getUpdater()
                .getStateViewArray()
                .assign(mean(workers.stream()
                        .map(worker -> worker.getUpdater().getStateViewArray())
                        .toList()));
    }

    private static INDArray mean(List<INDArray> arrays) {
        INDArray sum = arrays.get(0).dup();
        arrays.stream().skip(1).forEach(sum::addi);
        return sum.divi(arrays.size());
    }

    private static void assertSame(MultiLayerNetwork stock, DataSet examples, int fusedLayers) {
        MultiLayerNetwork fused = Networks.fused(stock);
        assertThat(FusedLayers.describe(fused))
                .filteredOn(FusedLayers.LayerFusion::fused)
                .hasSize(fusedLayers);
        assertThat(difference(Networks.output(fused, examples), Networks.output(stock, examples)))
                .isLessThan(1e-6);
        INDArray expected = Networks.gradient(stock, examples);
        assertThat(difference(Networks.gradient(fused, examples), expected)).isLessThan(1e-5 * largest(expected));
    }
}
