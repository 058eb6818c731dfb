package recurrent4j.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.EmbeddingSequenceLayer;
import org.deeplearning4j.nn.conf.layers.GlobalPoolingLayer;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.conf.layers.PoolingType;
import org.deeplearning4j.nn.conf.layers.RnnOutputLayer;
import org.deeplearning4j.nn.conf.layers.recurrent.LastTimeStep;
import org.deeplearning4j.nn.conf.layers.recurrent.SimpleRnn;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.dataset.api.iterator.DataSetIterator;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

class BatchIteratorTest {

    /** Each window counts on by one step. */
    private static final WindowBatches WINDOWS = WindowBatches.of(
            IntStream.range(0, 7)
                    .mapToObj(i ->
                            new Window(new float[][] {{0.1f * i, 0.1f * i + 0.1f}}, new float[] {0.1f * i + 0.2f}))
                    .toList(),
            false);

    /** The same three tokens over and over. */
    private static final TokenStreamBatches TOKENS = TokenStreamBatches.of(
            TokenSequence.of(IntStream.range(0, 41).map(i -> i % 3).toArray()), 3, 5, true);

    /** Sequences of zeros and of ones, of one step to four. */
    private static final LabelledSequenceBatches TEXTS = LabelledSequenceBatches.of(
            IntStream.range(0, 8)
                    .mapToObj(i -> new LabelledSequence(
                            IntStream.range(0, 1 + i / 2).map(step -> i % 2).toArray(), i % 2))
                    .toList(),
            2);

    private static final List<Batches> ALL_KINDS = List.of(WINDOWS, TOKENS, TEXTS);

    @ParameterizedTest
    @FieldSource("ALL_KINDS")
    void everyPassShowsTheSameInOrder(Batches batches) {
        DataSetIterator iterator = batches.iterator(3);
        List<DataSet> once = list(iterator);
        iterator.reset();

        assertThat(list(iterator))
                .isEqualTo(once)
                .hasSize(list(batches.inOrder(3)).size());
        assertThat(once.get(0).getFeaturesMaskArray())
                .isEqualTo(batches.inOrder(3).iterator().next().getFeaturesMaskArray());
        assertThat(iterator.resetSupported()).isTrue();
        assertThat(iterator.asyncSupported()).isFalse();
        assertThat(iterator.batch()).isEqualTo(3);
        assertThat(iterator.inputColumns())
                .isEqualTo((int) once.get(0).getFeatures().size(1));
        assertThat(iterator.totalOutcomes())
                .isEqualTo((int) once.get(0).getLabels().size(1));
    }

    @ParameterizedTest
    @FieldSource("ALL_KINDS")
    void toLearnFromEveryPassIsAnotherEpoch(Batches batches) {
        DataSetIterator iterator = batches.iterator(2, 5);
        for (int epoch = 1; epoch <= 3; epoch++) {
            iterator.reset();
            assertThat(list(iterator)).isEqualTo(list(batches.epoch(2, 5, epoch)));
            iterator.reset();
        }
    }

    @Test
    void aPreProcessorChangesWhatIsShown() {
        DataSetIterator iterator = WINDOWS.iterator(2);
        iterator.setPreProcessor(batch -> batch.getLabels().assign(7));

        assertThat(iterator.next().getLabels().minNumber().intValue()).isEqualTo(7);
        assertThatExceptionOfType(UnsupportedOperationException.class).isThrownBy(() -> iterator.next(1));
    }

    @Test
    void aPlainNetworkLearnsWindows() {
        MultiLayerNetwork network = network(
                InputType.recurrent(1),
                new LastTimeStep(new SimpleRnn.Builder().nOut(6).build()),
                new OutputLayer.Builder(LossFunction.MSE)
                        .nOut(1)
                        .activation(Activation.IDENTITY)
                        .build());

        network.fit(WINDOWS.iterator(4, 1), 60);

        assertThat(network.evaluateRegression(WINDOWS.iterator(4)).meanAbsoluteError(0))
                .isLessThan(0.1);
    }

    @Test
    void aPlainNetworkLearnsTheNextToken() {
        MultiLayerNetwork network = network(
                InputType.recurrent(3),
                new SimpleRnn.Builder().nOut(6).build(),
                new RnnOutputLayer.Builder(LossFunction.MCXENT).nOut(3).build());

        network.fit(TOKENS.iterator(4, 1), 40);

        assertThat(network.evaluate(TOKENS.iterator(4)).accuracy()).isEqualTo(1);
    }

    @Test
    void aPlainNetworkLearnsTheClassesOfPaddedTexts() {
        MultiLayerNetwork network = network(
                // Deeplearning4j takes the width of the input for the size of the vocabulary.
                InputType.recurrent(2),
                new EmbeddingSequenceLayer.Builder().nOut(3).build(),
                new GlobalPoolingLayer(PoolingType.AVG),
                new OutputLayer.Builder(LossFunction.MCXENT).nOut(2).build());

        network.fit(TEXTS.iterator(4, 1), 40);

        assertThat(network.evaluate(TEXTS.iterator(3)).accuracy()).isEqualTo(1);
    }

    private static MultiLayerNetwork network(InputType input, Layer... layers) {
        var configuration = new NeuralNetConfiguration.Builder()
                .seed(1)
                .updater(new Adam(0.05))
                .activation(Activation.TANH)
                .list();
        for (Layer layer : layers) {
            configuration.layer(layer);
        }
        var network = new MultiLayerNetwork(configuration.setInputType(input).build());
        network.init();
        return network;
    }

    private static List<DataSet> list(DataSetIterator iterator) {
        List<DataSet> batches = new ArrayList<>();
        iterator.forEachRemaining(batches::add);
        return batches;
    }

    private static List<DataSet> list(Iterable<DataSet> batches) {
        List<DataSet> list = new ArrayList<>();
        batches.forEach(list::add);
        return list;
    }
}
