package recurrent4j.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.RNNFormat;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.RnnOutputLayer;
import org.deeplearning4j.nn.conf.layers.recurrent.SimpleRnn;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;
import org.nd4j.linalg.ops.transforms.Transforms;
import recurrent4j.model.Architecture;
import recurrent4j.model.Cell;
import recurrent4j.model.Direction;
import recurrent4j.model.Input;
import recurrent4j.model.Readout;
import recurrent4j.model.RecurrentStack;

/** Losses that a network does not know. */
class ExternalGradientTest {

    private static final int BATCH = 3;
    private static final int STEPS = 5;
    private static final int SIZE = 4;

    @BeforeAll
    static void start() {
        Engine.FUSED.start(1);
    }

    static Stream<Arguments> enginesAndReadouts() {
        return Arrays.stream(TestedEngine.values())
                .flatMap(engine -> Stream.of(
                        Arguments.of(engine, Direction.FORWARD, new Readout.ValuesAtEveryStep(SIZE)),
                        Arguments.of(engine, Direction.FORWARD, new Readout.NextToken(SIZE)),
                        Arguments.of(engine, Direction.FORWARD, new Readout.Values(SIZE)),
                        Arguments.of(engine, Direction.FORWARD, new Readout.Medians(SIZE)),
                        Arguments.of(engine, Direction.BIDIRECTIONAL, new Readout.Values(SIZE)),
                        Arguments.of(
                                engine,
                                Direction.BIDIRECTIONAL,
                                new Readout.Label(SIZE, List.of(recurrent4j.model.Pooling.MEAN)))));
    }

    @ParameterizedTest
    @MethodSource("enginesAndReadouts")
    void theNetworksOwnLossComputedOutsideGivesTheSameGradient(
            TestedEngine engine, Direction direction, Readout readout) {
        Network network = engine.install(network(direction, readout), 1);
        DataSet batch = batch(readout);
        network.backpropagate(batch);
        INDArray own = network.gradient().dup();

        network.backpropagate(batch, slopes(readout, batch.getLabels()));

        assertThat(network.gradient().sub(own).amaxNumber().doubleValue()).isLessThan(1e-6);
        network.backpropagate(batch);
        assertThat(network.gradient()).isEqualTo(own);
    }

    @ParameterizedTest
    @MethodSource("enginesAndReadouts")
    void answersAreThoseThatTheNetworkGives(TestedEngine engine, Direction direction, Readout readout) {
        Network network = engine.install(network(direction, readout), 1);
        DataSet batch = batch(readout);
        INDArray output = network.output(batch.getFeatures(), null).dup();

        network.backpropagate(batch, answers -> {
            assertThat(answers.shape()).isEqualTo(output.shape());
            assertThat(answers.sub(output).amaxNumber().doubleValue()).isLessThan(1e-6);
            return answers.mul(0);
        });

        assertThat(network.gradient().amaxNumber().doubleValue()).isZero();
    }

    @Test
    void paddedStepsChangeNothing() {
        Network network = Engine.FUSED.install(
                network(Direction.BIDIRECTIONAL, new Readout.Label(SIZE, List.of(recurrent4j.model.Pooling.MEAN))), 1);
        DataSet batch = batch(new Readout.Label(SIZE, List.of(recurrent4j.model.Pooling.MEAN)));
        batch.setFeaturesMaskArray(Nd4j.create(new float[][] {{1, 1, 1, 1, 1}, {1, 1, 1, 0, 0}, {1, 0, 0, 0, 0}}));
        network.backpropagate(batch);
        INDArray own = network.gradient().dup();

        network.backpropagate(
                batch, slopes(new Readout.Label(SIZE, List.of(recurrent4j.model.Pooling.MEAN)), batch.getLabels()));

        assertThat(network.gradient().sub(own).amaxNumber().doubleValue()).isLessThan(1e-6);
    }

    @Test
    void inDoublePrecisionTheGradientIsThatOfDifferences() {
        var model = new MultiLayerNetwork(new NeuralNetConfiguration.Builder()
                .dataType(DataType.DOUBLE)
                .seed(7)
                .list()
                .layer(new SimpleRnn.Builder().nOut(3).build())
                .layer(new RnnOutputLayer.Builder(LossFunction.MSE)
                        .dataFormat(RNNFormat.NCW)
                        .nOut(2)
                        .activation(Activation.SOFTMAX)
                        .build())
                .setInputType(InputType.recurrent(2, RNNFormat.NCW))
                .build());
        model.init();
        Network network = new LayerNetwork(model);
        INDArray features =
                Nd4j.create(new Random(1).doubles(BATCH * 2 * STEPS).toArray(), new long[] {BATCH, 2, STEPS}, 'f');

        network.backpropagate(new DataSet(features, null), Transforms::cos);

        for (long i = 0; i < network.parameters(); i++) {
            double slope = (sines(network, features, i, 1e-5) - sines(network, features, i, -1e-5)) / 2e-5;
            assertThat(network.gradient().getDouble(i)).isCloseTo(slope, within(1e-8));
        }
    }

    @Test
    void aNetworkThatLearnsFromSamplesIsRefused() {
        Network network = Engine.FUSED.install(
                Network.of(
                        new Architecture(
                                new Input.OneHot(30), RecurrentStack.of(Cell.GRU, 5), new Readout.NextToken(30)),
                        0.01,
                        1),
                1);
        double[] frequencies = new double[30];
        Arrays.fill(frequencies, 1);
        Engine.FUSED.learnFromSamples(network, frequencies, 8, 1);

        assertThatThrownBy(() -> network.backpropagate(
                        new DataSet(Nd4j.zeros(1, 30, 2), Nd4j.zeros(1, 1, 2)), answers -> answers))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("Learning from samples");
    }

    private static double sines(Network network, INDArray features, long weight, double change) {
        double was = network.weights().getDouble(weight);
        network.weights().putScalar(weight, was + change);
        double sum = Transforms.sin(network.output(features, null)).sumNumber().doubleValue();
        network.weights().putScalar(weight, was);
        return sum;
    }

    private static UnaryOperator<INDArray> slopes(Readout readout, INDArray labels) {
        return answers -> readout instanceof Readout.NextToken || readout instanceof Readout.Label
                ? labels.div(answers).negi()
                : readout instanceof Readout.Medians
                        ? Transforms.sign(answers.sub(labels)).divi(SIZE)
                        : answers.sub(labels).muli(2.0 / SIZE);
    }

    private static Network network(Direction direction, Readout readout) {
        RecurrentStack stack = RecurrentStack.of(Cell.LSTM, 6).reading(direction);
        return Network.of(new Architecture(new Input.Values(2), stack, readout), 0.01, 1);
    }

    private static DataSet batch(Readout readout) {
        Nd4j.getRandom().setSeed(3);
        boolean everyStep = readout instanceof Readout.ValuesAtEveryStep || readout instanceof Readout.NextToken;
        INDArray labels = everyStep ? Nd4j.zeros(BATCH, SIZE, STEPS) : Nd4j.zeros(BATCH, SIZE);
        for (int sequence = 0; sequence < BATCH; sequence++) {
            for (int step = 0; step < (everyStep ? STEPS : 1); step++) {
                int[] place = {sequence, (sequence + 2 * step) % SIZE, step};
                labels.putScalar(everyStep ? place : Arrays.copyOf(place, 2), 1);
            }
        }
        return new DataSet(Nd4j.randn(BATCH, 2, STEPS), labels);
    }
}
