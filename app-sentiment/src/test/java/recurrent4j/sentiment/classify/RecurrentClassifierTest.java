package recurrent4j.sentiment.classify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import recurrent4j.data.Split;
import recurrent4j.data.Vocabulary;
import recurrent4j.network.CountingDevice;
import recurrent4j.network.Engine;
import recurrent4j.network.Network;
import recurrent4j.sentiment.reviews.TextEncoding;
import recurrent4j.sentiment.reviews.Texts;
import recurrent4j.sentiment.reviews.TokenizedReviews;
import recurrent4j.train.Checkpoint;
import recurrent4j.train.Ensemble;
import recurrent4j.train.EnsembleProgress;
import recurrent4j.train.EnsembleTrainer;

/** What every preset does with a few texts. */
class RecurrentClassifierTest {

    private static final List<List<String>> TEXTS = List.of(
            List.of("great", "fun", "film"),
            List.of(),
            List.of("awful", "film", "zzz", "awful"),
            Collections.nCopies(1000, "film"));

    @ParameterizedTest
    @EnumSource
    @Tag("full")
    void everyPresetLearnsWhatIsEasy(Preset preset) throws IOException {
        assertLearns(preset, 60);
    }

    @ParameterizedTest
    @EnumSource(names = {"MEAN", "GRU", "PAIRS"})
    void aPresetLearnsWhatIsEasyFromAFewReviews(Preset preset) throws IOException {
        assertLearns(preset, 20);
    }

    private static void assertLearns(Preset preset, int each) throws IOException {
        var parts = new Split<>(Texts.easy(2, each), Texts.easy(2, 10), Texts.easy(2, 10));
        NetworkSpec spec = spec(preset, parts.training(), 1);
        var ensembles = new EnsembleTrainer(1, EnsembleProgress.Display.SILENT);

        Ensemble<ClassifierTrainer.Member> ensemble =
                new ClassifierTrainer(parts, Engine.FUSED, ensembles, name -> Checkpoint.none()).train(spec);

        double[][] rows = RecurrentClassifier.of(spec.name(), ensemble).probabilities(TEXTS);
        assertThat(rows[0][1]).isGreaterThan(rows[0][0]);
        assertThat(rows[2][0]).isGreaterThan(rows[2][1]);
    }

    @ParameterizedTest
    @EnumSource
    void aTextIsClassifiedByItselfAlone(Preset preset) {
        RecurrentClassifier classifier = untrained(preset);
        double[][] together = classifier.probabilities(TEXTS);

        List<List<String>> turned = new ArrayList<>(TEXTS);
        Collections.reverse(turned);

        double[][] others = classifier.probabilities(turned);
        for (int text = 0; text < TEXTS.size(); text++) {
            assertThat(Arrays.stream(together[text]).sum()).isCloseTo(1, within(1e-9));
            assertThat(others[TEXTS.size() - 1 - text]).containsExactly(together[text], within(1e-6));
            assertThat(classifier.probabilities(List.of(TEXTS.get(text)))[0])
                    .containsExactly(together[text], within(1e-6));
        }
        assertThat(classifier.probabilities(List.of())).isEmpty();
    }

    /** The course's own example. */
    @ParameterizedTest
    @EnumSource
    void onlyNetworksThatReadInOrderTellWorkAtGoogleFromGoogleAtWork(Preset preset) {
        List<String> work = List.of("i", "work", "at", "google");
        List<String> google = List.of("i", "google", "at", "work");
        TokenizedReviews training = Texts.easy(2, 20);
        TextEncoding encoding = preset.encoding(Vocabulary.open(work), Optional.empty());
        NetworkSpec spec = preset.spec(encoding, 2, preset.plan(training.size(), 1), 1);

        double[][] rows = classifier(spec, List.of(Engine.FUSED.install(spec.network(), 1)))
                .probabilities(List.of(work, google));

        double difference = Math.abs(rows[0][0] - rows[1][0]);
        if (preset == Preset.MEAN) {
            assertThat(difference).isLessThan(1e-7);
        } else {
            assertThat(difference).isGreaterThan(1e-5);
        }
    }

    @Test
    void severalNetworksAnswerWithTheMeanOfTheirProbabilities() {
        TokenizedReviews training = Texts.easy(2, 20);
        NetworkSpec spec = spec(Preset.GRU, training, 2);
        List<Network> networks = spec.members().stream()
                .map(NetworkSpec::network)
                .map(network -> Engine.FUSED.install(network, 1))
                .toList();

        double[][] both = classifier(spec, networks).probabilities(TEXTS);

        double[][] first = classifier(spec, networks.subList(0, 1)).probabilities(TEXTS);
        double[][] second = classifier(spec, networks.subList(1, 2)).probabilities(TEXTS);
        assertThat(first[0][0]).isNotEqualTo(second[0][0]);
        for (int text = 0; text < TEXTS.size(); text++) {
            assertThat(both[text][0]).isCloseTo((first[text][0] + second[text][0]) / 2, within(1e-6));
        }
        assertThat(spec.members()).extracting(NetworkSpec::name).containsExactly("GRU 32, 1 of 2", "GRU 32, 2 of 2");
    }

    private static NetworkSpec spec(Preset preset, TokenizedReviews training, int networks) {
        TextEncoding encoding = preset.encoding(training, Optional.empty(), 1);
        return preset.spec(encoding, 2, preset.plan(training.size(), 1), networks);
    }

    private static RecurrentClassifier classifier(NetworkSpec spec, List<Network> networks) {
        return new RecurrentClassifier(
                spec.name(),
                networks.stream()
                        .map(network -> new RecurrentClassifier.Member(network, spec.encoding()))
                        .toList());
    }

    @Test
    void itsNetworksLeaveTheDeviceWhenAllIsAnswered() {
        NetworkSpec spec = spec(Preset.GRU, Texts.easy(2, 20), 1);
        var device = new CountingDevice();

        classifier(spec, List.of(device.install(spec.network()), device.install(spec.network())))
                .answers(TEXTS);

        assertThat(device.made()).isEqualTo(2);
        assertThat(device.open()).isZero();
    }

    private static RecurrentClassifier untrained(Preset preset) {
        TokenizedReviews training = Texts.easy(2, 20);
        NetworkSpec spec = spec(preset, training, 1);
        return classifier(spec, List.of(Engine.FUSED.install(spec.network(), 1)));
    }
}
