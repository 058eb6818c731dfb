package recurrent4j.bundle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import recurrent4j.Bits;
import recurrent4j.data.Standardizer;
import recurrent4j.eval.Metrics;
import recurrent4j.eval.Score;
import recurrent4j.io.Json;
import recurrent4j.model.Cell;
import recurrent4j.model.Direction;
import recurrent4j.network.Network;

class ModelBundleTest {

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource({"SIMPLE_RNN, FORWARD", "LSTM, FORWARD", "SIMPLE_RNN, BIDIRECTIONAL", "LSTM, BIDIRECTIONAL"})
    void aNetworkAnswersAsItDidBefore(Cell cell, Direction direction) throws IOException {
        Network before = SampleBundle.network(cell, direction);
        ModelBundle.of(RunCard.of(SampleBundle.PROVENANCE, SampleBundle.SCORES), before)
                .save(folder.resolve("model"));

        Network after =
                ModelBundle.load(folder.resolve("model"), SampleBundle.APP).network();

        assertThat(Bits.of(after.output(SampleBundle.features(), null)))
                .isEqualTo(Bits.of(before.output(SampleBundle.features(), null)));
    }

    @Test
    void theStateOfTheOptimizerIsSavedOnlyOnDemand() throws IOException {
        Network trained = SampleBundle.trained();
        RunCard card = RunCard.of(SampleBundle.PROVENANCE, SampleBundle.SCORES);
        ModelBundle.of(card, trained).save(folder.resolve("small"));
        ModelBundle.of(card.keepingOptimizer(), trained).save(folder.resolve("whole"));

        ModelBundle small = ModelBundle.load(folder.resolve("small"), SampleBundle.APP);
        ModelBundle whole = ModelBundle.load(folder.resolve("whole"), SampleBundle.APP);

        assertThat(small.card().keepsOptimizer()).isFalse();
        assertThat(whole.card().keepsOptimizer()).isTrue();
        assertThat(Bits.of(small.network().weights())).isEqualTo(Bits.of(trained.weights()));
        assertThat(small.network().iteration()).isZero();
        assertThat(whole.network().iteration()).isEqualTo(1);
        assertThat(Bits.of(whole.network().updaterState())).isEqualTo(Bits.of(trained.updaterState()));
        assertThat(weightsBytes("whole")).isCloseTo(3 * weightsBytes("small"), within(400L));
    }

    /** What a network's file takes beside its configuration. */
    private long weightsBytes(String bundle) throws IOException {
        try (var zip = new ZipFile(folder.resolve(bundle + "/network.zip").toFile())) {
            return zip.stream()
                    .filter(entry -> entry.getName().endsWith(".bin"))
                    .mapToLong(ZipEntry::getCompressedSize)
                    .sum();
        }
    }

    /** D6: no system renames two folders at once. */
    /** D5: as a bundle may hold them that somebody has changed. */
    @Test
    void scoresThatNoRunHasPrintedAreRefused() throws IOException {
        Score baseline = SampleBundle.SCORES.get(0);
        Score network = SampleBundle.SCORES.get(1);
        List<List<Score>> odd =
                List.of(List.of(network), List.of(baseline, baseline), List.of(baseline, unscored(network)));

        assertThat(RunCard.of(SampleBundle.PROVENANCE, SampleBundle.SCORES)
                        .scoreboard(Metrics.MSE)
                        .scores())
                .hasSize(2);
        for (List<Score> scores : odd) {
            assertThatExceptionOfType(BundleException.class)
                    .isThrownBy(
                            () -> RunCard.of(SampleBundle.PROVENANCE, scores).scoreboard(Metrics.MSE))
                    .withMessageContaining("none that a run has printed");
        }
    }

    private static Score unscored(Score score) {
        return new Score(score.contestant(), score.effort(), Map.of(), Map.of());
    }

    @Test
    void aBundleIsFoundAfterASaveThatWasKilledBetweenItsTwoRenames() throws IOException {
        ModelBundle.of(
                        RunCard.of(SampleBundle.PROVENANCE, SampleBundle.SCORES),
                        SampleBundle.network(Cell.LSTM, Direction.FORWARD))
                .save(folder.resolve("model"));
        Files.move(folder.resolve("model"), folder.resolve(".model.previous"));

        assertThat(ModelBundle.load(folder.resolve("model"), SampleBundle.APP).networks())
                .hasSize(1);
    }

    /** D6: the same run leaves the same bytes, in another process, too. */
    @Test
    void aCardNamesItsFilesInTheirOrder() {
        Map<String, String> files =
                IntStream.range(10, 50).boxed().collect(Collectors.toMap(i -> "part-" + i, String::valueOf));

        RunCard card = RunCard.of(SampleBundle.PROVENANCE, SampleBundle.SCORES).withFiles(files);

        assertThat(List.copyOf(card.files().keySet())).isSorted().hasSize(40);
    }

