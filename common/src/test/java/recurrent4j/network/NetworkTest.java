package recurrent4j.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.Stream;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.factory.Nd4j;
import recurrent4j.Bits;
import recurrent4j.layers.fused.StateGradients;
import recurrent4j.model.Architecture;
import recurrent4j.model.Cell;
import recurrent4j.model.Direction;
import recurrent4j.model.Input.Values;
import recurrent4j.model.Pooling;
import recurrent4j.model.Readout;
import recurrent4j.model.RecurrentStack;

class NetworkTest {

    static final Architecture FORWARD =
            new Architecture(new Values(2), RecurrentStack.of(Cell.LSTM, 3), new Readout.ValuesAtEveryStep(1));
    private static final Architecture BOTH_WAYS = new Architecture(
            new Values(2), RecurrentStack.of(Cell.LSTM, 3).reading(Direction.BIDIRECTIONAL), new Readout.Values(1));

    static Stream<Architecture> both() {
        return Stream.of(FORWARD, BOTH_WAYS);
    }

    @ParameterizedTest
    @MethodSource("both")
    void theGradientIsThatOfTheMeanLossPerAnswer(Architecture architecture) {
        Network network = Network.of(architecture, 0.001, 1);
        DataSet batch = batch(architecture, 4, 5);

        double loss = network.gradient(batch);

        assertThat(loss).isCloseTo(network.loss(batch), within(1e-6));
        INDArray gradient = network.gradient().dup();
        for (int i = 0; i < network.parameters(); i += 5) {
            double numeric = (lossWith(network, batch, i, 1e-2) - lossWith(network, batch, i, -1e-2)) / 2e-2;
            assertThat(gradient.getDouble(i)).as("weight %d", i).isCloseTo(numeric, within(2e-4));
        }
    }

    @Test
    void anUntrainedNetworkBeginsWithTheFrequenciesOfItsAnswers() {
        Network network = Network.of(
                new Architecture(new Values(2), RecurrentStack.of(Cell.LSTM, 3), new Readout.Label(3)), 0.001, 1);

        network.beginWithFrequencies(new double[] {6, 3, 0});

        INDArray answer = network.output(Nd4j.zeros(DataType.FLOAT, 1, 2, 4), null);
        assertThat(answer.getDouble(0, 0) / answer.getDouble(0, 1)).isCloseTo(2, within(1e-5));
        assertThat(answer.getDouble(0, 1)).isCloseTo(answer.getDouble(0, 2), within(1e-5));
    }

    static Stream<Architecture> labelling() {
        RecurrentStack cells = RecurrentStack.of(Cell.LSTM, 3);
        var pooled = new Readout.Label(2, List.of(Pooling.MAX, Pooling.MEAN));
        return Stream.of(
                new Architecture(new Values(2), cells, new Readout.Values(1)),
                new Architecture(new Values(2), cells, pooled),
                new Architecture(new Values(2), cells.reading(Direction.BIDIRECTIONAL), pooled));
    }

    @ParameterizedTest
    @MethodSource("labelling")
    void aBatchWithoutPaddingIsReadWithoutTheMaskOfTheOneBefore(Architecture architecture) {
        Network network = Network.of(architecture, 0.001, 1);
        INDArray answers = Nd4j.zeros(DataType.FLOAT, 2, architecture.readout().size());
        answers.putScalar(0, 0, 1).putScalar(1, 0, 1);
        INDArray features = Nd4j.rand(DataType.FLOAT, 2, 2, 5);
        INDArray mask = Nd4j.createFromArray(new float[][] {{1, 1, 1, 1, 1}, {1, 1, 0, 0, 0}});
        var plain = new DataSet(features, answers);
        double loss = network.gradient(plain);

        network.loss(new DataSet(features, answers, mask, null));
        assertThat(network.gradient(plain)).isEqualTo(loss);
        network.output(features, mask);
        assertThat(network.loss(plain)).isEqualTo(loss);
        network.gradient(new DataSet(features, answers, mask, null));
        assertThat(network.gradient(plain)).isEqualTo(loss);
    }

    @ParameterizedTest
    @MethodSource("both")
    void theLossIsTheMeanOfSquaredErrors(Architecture architecture) {
        Network network = Network.of(architecture, 0.001, 1);
        DataSet batch = batch(architecture, 3, 4);

        INDArray errors = network.output(batch.getFeatures(), null).sub(batch.getLabels());

        assertThat(network.loss(batch))
                .isCloseTo(errors.mul(errors).meanNumber().doubleValue(), within(1e-6));
    }

    @Test
    void onlyAnswersThatTheMaskLetsCountMakeTheLoss() {
        Network network = Network.of(FORWARD, 0.001, 1);
        DataSet batch = batch(FORWARD, 3, 2);
        INDArray errors = network.output(batch.getFeatures(), null).sub(batch.getLabels());
        double lastSquares = errors.mul(errors).mean(0, 1).getDouble(1);

        batch.setLabelsMaskArray(Nd4j.createFromArray(new float[][] {{0, 1}, {0, 1}, {0, 1}}));

        assertThat(network.loss(batch)).isCloseTo(lastSquares, within(1e-6));
        assertThat(network.gradient(batch)).isCloseTo(lastSquares, within(1e-6));
    }

