package recurrent4j.network;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.factory.Nd4j;
import recurrent4j.Bits;
import recurrent4j.layers.fused.NetworkPass;
import recurrent4j.model.Architecture;
import recurrent4j.model.Cell;
import recurrent4j.model.Direction;
import recurrent4j.model.Input;
import recurrent4j.model.Pooling;
import recurrent4j.model.Readout;
import recurrent4j.model.RecurrentStack;

/** A pass through a whole graph leaves the bits that Deeplearning4j leaves, going from vertex to vertex. */
class NetworkPassTest {

    /** So many that two threads divide the batch. */
    private static final int BATCH = 48;

    private static final int STEPS = 21;
    private static final int THREADS = 2;
    private static final List<Integer> NARROW = List.of(40, 24);
    private static final List<Integer> WIDE = List.of(64, 72);
    private static final Input.Embedding LOOKED_UP = new Input.Embedding(30, 12);

    record Case(Architecture architecture, boolean masked) {}

    static Stream<Case> cases() {
        return Stream.concat(cells(), readouts())
                .flatMap(architecture -> Stream.of(new Case(architecture, false), new Case(architecture, true)));
    }

    /** Each cell with one of several widths, of which products depend. */
    private static Stream<Architecture> cells() {
        List<List<Integer>> widths = List.of(NARROW, WIDE, List.of(32, 64));
        return Arrays.stream(Cell.values()).map(cell -> {
            List<Integer> units = widths.get(cell.ordinal() % widths.size());
            RecurrentStack stack = RecurrentStack.of(cell, units.get(0), units.get(1));
            return new Architecture(LOOKED_UP, stack.reading(Direction.BIDIRECTIONAL), new Readout.Tags(5));
        });
    }

