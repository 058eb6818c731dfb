package recurrent4j.timeseries.esrnn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import recurrent4j.bundle.ModelBundle;
import recurrent4j.bundle.RunCard;
import recurrent4j.eval.DataSource;
import recurrent4j.eval.Environment;
import recurrent4j.eval.Provenance;
import recurrent4j.model.Architecture;
import recurrent4j.model.Cell;
import recurrent4j.model.Input;
import recurrent4j.model.Readout;
import recurrent4j.model.RecurrentStack;
import recurrent4j.network.Network;
import recurrent4j.timeseries.series.Series;

class SavedSmoothingTest {

    private static final Seasons MONTHS = new Seasons(List.of(12));

    /** So many that their numbers fill more than one part. */
    @Test
    void theNumbersOfEightyThousandSeriesAreSavedBitForBit(@TempDir Path folder) throws IOException {
        List<Series> series = IntStream.range(0, 80_000)
                .mapToObj(i -> Series.of("S" + i, 1, 2, 3))
                .toList();
        double[] numbers = new Random(1)
                .doubles((long) series.size() * MONTHS.parameters())
                .toArray();
        var saved = new SavedSmoothing(
                MONTHS, series.stream().map(SavedSmoothing::key).toList(), List.of(numbers));

        ModelBundle bundle = bundle(saved, folder.resolve("model"));
        SavedSmoothing loaded = SavedSmoothing.of(bundle, 1, MONTHS);

        var history = NormalizedHistory.of(new double[] {1, 2, 3}, 12);
        assertThat(saved.parts()).containsKeys("series", "smoothing-1-1", "smoothing-1-2");
        for (int i : new int[] {0, 1, 70_000, 79_999}) {
            assertThat(loaded.of(0, series.get(i), history))
                    .containsExactly(saved.of(0, series.get(i), history))
                    .startsWith(numbers[i * MONTHS.parameters()]);
        }
        assertThat(loaded.of(0, Series.of("new", 1, 2, 3), history)[0])
                .isCloseTo(0.5, within(0.01))
                .isEqualTo(saved.of(0, Series.of("new", 1, 2, 3), history)[0]);
    }

    @Test
    void numbersThatAreMissingAreNamed(@TempDir Path folder) throws IOException {
        var saved = new SavedSmoothing(MONTHS, List.of("a", "b"), List.of(new double[2 * MONTHS.parameters()]));
        ModelBundle bundle = bundle(saved, folder.resolve("model"));

        assertThatThrownBy(() -> SavedSmoothing.of(bundle, 1, new Seasons(List.of(4))))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("smoothing-1-1.json does not hold 12 numbers");
        assertThatThrownBy(() -> SavedSmoothing.of(bundle, 2, MONTHS))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("smoothing-2-1.json");
    }

    private static ModelBundle bundle(SavedSmoothing smoothing, Path folder) throws IOException {
        var provenance = new Provenance(
                "timeseries",
                "train",
                1,
                DataSource.generated("none", "nothing", "0", 1),
                Environment.here("fused", 1));
        var network = Network.of(
                new Architecture(
                        new Input.Values(1), RecurrentStack.of(Cell.SIMPLE_RNN, 1), new Readout.ValuesAtEveryStep(1)),
                0.01,
                1);
        var bundle = new ModelBundle(RunCard.of(provenance, List.of()), List.of(network), Map.of());
        for (Map.Entry<String, Object> part : smoothing.parts().entrySet()) {
            bundle = bundle.with(part.getKey(), part.getValue());
        }
        bundle.save(folder);
        return ModelBundle.load(folder, "timeseries");
    }
}