    /** D6: a zip says when it was written, but a model need not. */
    @Test
    void aNetworkHasTheSameBytesWhenItIsSavedAtAnotherTime() throws IOException {
        ModelBundle bundle = ModelBundle.of(
                RunCard.of(SampleBundle.PROVENANCE, SampleBundle.SCORES),
                SampleBundle.network(Cell.LSTM, Direction.BIDIRECTIONAL));
        bundle.save(folder.resolve("one"));
        try (var zip = new ZipFile(folder.resolve("one/network.zip").toFile())) {
            assertThat(zip.stream().map(entry -> entry.getTimeLocal().getYear()))
                    .hasSize(2)
                    .containsOnly(1980);
        }
        assertThat(ModelBundle.load(folder.resolve("one"), SampleBundle.APP).networks())
                .hasSize(1);
    }

    @Test
    void networksThatAnswerTogetherReturnInTheirOrder() throws IOException {
        var saved = new ModelBundle(
                RunCard.of(SampleBundle.PROVENANCE, SampleBundle.SCORES),
                List.of(
                        SampleBundle.network(Cell.LSTM, Direction.FORWARD),
                        SampleBundle.network(Cell.SIMPLE_RNN, Direction.FORWARD)),
                Map.of());
        saved.save(folder.resolve("model"));

        ModelBundle loaded = ModelBundle.load(folder.resolve("model"), SampleBundle.APP);

        assertThat(loaded.card().files()).containsOnlyKeys("network.zip", "network-2.zip");
        for (int i = 0; i < 2; i++) {
            assertThat(Bits.of(loaded.networks().get(i).weights()))
                    .isEqualTo(Bits.of(saved.networks().get(i).weights()));
        }
    }

    @Test
    void aDamagedSecondNetworkIsNamed() throws IOException {
        Network network = SampleBundle.network(Cell.LSTM, Direction.FORWARD);
        new ModelBundle(RunCard.of(SampleBundle.PROVENANCE, SampleBundle.SCORES), List.of(network, network), Map.of())
                .save(folder.resolve("model"));
        Files.writeString(folder.resolve("model/network-2.zip"), "cut");

        assertThatExceptionOfType(BundleException.class)
                .isThrownBy(() -> ModelBundle.load(folder.resolve("model"), SampleBundle.APP))
                .withMessageContaining("network-2.zip")
                .withMessageContaining("cut short or changed");
    }

    @Test
    void theCardSaysWhatTheAppPrinted() throws IOException {
        RunCard card = load().card();
        assertThat(card.bundleVersion()).isEqualTo(1);
        assertThat(card.provenance()).isEqualTo(SampleBundle.PROVENANCE);
        assertThat(card.scores()).isEqualTo(SampleBundle.SCORES);
        assertThat(card.files()).containsOnlyKeys("network.zip", "standardizer.json");
        assertThat(Instant.parse(card.created())).isBeforeOrEqualTo(Instant.now());
    }

    @Test
    void theCardIsFlatJsonForPrograms() throws IOException {
        JsonNode card = Json.mapper()
                .readTree(SampleBundle.save(folder.resolve("model"))
                        .resolve("run.json")
                        .toFile());
        assertThat(card.fieldNames())
                .toIterable()
                .containsExactly(
                        "bundleVersion", "created", "app", "command", "seed", "data", "environment", "scores", "files");
        assertThat(card.at("/data/sha256").asText()).isEqualTo("c0ffee");
    }

    @Test
    void aPartReturnsToTheLastBit() throws IOException {
        Standardizer after = load().part("standardizer", Standardizer.class);
        assertThat(after.means()).isEqualTo(SampleBundle.STANDARDIZER.means());
        assertThat(after.deviations()).isEqualTo(SampleBundle.STANDARDIZER.deviations());
    }

    @Test
    void aPartThatIsNotThereIsNamed() throws IOException {
        ModelBundle bundle = load();
        assertThatExceptionOfType(BundleException.class)
                .isThrownBy(() -> bundle.part("vocabulary", String[].class))
                .withMessage(
                        "The bundle has no vocabulary.json, only [standardizer];" + " train and save the model again.");
    }

    @Test
    void aPartOfAnotherShapeIsASentence() throws IOException {
        ModelBundle bundle = load();
        assertThatExceptionOfType(BundleException.class)
                .isThrownBy(() -> bundle.part("standardizer", RunCard.class))
                .withMessageStartingWith("The bundle's standardizer.json cannot be used (");
    }

    @Test
    void aPartThatLacksAComponentIsASentence() throws IOException {
        record Means(double[] means) {}
        record Named(double[] means, String name) {}
        ModelBundle bundle = SampleBundle.bundle().with("means", new Means(new double[] {1}));

        assertThat(bundle.part("means", Means.class).means()).containsExactly(1);
        assertThatExceptionOfType(BundleException.class)
                .isThrownBy(() -> bundle.part("means", Named.class))
                .withMessageStartingWith("The bundle's means.json cannot be used (")
                .withMessageContaining("name");
    }

    @ParameterizedTest
    @ValueSource(strings = {"run", "../escape", "Upper", "", "a b", "a.b"})
    void aPartCannotHaveANameThatMeansSomethingElse(String name) {
        ModelBundle bundle = SampleBundle.bundle();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> bundle.with(name, 1))
                .withMessageStartingWith("A part of a bundle cannot be called \"" + name + "\"");
    }

    private ModelBundle load() throws IOException {
        return ModelBundle.load(SampleBundle.save(folder.resolve("model")), SampleBundle.APP);
    }
}
