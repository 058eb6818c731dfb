package recurrent4j.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static recurrent4j.network.LabelledNetworks.batch;
import static recurrent4j.network.LabelledNetworks.fused;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;
import recurrent4j.data.LabelledSequence;
import recurrent4j.layers.fused.FusedLayers;
import recurrent4j.layers.fused.FusedLayers.LayerFusion;
import recurrent4j.model.Architecture;
import recurrent4j.model.Cell;
import recurrent4j.model.Direction;
import recurrent4j.model.Input;
import recurrent4j.model.MeanOfEmbeddings;
import recurrent4j.model.Pooling;
import recurrent4j.model.Readout;
import recurrent4j.model.RecurrentStack;

class PoolingTest {

    private static final int WORDS = 12;
    private static final int LONGEST = 9;

    /** Every cell in both directions, pooled in all ways at once, and one cell in each way. */
    static Stream<Architecture> architectures() {
        return combinations().filter(PoolingTest::isOneOfAKind);
    }

    /** What is missing among them. */
    static Stream<Architecture> furtherArchitectures() {
        return combinations().filter(architecture -> !isOneOfAKind(architecture));
    }

    private static boolean isOneOfAKind(Architecture architecture) {
        List<Pooling> ways = ((Readout.Label) architecture.readout()).pooling();
        return ways.size() == Pooling.values().length || architecture.stack().cell() == Cell.LSTM;
    }

    /** Every cell in both directions, pooled in every way and in all at once, of embeddings that drop dimensions. */
    private static Stream<Architecture> combinations() {
        List<List<Pooling>> ways = new ArrayList<>();
        Stream.of(Pooling.values()).map(List::of).forEach(ways::add);
        ways.add(List.of(Pooling.LAST, Pooling.MAX, Pooling.MEAN));
        ways.add(List.of(Pooling.values()));
        return Stream.of(Cell.values())
                .flatMap(cell -> Stream.of(Direction.values())
                        .flatMap(direction -> ways.stream()
                                .map(pooling -> new Architecture(
                                        new Input.Embedding(WORDS, 5, 0.5),
                                        RecurrentStack.of(cell, 4, 3).reading(direction),
                                        new Readout.Label(3, pooling)))));
    }

    static Stream<Architecture> architecturesOfDeeplearning4j() {
        return combinations()
                .filter(architecture -> List.of(Cell.LSTM, Cell.SIMPLE_RNN)
                        .contains(architecture.stack().cell()))
                .filter(architecture ->
                        !((Readout.Label) architecture.readout()).pooling().contains(Pooling.ATTENTION));
    }

    @ParameterizedTest
    @MethodSource("architectures")
    void paddingNeverChangesTheAnswer(Architecture architecture) {
        LabelledNetworks.requireSameAnswersWithoutPadding(fused(architecture), sequences());
    }

    @ParameterizedTest
    @MethodSource("architectures")
    void paddingNeverChangesTheGradient(Architecture dropping) {
        LabelledNetworks.requireSameGradientWithoutPadding(fused(withoutDropout(dropping)), sequences());
    }

    @ParameterizedTest
    @MethodSource("architecturesOfDeeplearning4j")
    void answersAndGradientsAreThoseOfDeeplearning4j(Architecture architecture) {
        LabelledNetworks.requireSameAsDeeplearning4j(architecture, batch(sequences()));
    }

    @ParameterizedTest
    @MethodSource("architectures")
    void droppedValuesLeavePaddingAlone(Architecture architecture) {
        Network network = fused(
                new Architecture(architecture.input(), architecture.stack().dropping(0.3), architecture.readout()));
        DataSet padded = batch(sequences());
        padded.setFeatures(Nd4j.concat(2, padded.getFeatures(), Nd4j.zeros(DataType.FLOAT, LONGEST, 1, 2)));
        INDArray mask = padded.getFeaturesMaskArray();
        padded.setFeaturesMaskArray(Nd4j.concat(1, mask, Nd4j.zeros(DataType.FLOAT, LONGEST, 2)));

        double loss = network.backpropagate(padded);

        assertThat(loss).isPositive().isFinite();
        assertThat(network.gradient().amaxNumber().doubleValue()).isPositive().isFinite();
    }

