package recurrent4j.bundle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import recurrent4j.Bits;
import recurrent4j.model.Cell;
import recurrent4j.model.Direction;
import recurrent4j.model.Input;
import recurrent4j.model.Readout;
import recurrent4j.network.Network;

class PartialLoadingTest {

    @TempDir
    private Path folder;

    @Test
    void onlyTheNetworksThatAreWantedAreLoaded() throws IOException {
        Network second = SampleBundle.network(Cell.SIMPLE_RNN, Direction.FORWARD);
        new ModelBundle(
                        RunCard.of(SampleBundle.PROVENANCE, SampleBundle.SCORES),
                        List.of(SampleBundle.network(Cell.LSTM, Direction.FORWARD), second),
                        Map.of())
                .save(model());
        Input reads = second.input().orElseThrow();

        ModelBundle one = load(1, reads);

        assertThat(one.networks()).hasSize(1);
        assertThat(Bits.of(one.network().weights())).isEqualTo(Bits.of(second.weights()));
        assertThatExceptionOfType(BundleException.class)
                .isThrownBy(() -> load(2, reads))
                .withMessageContaining("names no network-3.zip");
        assertThatExceptionOfType(BundleException.class)
                .isThrownBy(() -> load(1, new Input.Values(99)))
                .withMessageContaining("network-2.zip does not fit");
    }

    @Test
    void aBundleOfPartsAloneNeedsNoNetwork() throws IOException {
        new ModelBundle(RunCard.of(SampleBundle.PROVENANCE, SampleBundle.SCORES), List.of(), Map.of())
                .with("means", List.of(1, 2))
                .save(model());

        ModelBundle loaded = ModelBundle.load(model(), SampleBundle.APP, parts -> List.of(), UnaryOperator.identity());

        assertThat(loaded.part("means", int[].class)).containsExactly(1, 2);
        assertThatExceptionOfType(BundleException.class)
                .isThrownBy(() -> ModelBundle.load(model(), SampleBundle.APP))
                .withMessageContaining("names no network.zip");
    }

    private Path model() {
        return folder.resolve("model");
    }

    private ModelBundle load(int place, Input reads) throws IOException {
        var wanted = new ModelBundle.Wanted(place, new SequenceFit(reads, new Readout.Values(2)));
        return ModelBundle.load(model(), SampleBundle.APP, parts -> List.of(wanted), UnaryOperator.identity());
    }
}
