package recurrent4j.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;
import recurrent4j.Bits;
import recurrent4j.model.Input.Embedding;
import recurrent4j.model.Input.OneHot;
import recurrent4j.model.Input.Values;
import recurrent4j.network.Network;

class ArchitectureTest {

    private static final int SEED = 7;

    /** Every cell in every direction, answering once or pooled in all ways, and one cell under every readout. */
    static Stream<Architecture> architectures() {
        return combinations().filter(ArchitectureTest::isOneOfAKind);
    }

    /** What is missing among them. */
    static Stream<Architecture> furtherArchitectures() {
        return combinations().filter(architecture -> !isOneOfAKind(architecture));
    }

    private static boolean isOneOfAKind(Architecture architecture) {
        return architecture.stack().cell() == Cell.LSTM
                || architecture.readout() instanceof Readout.Values
                || architecture.readout() instanceof Readout.NextToken
                || architecture.readout().equals(new Readout.Label(3, List.of(Pooling.values())));
    }

    /** Every cell in every direction under every readout that it can have. */
    private static Stream<Architecture> combinations() {
        return Stream.of(Cell.values())
                .flatMap(cell -> Stream.of(Direction.values())
                        .flatMap(direction -> Stream.of(
                                        new Readout.Values(2),
                                        new Readout.State(),
                                        new Readout.Label(3),
                                        new Readout.Label(3, List.of(Pooling.MAX)),
                                        new Readout.Label(3, List.of(Pooling.MEAN)),
                                        new Readout.Label(3, List.of(Pooling.ATTENTION)),
                                        new Readout.Label(3, List.of(Pooling.values())),
                                        new Readout.ValuesAtEveryStep(2),
                                        new Readout.NextToken(4),
                                        new Readout.Tags(4))
                                .filter(readout -> direction == Direction.FORWARD || !readout.aboutNext())
                                .map(readout -> new Architecture(
                                        new Values(2),
                                        RecurrentStack.of(cell, 4, 3).reading(direction),
                                        readout))));
    }

    static Stream<Arguments> courseNetworks() {
        return Stream.of(
                Arguments.of(RecurrentStack.of(Cell.SIMPLE_RNN, 1), new Readout.State(), 3),
                Arguments.of(RecurrentStack.of(Cell.SIMPLE_RNN, 20, 20, 1), new Readout.State(), 1282),
                Arguments.of(RecurrentStack.of(Cell.SIMPLE_RNN, 20, 20), new Readout.Values(1), 1281));
    }

    @ParameterizedTest
    @MethodSource("courseNetworks")
    void courseNetworksHaveTheWeightsThatTheCourseCounts(RecurrentStack stack, Readout readout, long weights) {
        var architecture = new Architecture(new Values(1), stack, readout);

        assertThat(Network.of(architecture, 0.001, SEED).parameters()).isEqualTo(weights);
    }

    @ParameterizedTest
    @MethodSource("architectures")
    void answersHaveTheShapeOfTheReadout(Architecture architecture) {
        INDArray answers = Network.of(architecture, 0.001, SEED).output(randomSequence(5, 6), null);

        int directions = architecture.stack().direction() == Direction.FORWARD ? 1 : 2;
        long size = architecture.readout() instanceof Readout.State
                ? 3L * directions
                : architecture.readout().size();
        assertThat(answers.shape())
                .containsExactly(architecture.readout().everyStep() ? new long[] {5, size, 6} : new long[] {5, size});
    }

    @ParameterizedTest
    @MethodSource("architectures")
    void paddingNeverChangesTheAnswer(Architecture architecture) {
        Network network = Network.of(architecture, 0.001, SEED);
        INDArray sequence = randomSequence(2, 5);
        INDArray padded = Nd4j.concat(2, sequence, Nd4j.valueArrayOf(new long[] {2, 2, 3}, 99.0, DataType.FLOAT));
        INDArray mask = Nd4j.concat(1, Nd4j.ones(DataType.FLOAT, 2, 5), Nd4j.zeros(DataType.FLOAT, 2, 3));

        INDArray answer = network.output(sequence, null);
        INDArray answerToPadded = network.output(padded, mask);

        if (architecture.readout().everyStep()) {
            answerToPadded = answerToPadded.get(NDArrayIndex.all(), NDArrayIndex.all(), NDArrayIndex.interval(0, 5));
        }
        assertThat(answerToPadded.sub(answer).amaxNumber().doubleValue()).isLessThan(1e-6);
    }

    @ParameterizedTest
    @MethodSource("architectures")
    void theAnswerDependsOnTheFirstStepAndOnTheLast(Architecture architecture) {
        Network network = Network.of(architecture, 0.001, SEED);
        INDArray sequence = randomSequence(1, 5);
        INDArray answer = network.output(sequence, null).dup();

        for (int step : new int[] {0, 4}) {
            double difference = 0;
            // Both ways: a maximum notices only what is larger.
            for (double value : new double[] {-5, 5}) {
                INDArray changed = sequence.dup();
                changed.putScalar(new int[] {0, 0, step}, value);
                INDArray other = network.output(changed, null);
                difference = Math.max(difference, other.sub(answer).amaxNumber().doubleValue());
            }
            assertThat(difference).as("step %d", step).isGreaterThan(1e-6);
        }
    }

    @Tag("full")
    @ParameterizedTest
    @MethodSource("furtherArchitectures")
    void everyCombinationAnswersInItsShapeFromAllStepsButPadding(Architecture architecture) {
        answersHaveTheShapeOfTheReadout(architecture);
        paddingNeverChangesTheAnswer(architecture);
        theAnswerDependsOnTheFirstStepAndOnTheLast(architecture);
    }

