package recurrent4j.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.DoubleSupplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.factory.Nd4j;
import recurrent4j.Bits;
import recurrent4j.data.TokenSequence;
import recurrent4j.data.TokenStreamBatches;
import recurrent4j.io.InputException;
import recurrent4j.model.Architecture;
import recurrent4j.model.Attention;
import recurrent4j.model.Cell;
import recurrent4j.model.Design;
import recurrent4j.model.Direction;
import recurrent4j.model.EncoderDecoder;
import recurrent4j.model.Input;
import recurrent4j.model.Pooling;
import recurrent4j.model.Readout;
import recurrent4j.model.RecurrentStack;

/** Networks on a device beside the same on the processor. */
class DeviceNetworkTest {

    private static final int SYMBOLS = 7;
    private static final RecurrentStack LSTM = RecurrentStack.of(Cell.LSTM, 5, 4);
    private static final RecurrentStack BOTH_WAYS =
            RecurrentStack.of(Cell.GRU, 4, 3).reading(Direction.BIDIRECTIONAL);
    private static final Architecture READER = new Architecture(
            new Input.OneHot(SYMBOLS), RecurrentStack.of(Cell.LSTM, 6, 6), new Readout.NextToken(SYMBOLS));

    static Stream<Architecture> architectures() {
        var poolings = List.of(Pooling.LAST, Pooling.MAX, Pooling.MEAN);
        var words = new Input.Embedding(List.of(SYMBOLS, 5), 3, 0);
        return Stream.of(
                READER,
                new Architecture(new Input.Embedding(SYMBOLS, 3), LSTM, new Readout.NextToken(SYMBOLS)),
                new Architecture(new Input.Values(2), LSTM, new Readout.Values(3)),
                new Architecture(new Input.Values(2), RecurrentStack.of(Cell.SIMPLE_RNN, 4), new Readout.State()),
                new Architecture(new Input.Values(2), RecurrentStack.of(Cell.RELU_RNN, 4), new Readout.Medians(2)),
                new Architecture(new Input.Values(2), RecurrentStack.of(Cell.GRU, 4), new Readout.ValuesAtEveryStep(2)),
                new Architecture(words, LSTM, new Readout.Label(3)),
                new Architecture(words, BOTH_WAYS, new Readout.Label(3, poolings)),
                new Architecture(new Input.Embedding(SYMBOLS, 3), BOTH_WAYS, new Readout.Label(3, poolings, true)),
                new Architecture(new Input.Embedding(SYMBOLS, 3), LSTM, new Readout.Tags(4)),
                new Architecture(new Input.Values(2), BOTH_WAYS, new Readout.TagScores(4)),
                new Architecture(new Input.Values(2), BOTH_WAYS, new Readout.Values(1)));
    }

    @ParameterizedTest
    @MethodSource("architectures")
    void aStandInAnswersAndLearnsAsTheProcessor(Architecture architecture) {
        answersAndLearnsAsTheProcessor(TestedEngine.STAND_IN, architecture);
    }

    @ParameterizedTest
    @MethodSource("architectures")
    void aGpuAnswersAndLearnsAsTheProcessor(Architecture architecture) {
        answersAndLearnsAsTheProcessor(TestedEngine.GPU, architecture);
    }

    private static void answersAndLearnsAsTheProcessor(TestedEngine engine, Architecture architecture) {
        Network here = TestedEngine.FUSED.install(drawn(architecture), 1);
        Network there = engine.install(drawn(architecture), 1);
        for (DataSet batch :
                List.of(RandomBatches.of(architecture, false, 1), RandomBatches.of(architecture, true, 2))) {
            assertThat(there.loss(batch)).isCloseTo(here.loss(batch), within(1e-5));
            assertThat(there.gradient(batch)).isCloseTo(here.gradient(batch), within(1e-5));
            double largest = here.gradient().amaxNumber().doubleValue();
            assertThat(difference(there.gradient(), here.gradient())).isLessThan(1e-4 * largest);
            INDArray answers = here.output(batch.getFeatures(), batch.getFeaturesMaskArray());
            INDArray others = there.output(batch.getFeatures(), batch.getFeaturesMaskArray());
            if (batch.getFeaturesMaskArray() == null || !architecture.everyStep()) {
                assertThat(difference(others, answers)).isLessThan(1e-5);
            }
        }
        List<Double> expected = losses(here, architecture);
        List<Double> found = losses(there, architecture);
        assertThat(losses(engine.install(drawn(architecture), 1), architecture)).isEqualTo(found);
        for (int step = 0; step < expected.size(); step++) {
            assertThat(found.get(step)).isCloseTo(expected.get(step), within(1e-3));
        }
        assertThat(there.iteration()).isEqualTo(here.iteration());
        assertThat(difference(there.weights(), here.weights())).isLessThan(1e-3);
    }

