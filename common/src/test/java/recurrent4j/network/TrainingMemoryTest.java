package recurrent4j.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import recurrent4j.io.InputException;
import recurrent4j.model.Architecture;
import recurrent4j.model.Cell;
import recurrent4j.model.Design;
import recurrent4j.model.Direction;
import recurrent4j.model.Input;
import recurrent4j.model.LinearLayer;
import recurrent4j.model.MeanOfEmbeddings;
import recurrent4j.model.Pooling;
import recurrent4j.model.Readout;
import recurrent4j.model.RecurrentStack;

/** D3: what a training needs is known before it is begun. */
class TrainingMemoryTest {

    private static final double MACHINE = 24L << 30;
    private static final double BYTES_OF_A_WEIGHT = 20;

    @ParameterizedTest
    @EnumSource(Cell.class)
    void theWeightsOfEveryCellAreCountedToATenth(Cell cell) {
        requireCountedToATenth(architecture(cell, Direction.FORWARD, 2, 60));
        requireCountedToATenth(new Architecture(
                new Input.Values(3),
                RecurrentStack.of(cell, 40, 20).reading(Direction.BIDIRECTIONAL),
                new Readout.Label(3, List.of(Pooling.MEAN, Pooling.MAX))));
    }

    @ParameterizedTest
    @MethodSource
    void theWeightsOfEveryDesignAreCountedToATenth(Design design) {
        requireCountedToATenth(design);
    }

    static Stream<Design> theWeightsOfEveryDesignAreCountedToATenth() {
        return Stream.of(
                new LinearLayer(30, 20),
                new MeanOfEmbeddings(new Input.Embedding(200, 20), 2),
                new Architecture(
                        new Input.Embedding(500, 30), RecurrentStack.of(Cell.GRU, 20), new Readout.NextToken(500)),
                new Architecture(new Input.OneHot(50), RecurrentStack.of(Cell.LSTM, 20), new Readout.NextToken(50)),
                new Architecture(new Input.Values(2), RecurrentStack.of(Cell.LSTM, 20), new Readout.State()));
    }

    private static void requireCountedToATenth(Design design) {
        double weights = Network.of(design, 0.001, 1).parameters();
        assertThat(new TrainingMemory(design, 0, 0, 1).bytes() / BYTES_OF_A_WEIGHT)
                .isCloseTo(weights, within(weights / 10));
    }

    @Test
    void whatNoMachineHasIsRefusedInASentenceThatSaysHowMuchItIs() {
        assertThatThrownBy(() -> require(architecture(Cell.LSTM, Direction.FORWARD, 2, 1_000_000), 0, 0, 1))
                .isInstanceOf(InputException.class)
                .hasMessage(
                        "Training 2 layers of 1,000,000 units needs 218 TB of memory, and this machine has 24 GB; choose smaller or fewer.");
        assertThatThrownBy(() -> require(architecture(Cell.LSTM, Direction.FORWARD, 2, 40_000), 0, 0, 1))
                .hasMessageStartingWith("Training 2 layers of 40,000 units needs 358 GB of memory");
    }

    @Test
    void whatIsLargestIsNamed() {
        var embedding = new Architecture(
                new Input.Embedding(1_000_000, 100_000), RecurrentStack.of(Cell.LSTM, 20), new Readout.Label(2));
        assertThatThrownBy(() -> require(embedding, 50, 300, 1))
                .hasMessageStartingWith("Training an embedding of 1,000,000 symbols in 100,000 dimensions needs 2 TB");
        var answers = new Architecture(
                new Input.Values(1), RecurrentStack.of(Cell.LSTM, 20_000), new Readout.Values(100_000_000));
        assertThatThrownBy(() -> require(answers, 1, 1, 1))
                .hasMessageStartingWith("Training a layer of 100,000,000 answers needs 36 TB");
        assertThatThrownBy(() -> require(architecture(Cell.LSTM, Direction.FORWARD, 2, 128), 1_000_000, 300, 1))
                .hasMessageStartingWith("Training with minibatches of 1,000,000 times 300 steps needs 1 TB");
        assertThatThrownBy(() -> require(architecture(Cell.LSTM, Direction.FORWARD, 2, 1_000), 0, 0, 1_000))
                .hasMessageStartingWith("Training 1,000 networks with 2 layers of 1,000 units needs");
    }

    @Test
    void whatNoFileHoldsIsRefusedOnAnyMachine() {
        assertThatThrownBy(() -> new TrainingMemory(architecture(Cell.LSTM, Direction.FORWARD, 2, 10_000), 0, 0, 1)
                        .requireWithin(1e15))
                .hasMessageStartingWith("A network with 2 layers of 10,000 units has ")
                .hasMessageEndingWith("and more than 134,217,728 cannot be saved; choose smaller or fewer.");
    }

    @Test
    void whatIsUsualIsNotRefused() {
        require(architecture(Cell.LSTM, Direction.BIDIRECTIONAL, 3, 1_024), 128, 500, 1);
    }

    private static void require(Design design, long rows, long steps, int networks) {
        new TrainingMemory(design, rows, steps, networks).requireWithin(MACHINE);
    }

    private static Architecture architecture(Cell cell, Direction direction, int layers, int units) {
        var stack = new RecurrentStack(cell, direction, Collections.nCopies(layers, units), 0);
        return new Architecture(new Input.Values(1), stack, new Readout.Values(1));
    }
}
