package recurrent4j.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.factory.Nd4j;
import recurrent4j.model.Architecture;
import recurrent4j.model.Cell;
import recurrent4j.model.Direction;
import recurrent4j.model.Input;
import recurrent4j.model.Readout;
import recurrent4j.model.RecurrentStack;

class InputGradientTest {

    private static final float CHANGE = 1e-2f;
    private static final int FEATURES = 3;
    private static final int STEPS = 6;

    @BeforeAll
    static void start() {
        Engine.FUSED.start(1);
    }

    @ParameterizedTest
    @EnumSource(Cell.class)
    void anInstalledNetworkGivesTheGradientOfItsInput(Cell cell) {
        Network network = Engine.FUSED.install(network(cell, Direction.FORWARD), 1);
        DataSet batch = batch();
        network.backpropagate(batch);

        INDArray gradient = network.inputGradient(batch);

        for (int feature = 0; feature < FEATURES; feature++) {
            for (int step = 0; step < STEPS; step++) {
                int[] place = {1, feature, step};
                double slope =
                        (loss(network, batch, place, CHANGE) - loss(network, batch, place, -CHANGE)) / (2 * CHANGE);
                assertThat(gradient.getDouble(place)).isCloseTo(slope, within(2e-3));
            }
        }
    }

    @Test
    void theGradientOfTheWeightsIsTheSameWithIt() {
        Network network = Engine.FUSED.install(network(Cell.GRU, Direction.FORWARD), 1);
        network.backpropagate(batch());
        INDArray without = network.gradient().dup();

        network.inputGradient(batch());

        assertThat(network.gradient()).isEqualTo(without);
    }

    @Test
    void aNetworkThatReadsBothWaysSaysThatItDoesNot() {
        Network network = network(Cell.LSTM, Direction.BIDIRECTIONAL);

        assertThatThrownBy(() -> network.inputGradient(batch()))
                .isInstanceOf(UnsupportedOperationException.class)
                .hasMessageContaining("read forward");
    }

    private static double loss(Network network, DataSet batch, int[] place, float change) {
        INDArray features = batch.getFeatures().dup();
        features.putScalar(place, features.getFloat(place) + change);
        return features.size(0) * network.score(new DataSet(features, batch.getLabels()));
    }

    private static Network network(Cell cell, Direction direction) {
        RecurrentStack stack = RecurrentStack.of(cell, 5, 4).reading(direction);
        Readout readout = direction == Direction.FORWARD ? new Readout.ValuesAtEveryStep(2) : new Readout.Values(2);
        return Network.of(new Architecture(new Input.Values(FEATURES), stack, readout), 0.01, 1);
    }

    private static DataSet batch() {
        Nd4j.getRandom().setSeed(3);
        return new DataSet(Nd4j.randn(2, FEATURES, STEPS), Nd4j.randn(2, 2, STEPS));
    }
}