    /** Twenty steps, the losses each asked for a step late, and the gradients clipped. */
    private static List<Double> losses(Network network, Architecture architecture) {
        List<Double> losses = new ArrayList<>();
        DoubleSupplier before = () -> Double.NaN;
        for (int step = 0; step < 20; step++) {
            DoubleSupplier loss = network.learn(RandomBatches.of(architecture, step % 2 == 1, 10 + step), 0.01, 1);
            losses.add(before.getAsDouble());
            before = loss;
        }
        losses.add(before.getAsDouble());
        return losses.subList(1, losses.size());
    }

    @ParameterizedTest
    @EnumSource(
            value = TestedEngine.class,
            names = {"STAND_IN", "GPU"})
    void tokensAreReadAsTheVectorsThatShowThem(TestedEngine engine) {
        Network there = engine.install(drawn(READER), 1);
        DataSet tokens = text().inOrder(3).iterator().next();
        var vectors = new DataSet(tokens.getFeatures(), tokens.getLabels());
        double loss = there.loss(tokens);

        assertThat(there.loss(vectors)).isCloseTo(loss, within(1e-6));
        assertThat(there.loss(tokens)).isEqualTo(loss);
        assertThat(difference(
                        there.output(vectors.getFeatures(), null),
                        TestedEngine.FUSED.install(drawn(READER), 1).output(vectors.getFeatures(), null)))
                .isLessThan(1e-5);
    }