    @ParameterizedTest
    @MethodSource("both")
    void aStepOfTheStockEngineIsDeeplearning4jsOwn(Architecture architecture) {
        Network network = Engine.STOCK.install(Network.of(architecture, 0.01, 1), 1);
        DataSet batch = batch(architecture, 4, architecture.everyStep() ? 1 : 5);
        var plain = network.model() instanceof MultiLayerNetwork layers
                ? layers.clone()
                : ((ComputationGraph) network.model()).clone();

        for (int i = 0; i < 3; i++) {
            if (plain instanceof MultiLayerNetwork layers) {
                layers.fit(batch);
            } else {
                ((ComputationGraph) plain).fit(batch);
            }
            network.gradient(batch);
            network.step(0.01);
        }

        assertThat(Bits.of(network.weights())).isEqualTo(Bits.of(plain.params()));
        assertThat(network.iteration()).isEqualTo(3);
    }

    @ParameterizedTest
    @MethodSource("both")
    void aStepOfTheFusedEngineIsTheSameToTheLastDigits(Architecture architecture) {
        Network stock = Engine.STOCK.install(Network.of(architecture, 0.01, 1), 1);
        Network fused = Engine.FUSED.install(Network.of(architecture, 0.01, 1), 2);
        DataSet batch = batch(architecture, 4, 5);
        for (int i = 0; i < 3; i++) {
            for (Network network : List.of(stock, fused)) {
                network.gradient(batch);
                network.step(0.01);
            }
        }
        assertThat(fused.weights().sub(stock.weights()).amaxNumber().doubleValue())
                .isLessThan(1e-6);
    }

    @ParameterizedTest
    @EnumSource
    void aMaskCountsWithACarriedStateToo(TestedEngine engine) {
        Network network = engine.install(Network.of(FORWARD, 0.001, 1), 1);
        DataSet batch = batch(FORWARD, 3, 4);
        batch.setLabelsMaskArray(Nd4j.createFromArray(new float[][] {{0, 1, 1, 0}, {0, 0, 0, 1}, {1, 1, 1, 1}}));
        double loss = network.loss(batch);
        network.carryState(true);
        assertThat(network.loss(batch)).isCloseTo(loss, within(1e-6));
        network.clearState();
        assertThat(network.gradient(batch)).isCloseTo(loss, within(1e-6));
    }

    @ParameterizedTest
    @EnumSource
    void aBatchWithoutAnAnswerCostsNothingAndTeachesNothing(TestedEngine engine) {
        Network network = engine.install(Network.of(FORWARD, 0.001, 1), 1);
        DataSet batch = batch(FORWARD, 3, 4);
        batch.setLabelsMaskArray(Nd4j.zeros(DataType.FLOAT, 3, 4));
        assertThat(network.loss(batch)).isZero();
        assertThat(network.gradient(batch)).isZero();
        assertThat(network.gradient().amaxNumber().doubleValue()).isZero();
    }

    /** The forward half answers with its last step, the backward half with the first; a tanh fades on the way. */
    @Test
    void gradientsByStepAreInTheOrderOfTheSequenceInBothDirections() {
        var stack = RecurrentStack.of(Cell.SIMPLE_RNN, 3).reading(Direction.BIDIRECTIONAL);
        var architecture = new Architecture(new Values(2), stack, new Readout.Values(1));
        Network network = Engine.FUSED.install(Network.of(architecture, 0.01, 1), 1);
        List<StateGradients> gradients = network.stateGradients(batch(architecture, 4, 6));
        assertThat(gradients).map(StateGradients::layer).containsExactly("forward0", "backward0");
        double[] forward = gradients.get(0).norms();
        double[] backward = gradients.get(1).norms();
        assertThat(forward).hasSize(6);
        assertThat(forward[5]).isGreaterThan(2 * forward[0]).isPositive();
        assertThat(backward[0]).isGreaterThan(2 * backward[5]).isPositive();
    }

    @Test
    void aCarriedStateMakesTwoHalvesOneSequence() {
        Network network = Network.of(FORWARD, 0.001, 1);
        DataSet whole = batch(FORWARD, 2, 8);
        double loss = network.loss(whole);
        network.carryState(true);

        double first = network.loss(part(whole, 0, 4));
        double second = network.loss(part(whole, 4, 8));

        assertThat((first + second) / 2).isCloseTo(loss, within(1e-6));
        network.clearState();
        assertThat(network.loss(part(whole, 4, 8))).isNotCloseTo(second, within(1e-6));
    }

    private static double lossWith(Network network, DataSet batch, int weight, double change) {
        double before = network.weights().getDouble(weight);
        network.weights().putScalar(weight, before + change);
        double loss = network.loss(batch);
        network.weights().putScalar(weight, before);
        return loss;
    }

    static DataSet batch(Architecture architecture, int size, int steps) {
        var random = new java.util.Random(3);
        INDArray features = Nd4j.create(
                random.doubles((long) size * 2 * steps).toArray(), new long[] {size, 2, steps}, DataType.FLOAT);
        long[] shape = architecture.readout().everyStep() ? new long[] {size, 1, steps} : new long[] {size, 1};
        INDArray labels = Nd4j.create(
                random.doubles(shape.length == 3 ? (long) size * steps : size).toArray(), shape, DataType.FLOAT);
        return new DataSet(features, labels);
    }

    private static DataSet part(DataSet whole, int from, int to) {
        var steps = org.nd4j.linalg.indexing.NDArrayIndex.interval(from, to);
        var all = org.nd4j.linalg.indexing.NDArrayIndex.all();
        return new DataSet(
                whole.getFeatures().get(all, all, steps).dup('f'),
                whole.getLabels().get(all, all, steps).dup('f'));
    }
}