    private static Stream<Architecture> readouts() {
        List<Architecture> all = new ArrayList<>();
        for (double dropout : new double[] {0, 0.3}) {
            List<Integer> units = dropout > 0 ? NARROW : WIDE;
            RecurrentStack forward =
                    RecurrentStack.of(Cell.GRU, units.get(0), units.get(1)).dropping(dropout);
            RecurrentStack both = forward.reading(Direction.BIDIRECTIONAL);
            var dropped = new Input.Embedding(List.of(30), 12, dropout);
            all.add(new Architecture(dropped, forward, new Readout.Label(3, List.of(Pooling.MEAN))));
            all.add(new Architecture(dropped, both, new Readout.Label(3)));
            all.add(new Architecture(dropped, both, new Readout.Label(3, List.of(Pooling.MAX, Pooling.MEAN))));
            all.add(new Architecture(dropped, both, new Readout.Label(3, List.of(Pooling.MAX, Pooling.ATTENTION))));
            all.add(new Architecture(dropped, both, new Readout.Tags(5)));
            all.add(new Architecture(new Input.OneHot(20), both, new Readout.Tags(5)));
            all.add(new Architecture(new Input.Values(3), both, new Readout.Values(2)));
        }
        return all.stream();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void leavesTheBitsThatAreLeftFromVertexToVertex(Case tested) {
        GraphNetwork whole = (GraphNetwork) Engine.FUSED.install(Network.of(tested.architecture(), 0.01, 7), THREADS);
        Network vertices = whole.updatedBy(whole.updates());
        assertThat(whole.pass()).get().matches(NetworkPass::isValid);
        // Batches of two sizes, since arrays are kept.
        for (int size : new int[] {BATCH, 17}) {
            DataSet batch = batch(tested, size, STEPS - size % 5);
            Nd4j.getRandom().setSeed(size);
            double expectedLoss = vertices.backpropagate(batch);
            INDArray expected = vertices.gradient().dup();
            whole.gradient().assign(Float.NaN);
            if (size != BATCH) {
                whole.leaveDevice();
            }

            Nd4j.getRandom().setSeed(size);
            double loss = whole.backpropagate(batch);

            assertThat(loss).isEqualTo(expectedLoss);
            assertThat(Bits.of(whole.gradient())).isEqualTo(Bits.of(expected));
        }
    }

    @Test
    void leavesALossThatIsNotOursToDeeplearning4j() {
        var architecture = new Architecture(
                LOOKED_UP, RecurrentStack.of(Cell.LSTM, 8).reading(Direction.BIDIRECTIONAL), new Readout.Tags(5));
        Network whole = Engine.FUSED.install(Network.of(architecture, 0.01, 7), THREADS);
        Network vertices = whole.updatedBy(whole.updates());
        DataSet batch = batch(new Case(architecture, true), 4, 6);
        batch.getLabelsMaskArray().muli(0.5);
        double expectedLoss = vertices.backpropagate(batch);
        INDArray expected = vertices.gradient().dup();

        assertThat(whole.backpropagate(batch)).isEqualTo(expectedLoss);
        assertThat(Bits.of(whole.gradient())).isEqualTo(Bits.of(expected));
    }

    @Test
    void tellsTheSameGradientsOfStates() {
        var architecture = new Architecture(
                LOOKED_UP, RecurrentStack.of(Cell.LSTM, 8).reading(Direction.BIDIRECTIONAL), new Readout.Label(3));
        Network whole = Engine.FUSED.install(Network.of(architecture, 0.01, 7), THREADS);
        DataSet batch = batch(new Case(architecture, false), 4, 6);

        assertThat(whole.stateGradients(batch))
                .hasSize(2)
                .usingRecursiveComparison()
                .isEqualTo(whole.updatedBy(whole.updates()).stateGradients(batch));
    }

    @Test
    void knowsNoNetworkThatReadsSeveralInputs() {
        var tracks = new Architecture(
                new Input.Embedding(List.of(30, 5), 12, 0), RecurrentStack.of(Cell.LSTM, 8), new Readout.Label(3));
        var network = (GraphNetwork) Engine.FUSED.install(Network.of(tracks, 0.01, 7), THREADS);

        assertThat(network.pass()).isEmpty();
    }

    private static DataSet batch(Case tested, int size, int steps) {
        var random = new Random(size);
        Architecture architecture = tested.architecture();
        INDArray features = features(random, architecture.input(), size, steps);
        boolean everyStep = architecture.everyStep();
        int outputs = architecture.readout().size();
        INDArray labels = architecture.readout() instanceof Readout.Values
                ? values(random, size, outputs, 1).reshape('f', size, outputs)
                : ones(random, size, outputs, everyStep ? steps : 1);
        INDArray asked = everyStep ? labels : labels.reshape('f', size, outputs);
        if (!tested.masked()) {
            return new DataSet(features, asked);
        }
        float[] mask = new float[size * steps];
        for (int example = 0; example < size; example++) {
            int length = 1 + random.nextInt(steps);
            for (int t = 0; t < length; t++) {
                mask[t * size + example] = 1;
            }
        }
        INDArray exists = Nd4j.create(mask, new long[] {size, steps}, 'f');
        return new DataSet(features, asked, exists, everyStep ? exists.dup('f') : null);
    }

    private static INDArray features(Random random, Input input, int size, int steps) {
        if (input instanceof Input.OneHot oneHot) {
            return ones(random, size, oneHot.size(), steps);
        }
        return input instanceof Input.Embedding embedding
                ? numbers(random, size, steps, embedding.size())
                : values(random, size, input.size(), steps);
    }

    private static INDArray ones(Random random, int size, int width, int steps) {
        float[] values = new float[size * width * steps];
        for (int t = 0; t < steps; t++) {
            for (int example = 0; example < size; example++) {
                values[(t * width + random.nextInt(width)) * size + example] = 1;
            }
        }
        return Nd4j.create(values, new long[] {size, width, steps}, 'f');
    }

    private static INDArray numbers(Random random, int size, int steps, int count) {
        float[] values = new float[size * steps];
        for (int i = 0; i < values.length; i++) {
            values[i] = random.nextInt(count);
        }
        return Nd4j.create(values, new long[] {size, 1, steps}, 'f');
    }

    private static INDArray values(Random random, int size, int width, int steps) {
        float[] values = new float[size * width * steps];
        for (int i = 0; i < values.length; i++) {
            values[i] = random.nextFloat() - 0.5f;
        }
        return Nd4j.create(values, new long[] {size, width, steps}, 'f');
    }
}