    @ParameterizedTest
    @EnumSource
    void statesGoOnFromBatchToBatchAndFromEngineToEngine(TestedEngine engine) {
        Network network = engine.install(drawn(READER), 1);
        Network other = TestedEngine.FUSED.install(drawn(READER), 1);
        network.carryState(true);
        other.carryState(true);
        for (DataSet batch : text().inOrder(3)) {
            assertThat(network.loss(batch)).isCloseTo(other.loss(batch), within(1e-5));
            other.states(network.states());
        }
        assertThat(network.states().keySet()).containsExactly("0.prevAct", "0.prevMem", "1.prevAct", "1.prevMem");
        network.states(other.states());
        INDArray some = text().inOrder(3).iterator().next().getFeatures();
        assertThat(difference(network.output(some, null), other.output(some, null)))
                .isLessThan(1e-5);
        assertThat(difference(network.follow(some), other.follow(some))).isLessThan(1e-5);
        network.clearState();
        assertThat(network.states()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(
            value = TestedEngine.class,
            names = {"STAND_IN", "GPU"})
    void whatIsLearnedThereIsSeenHereAndWhatIsChangedHereIsSeenThere(TestedEngine engine, @TempDir Path folder)
            throws IOException {
        Network network = engine.install(drawn(READER), 1);
        DataSet batch = text().inOrder(3).iterator().next();
        INDArray before = network.weights().dup();
        double loss = network.loss(batch);
        network.learn(batch, 0.01, 0);
        network.learn(batch, 0.01, 0);

        assertThat(difference(network.weights(), before)).isGreaterThan(0.01);
        assertThat(network.updaterState().amaxNumber().doubleValue()).isPositive();
        network.write(folder.resolve("network.zip"), true);
        Network read = Engine.FUSED.install(Network.read(folder.resolve("network.zip")), 1);
        assertThat(read.loss(batch)).isCloseTo(network.loss(batch), within(1e-6));
        assertThat(read.iteration()).isEqualTo(2);
        network.weights().assign(before);
        network.forgetSteps();
        assertThat(network.loss(batch)).isEqualTo(loss);
        network.leaveDevice();
        assertThat(network.loss(batch)).isEqualTo(loss);
        assertThat(Bits.of(network.weights())).isEqualTo(Bits.of(before));
    }

    @ParameterizedTest
    @EnumSource(
            value = TestedEngine.class,
            names = {"STAND_IN", "GPU"})
    void carriedStatesOutliveALeaveAndAQuestionThatFails(TestedEngine engine) {
        var reader = new Architecture(new Input.Embedding(SYMBOLS, 3), LSTM, new Readout.NextToken(SYMBOLS));
        Network network = engine.install(drawn(reader), 1);
        Network other = TestedEngine.FUSED.install(drawn(reader), 1);
        network.carryState(true);
        other.carryState(true);
        DataSet batch = RandomBatches.of(reader, false, 1);
        network.loss(batch);
        other.loss(batch);

        network.leaveDevice();
        assertThat(network.states().keySet()).isEqualTo(other.states().keySet());
        assertThatThrownBy(() -> network.output(Nd4j.valueArrayOf(new long[] {4, 1, 6}, SYMBOLS), null))
                .hasMessageContaining("There is no symbol");
        assertThat(network.loss(batch)).isCloseTo(other.loss(batch), within(1e-5));

        network.leaveDevice();
        network.clearState();
        assertThat(network.states()).isEmpty();
        assertThat(network.loss(batch))
                .isCloseTo(TestedEngine.FUSED.install(drawn(reader), 1).loss(batch), within(1e-5));
    }

    @Test
    void aNetworkThatIsMoreThanAStackIsRefused() {
        var attentive = new Readout.Label(2, List.of(Pooling.ATTENTION));
        assertRefused(new Architecture(new Input.Embedding(SYMBOLS, 3), LSTM, attentive), "attention");
        var symbols = new Input.Embedding(SYMBOLS, 3);
        assertRefused(
                new EncoderDecoder(
                        symbols, LSTM, symbols, RecurrentStack.of(Cell.LSTM, 4), Attention.MULTIPLICATIVE, false),
                "more than that");
    }

    @ParameterizedTest
    @EnumSource(
            value = Cell.class,
            names = {"PEEPHOLE_LSTM", "COUPLED_LSTM", "GRU_RESET_BEFORE"})
    void aCellThatCudnnDoesNotHaveIsRefused(Cell cell) {
        Network network = Network.of(
                new Architecture(new Input.Values(2), RecurrentStack.of(cell, 4), new Readout.Values(1)), 0.01, 1);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TestedEngine.STAND_IN.install(network, 1))
                .isInstanceOf(InputException.class)
                .withMessageContaining("choose LSTM, GRU, SIMPLE_RNN or RELU_RNN, or another engine");
    }

    private static void assertRefused(Design design, String reason) {
        Network network = Network.of(design, 0.01, 1);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TestedEngine.STAND_IN.install(network, 1))
                .isInstanceOf(InputException.class)
                .withMessageContaining(reason)
                .withMessageContaining("--engine FUSED");
    }

    @Test
    void aMaskBeforeTheEndIsRefused() {
        var architecture = new Architecture(new Input.Values(2), LSTM, new Readout.Values(1));
        DataSet batch = RandomBatches.of(architecture, true, 1);
        batch.getFeaturesMaskArray().putScalar(0, 0, 0);
        Network network = TestedEngine.STAND_IN.install(drawn(architecture), 1);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> network.loss(batch))
                .withMessageContaining("masked before");
    }

    private static Network drawn(Architecture architecture) {
        return Network.of(architecture, 0.01, 3);
    }

    private static TokenStreamBatches text() {
        return TokenStreamBatches.of(
                TokenSequence.of(new Random(1).ints(70, 0, SYMBOLS).toArray()), SYMBOLS, 5, true);
    }

    private static double difference(INDArray one, INDArray other) {
        return one.sub(other).amaxNumber().doubleValue();
    }

    /** A random batch of four sequences, those after the first shorter if it is padded. */
}