    @Tag("full")
    @ParameterizedTest
    @MethodSource("furtherArchitectures")
    void paddingChangesNothingInAnyCombination(Architecture architecture) {
        paddingNeverChangesTheAnswer(architecture);
        paddingNeverChangesTheGradient(architecture);
        droppedValuesLeavePaddingAlone(architecture);
    }

    @Test
    void allPoolingIsFused() {
        var architecture = new Architecture(
                new Input.Embedding(WORDS, 5, 0.5),
                RecurrentStack.of(Cell.LSTM, 4).reading(Direction.BIDIRECTIONAL),
                new Readout.Label(3, List.of(Pooling.values())));

        ComputationGraph graph = ((GraphNetwork) fused(architecture)).model();

        assertThat(FusedLayers.describe(graph)).allMatch(LayerFusion::fused);
    }

    @Test
    void theMeanOfEmbeddingsAsksForNoOrderAndReadsNoPadding() {
        Network network = Engine.FUSED.install(
                Network.of(new MeanOfEmbeddings(new Input.Embedding(WORDS, 5, 0.5), 3), 0.001, 1), 1);
        INDArray features = Nd4j.createFromArray(new float[][][] {{{3, 1, 2}}, {{2, 3, 1}}, {{1, 2, 3}}});
        INDArray mask = Nd4j.createFromArray(new float[][] {{1, 1, 1}, {1, 1, 1}, {1, 1, 0}});

        INDArray answers = network.output(features, mask).dup();

        assertThat(answers.getRow(0).toDoubleVector())
                .containsExactly(answers.getRow(1).toDoubleVector(), within(1e-6));
        INDArray two = network.output(Nd4j.createFromArray(new float[][][] {{{1, 2}}}), null);
        assertThat(answers.getRow(2).toDoubleVector())
                .containsExactly(two.reshape(3).toDoubleVector(), within(1e-6));
    }

    @Test
    void dimensionsAreDroppedFromAllStepsOrFromNone() {
        var architecture = new Architecture(
                new Input.Embedding(WORDS, 500, 0.5),
                RecurrentStack.of(Cell.SIMPLE_RNN, 4),
                new Readout.Label(2, List.of(Pooling.MEAN)));
        Network network = fused(architecture);
        DataSet words = new DataSet(
                Nd4j.createFromArray(new float[][][] {{{1, 2, 3}}}), Nd4j.createFromArray(new float[][] {{1, 0}}));

        network.backpropagate(words);

        // What was dropped has no gradient, in the vector of any word.
        INDArray gradient = network.gradient().get(NDArrayIndex.interval(0, WORDS * 500));
        INDArray table = gradient.reshape('f', WORDS, 500);
        int dropped = 0;
        for (int dimension = 0; dimension < 500; dimension++) {
            double[] column = table.getColumn(dimension).toDoubleVector();
            assertThat(column[1] == 0).isEqualTo(column[2] == 0).isEqualTo(column[3] == 0);
            dropped += column[1] == 0 ? 1 : 0;
        }
        assertThat(dropped).isBetween(200, 300);
    }

    @Test
    void impossiblePoolingIsRefusedInASentence() {
        assertThatThrownBy(() -> new Readout.Label(2, List.of())).hasMessageContaining("one way or several");
        assertThatThrownBy(() -> new Readout.Label(2, List.of(Pooling.MAX, Pooling.MAX)))
                .hasMessageContaining("each once");
        assertThatThrownBy(() -> new Input.Embedding(5, 3, 1)).hasMessageContaining("below 1");
    }

    private static Architecture withoutDropout(Architecture architecture) {
        return new Architecture(new Input.Embedding(WORDS, 5), architecture.stack(), architecture.readout());
    }

    /** Sequences of 1 to 9 words, in this order. */
    private static List<LabelledSequence> sequences() {
        var random = new Random(5);
        List<LabelledSequence> sequences = new ArrayList<>();
        for (int length = 1; length <= LONGEST; length++) {
            int[] words = random.ints(length, 0, WORDS).toArray();
            sequences.add(new LabelledSequence(words, random.nextInt(3)));
        }
        return sequences;
    }
}
