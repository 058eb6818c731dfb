package recurrent4j.network;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.deeplearning4j.nn.conf.layers.BaseLayer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.activations.impl.ActivationSoftSign;
import recurrent4j.model.Architecture;
import recurrent4j.model.Cell;
import recurrent4j.model.Direction;
import recurrent4j.model.Input;
import recurrent4j.model.LinearLayer;
import recurrent4j.model.Pooling;
import recurrent4j.model.Readout;
import recurrent4j.model.RecurrentStack;

class DescribedTest {

    static Stream<Architecture> architectures() {
        var values = new Input.Values(2);
        var words = new Input.Embedding(List.of(9, 5), 3, 0.25);
        var poolings = List.of(Pooling.MEAN, Pooling.LAST, Pooling.MAX);
        RecurrentStack deep = RecurrentStack.of(Cell.GRU, 4, 3).dropping(0.3);
        RecurrentStack both = deep.reading(Direction.BIDIRECTIONAL);
        return Stream.concat(
                Stream.of(
                        new Architecture(values, deep, new Readout.Values(2)),
                        new Architecture(new Input.Embedding(9, 3, 0.1), deep, new Readout.NextToken(9)),
                        new Architecture(words, both, new Readout.Label(3, poolings)),
                        new Architecture(values, both, new Readout.TagScores(3)),
                        new Architecture(values, both, new Readout.Medians(2)),
                        new Architecture(values, both, new Readout.State())),
                Stream.of(Cell.values())
                        .map(cell -> new Architecture(values, RecurrentStack.of(cell, 4), new Readout.Values(1))));
    }

    @ParameterizedTest
    @MethodSource("architectures")
    void aNetworkSaysFromWhichDescriptionItWasMade(Architecture architecture) {
        assertThat(Described.of(Network.of(architecture, 0.01, 7))).contains(architecture);
    }

    @Test
    void aSavedNetworkSaysItToo(@TempDir Path folder) throws IOException {
        for (Architecture architecture : architectures().limit(3).toList()) {
            Path zip = folder.resolve("network.zip");
            Engine.FUSED.install(Network.of(architecture, 0.01, 7), 1).write(zip, true);

            assertThat(Described.of(Engine.FUSED.install(Network.read(zip), 1))).contains(architecture);
        }
    }

    @Test
    void aNetworkOfWhichOneThingIsOtherwiseIsNoneOfOurs() {
        Network network = Network.of(architectures().findFirst().orElseThrow(), 0.01, 7);
        ((BaseLayer) network.layers()[1].conf().getLayer()).setActivationFn(new ActivationSoftSign());

        assertThat(Described.of(network)).isEmpty();
        assertThat(Described.of(Network.of(new LinearLayer(3, 2), 0.01, 7))).isEmpty();
        assertThat(Described.isRecurrent(Network.of(new LinearLayer(3, 2), 0.01, 7)))
                .isFalse();
    }
}
