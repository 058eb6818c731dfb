package recurrent4j.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static recurrent4j.network.LabelledNetworks.batch;
import static recurrent4j.network.LabelledNetworks.fused;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;
import recurrent4j.data.LabelledSequence;
import recurrent4j.model.Architecture;
import recurrent4j.model.Cell;
import recurrent4j.model.Design;
import recurrent4j.model.Direction;
import recurrent4j.model.Input;
import recurrent4j.model.MeanOfEmbeddings;
import recurrent4j.model.Pooling;
import recurrent4j.model.Readout;
import recurrent4j.model.RecurrentStack;

/** Networks that are shown several symbols at a step. */
class TracksTest {

    private static final int WORDS = 12;
    private static final int PAIRS = 7;
    private static final int DIMENSIONS = 5;
    private static final int LONGEST = 9;
    private static final Input TWO = new Input.Embedding(List.of(WORDS, PAIRS), DIMENSIONS, 0);

    static Stream<Design> designs() {
        Stream<Design> recurrent = Stream.of(Direction.values())
                .flatMap(direction -> Stream.of(List.of(Pooling.LAST), List.of(Pooling.MAX, Pooling.MEAN))
                        .map(pooling -> new Architecture(
                                TWO,
                                RecurrentStack.of(Cell.LSTM, 4, 3).reading(direction),
                                new Readout.Label(3, pooling))));
        return Stream.concat(recurrent, Stream.of(new MeanOfEmbeddings((Input.Embedding) TWO, 3)));
    }

    @ParameterizedTest
    @MethodSource("designs")
    void answersScoresAndGradientsAreThoseOfDeeplearning4j(Design design) {
        LabelledNetworks.requireSameAsDeeplearning4j(design, batch(sequences()));
    }

    @ParameterizedTest
    @MethodSource("designs")
    void paddingNeverChangesAnswerOrGradient(Design design) {
        LabelledNetworks.requireSameAnswersWithoutPadding(fused(design), sequences());
        LabelledNetworks.requireSameGradientWithoutPadding(fused(design), sequences());
    }

    /** Two tables whose vectors are added are one table in which every combination has a vector of its own. */
    @Test
    void vectorsOfAStepAreAdded() {
        var stack = RecurrentStack.of(Cell.GRU, 4).reading(Direction.BIDIRECTIONAL);
        var label = new Readout.Label(3, List.of(Pooling.MAX));
        Network two = fused(new Architecture(TWO, stack, label));
        Network one = fused(new Architecture(new Input.Embedding(WORDS * PAIRS, DIMENSIONS), stack, label));
        int rest = (WORDS + PAIRS) * DIMENSIONS;
        INDArray words =
                two.weights().get(NDArrayIndex.interval(0, WORDS * DIMENSIONS)).reshape('f', WORDS, DIMENSIONS);
        INDArray pairs = two.weights()
                .get(NDArrayIndex.interval(WORDS * DIMENSIONS, rest))
                .reshape('f', PAIRS, DIMENSIONS);
        INDArray table = Nd4j.create(WORDS * PAIRS, DIMENSIONS);
        for (int word = 0; word < WORDS; word++) {
            for (int pair = 0; pair < PAIRS; pair++) {
                table.putRow(word * PAIRS + pair, words.getRow(word).add(pairs.getRow(pair)));
            }
        }
        long length = table.length();
        one.weights()
                .get(NDArrayIndex.interval(0, length))
                .assign(Nd4j.toFlattened('f', table).reshape(length));
        one.weights()
                .get(NDArrayIndex.interval(length, one.parameters()))
                .assign(two.weights().get(NDArrayIndex.interval(rest, two.parameters())));

        INDArray features = batch(sequences()).getFeatures();
        INDArray combined = features.get(NDArrayIndex.all(), NDArrayIndex.interval(0, 1), NDArrayIndex.all())
                .mul(PAIRS)
                .add(features.get(NDArrayIndex.all(), NDArrayIndex.interval(1, 2), NDArrayIndex.all()));

        INDArray difference = two.output(features, null).sub(one.output(combined, null));
        assertThat(difference.amaxNumber().doubleValue()).isLessThan(1e-6);
    }

    @Test
    void whatCannotBeReadIsRefusedInASentence() {
        Network network = fused(designs().findFirst().orElseThrow());
        assertThatThrownBy(() -> network.output(Nd4j.zeros(2, 3, 4), null))
                .hasMessage("The network is shown 3 symbols at a step, and reads 2.");
        assertThatThrownBy(() -> new Architecture(TWO, RecurrentStack.of(Cell.GRU, 4), new Readout.NextToken(WORDS)))
                .hasMessageContaining("show one symbol, or ask for a label");
        assertThatThrownBy(() -> new Input.Embedding(List.of(), 5, 0)).hasMessageContaining("must be 1 or more");
        assertThatThrownBy(() -> new Input.Embedding(List.of(3, 0), 5, 0)).hasMessageContaining("must be 1 or more");
    }

    /** Sequences of 1 to 9 steps, in this order. */
    private static List<LabelledSequence> sequences() {
        var random = new Random(5);
        List<LabelledSequence> sequences = new ArrayList<>();
        for (int length = 1; length <= LONGEST; length++) {
            int[] words = random.ints(length, 0, WORDS).toArray();
            int[] pairs = random.ints(length, 0, PAIRS).toArray();
            sequences.add(new LabelledSequence(List.of(words, pairs), random.nextInt(3)));
        }
        return sequences;
    }
}