    @ParameterizedTest
    @EnumSource(Cell.class)
    void bothHalvesOfABidirectionalStackReadEverything(Cell cell) {
        var architecture = new Architecture(
                new Values(2), RecurrentStack.of(cell, 3).reading(Direction.BIDIRECTIONAL), new Readout.State());
        Network network = Network.of(architecture, 0.001, SEED);
        INDArray sequence = randomSequence(1, 5);
        INDArray halves = network.output(sequence, null).dup();

        for (int step : new int[] {0, 4}) {
            INDArray changed = sequence.dup();
            changed.putScalar(new int[] {0, 0, step}, 2);
            INDArray difference = network.output(changed, null).sub(halves);
            for (int half = 0; half < 2; half++) {
                INDArray units = difference.get(NDArrayIndex.all(), NDArrayIndex.interval(3 * half, 3 * half + 3));
                assertThat(units.amaxNumber().doubleValue())
                        .as("half %d, step %d", half, step)
                        .isGreaterThan(1e-6);
            }
        }
    }

    @Test
    void aBidirectionalStackIsNeverAskedForWhatItHasRead() {
        var stack = RecurrentStack.of(Cell.LSTM, 8).reading(Direction.BIDIRECTIONAL);

        assertThatThrownBy(() -> new Architecture(new OneHot(5), stack, new Readout.NextToken(5)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("read forward");
        assertThatThrownBy(() -> new Architecture(new Values(1), stack, new Readout.ValuesAtEveryStep(1)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @EnumSource(Direction.class)
    void embeddingsAreLookedUpByNumber(Direction direction) {
        var architecture = new Architecture(
                new Embedding(10, 4), RecurrentStack.of(Cell.LSTM, 3).reading(direction), new Readout.Label(2));
        Network network = Network.of(architecture, 0.001, SEED);
        INDArray words = Nd4j.createFromArray(new float[][][] {{{1, 2, 3}}, {{9, 0, 3}}});

        INDArray probabilities = network.output(words, null);

        assertThat(probabilities.shape()).containsExactly(2, 2);
        assertThat(probabilities.sum(1).toDoubleVector()).containsExactly(new double[] {1, 1}, within(1e-6));
    }

    @Test
    void aNextTokenIsAnsweredAtEveryStepBehindAnEmbedding() {
        var architecture =
                new Architecture(new Embedding(10, 4), RecurrentStack.of(Cell.LSTM, 3), new Readout.NextToken(10));

        INDArray probabilities = Network.of(architecture, 0.001, SEED).output(Nd4j.ones(DataType.FLOAT, 2, 1, 6), null);

        assertThat(probabilities.shape()).containsExactly(2, 10, 6);
    }

    @Test
    void theSeedAloneDecidesTheWeights() {
        var architecture = new Architecture(new Values(1), RecurrentStack.of(Cell.LSTM, 6), new Readout.Values(1));

        INDArray weights = Network.of(architecture, 0.001, 1).weights();

        assertThat(Bits.of(Network.of(architecture, 0.01, 1).weights())).isEqualTo(Bits.of(weights));
        assertThat(Bits.of(Network.of(architecture, 0.001, 2).weights())).isNotEqualTo(Bits.of(weights));
    }

    @Test
    void recurrentKernelsHaveOrthonormalRows() {
        var architecture = new Architecture(new Values(1), RecurrentStack.of(Cell.LSTM, 16), new Readout.Values(1));

        INDArray kernel =
                Network.of(architecture, 0.001, SEED).layers()[0].paramTable().get("RW");

        INDArray products = kernel.mmul(kernel.transpose());
        assertThat(products.sub(Nd4j.eye(16)).amaxNumber().doubleValue()).isLessThan(1e-6);
    }

    @Test
    void inputKernelsStayWithinGlorotsLimitAndFillIt() {
        var architecture =
                new Architecture(new Values(20), RecurrentStack.of(Cell.SIMPLE_RNN, 40), new Readout.Values(1));

        INDArray kernel =
                Network.of(architecture, 0.001, SEED).layers()[0].paramTable().get("W");

        double limit = Math.sqrt(6.0 / 60);
        assertThat(kernel.amaxNumber().doubleValue()).isBetween(0.95 * limit, limit);
        assertThat(kernel.meanNumber().doubleValue()).isCloseTo(0, within(0.05 * limit));
    }

    @Test
    void biasesAreZeroButOneForTheForgetGate() {
        var architecture = new Architecture(new Values(1), RecurrentStack.of(Cell.LSTM, 2), new Readout.Values(1));

        INDArray bias =
                Network.of(architecture, 0.001, SEED).layers()[0].paramTable().get("b");

        assertThat(bias.reshape(8).toDoubleVector()).containsExactly(0, 0, 1, 1, 0, 0, 0, 0);
    }

    @Test
    void impossibleStacksAreRefusedInASentence() {
        assertThatThrownBy(() -> RecurrentStack.uniform(Cell.LSTM, 0, 20)).hasMessageContaining("layers is 0");
        assertThatThrownBy(() -> RecurrentStack.of(Cell.LSTM, 2, 0)).hasMessageContaining("units is 0");
        assertThatThrownBy(() -> RecurrentStack.of(Cell.LSTM, 8).dropping(1)).hasMessageContaining("below 1");
        assertThatThrownBy(() -> new RecurrentStack(Cell.LSTM, Direction.FORWARD, List.of(), 0))
                .hasMessageContaining("layers is 0");
    }

    private static INDArray randomSequence(int batch, int steps) {
        return Nd4j.create(
                new java.util.Random(SEED)
                        .doubles((long) batch * 2 * steps)
                        .map(x -> 2 * x - 1)
                        .toArray(),
                new long[] {batch, 2, steps},
                DataType.FLOAT);
    }
}
