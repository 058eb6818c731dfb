package recurrent4j.seq2seq.baseline;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import recurrent4j.data.Split;
import recurrent4j.eval.DataSource;
import recurrent4j.io.Json;
import recurrent4j.seq2seq.corpus.Pair;
import recurrent4j.seq2seq.corpus.ParallelCorpus;
import recurrent4j.seq2seq.corpus.Task;

/** What holds of every baseline of every task. */
class BaselineContractTest {

    private static final List<Pair> TRAINING = List.of(
            Pair.of("ein mann schläft heute", "a man sleeps today"),
            new Pair("eine frau schläft heute", List.of("a woman sleeps today", "a woman is asleep today")),
            Pair.of("ein mann liest heute", "a man reads today"),
            Pair.of("ein mann liest heute", "a man reads"));

    private static final List<String> ASKED =
            List.of("ein mann schläft heute", "eine frau liest heute", "xyz", "ein", "heute liest ein mann ein buch");

    private interface Requirement {
        void of(Baseline baseline) throws Exception;
    }

    private static Stream<DynamicTest> each(Requirement requirement) {
        return Stream.of(Task.values()).flatMap(task -> {
            var corpus = new ParallelCorpus(
                    "captions",
                    task,
                    new Split<>(TRAINING, TRAINING, TRAINING),
                    DataSource.generated("captions", "by hand", "0", TRAINING.size()),
                    List.of());
            return Baselines.of(corpus, WordTokens.of(TRAINING)).stream()
                    .map(Supplier::get)
                    .map(baseline ->
                            DynamicTest.dynamicTest(task + ": " + baseline.name(), () -> requirement.of(baseline)));
        });
    }

    @TestFactory
    Stream<DynamicTest> eachSourceGetsATextInItsPlace() {
        return each(baseline -> assertThat(baseline.rewrite(ASKED))
                .hasSameSizeAs(ASKED)
                .allSatisfy(hypothesis -> assertThat(hypothesis.text()).isNotBlank()));
    }

    @TestFactory
    Stream<DynamicTest> nothingIsAskedAndNothingAnswered() {
        return each(baseline -> assertThat(baseline.rewrite(List.of())).isEmpty());
    }

    @TestFactory
    Stream<DynamicTest> itAnswersTheSameTwice() {
        return each(baseline -> assertThat(baseline.rewrite(ASKED)).isEqualTo(baseline.rewrite(ASKED)));
    }

    @TestFactory
    Stream<DynamicTest> itAnswersTheSameAfterItWasSaved() {
        return each(baseline -> {
            SavedBaseline saved = baseline.saved();
            String json = Json.mapper().writeValueAsString(saved);
            Baseline again = Json.mapper().readValue(json, saved.getClass()).baseline(WordTokens.of(TRAINING));
            assertThat(again.rewrite(ASKED)).isEqualTo(baseline.rewrite(ASKED));
            assertThat(again.likelihoods(TRAINING)).isEqualTo(baseline.likelihoods(TRAINING));
            assertThat(again.name()).isEqualTo(baseline.name());
            assertThat(again.parameters()).isEqualTo(baseline.parameters());
            assertThat(BaselineKind.of(saved).saved()).isEqualTo(saved.getClass());
            assertThat(saved.bytes()).isLessThan(json.length());
        });
    }

    @TestFactory
    Stream<DynamicTest> whatHasProbabilitiesCountsTheTokensAndTheEndMark() {
        return each(baseline -> baseline.likelihoods(TRAINING).ifPresent(likelihoods -> {
            assertThat(likelihoods)
                    .extracting(likelihood -> likelihood.tokens())
                    .containsExactly(5, 5, 5, 4);
            assertThat(likelihoods).allSatisfy(likelihood -> {
                assertThat(likelihood.logProbability()).isNegative();
                assertThat(likelihood.right()).isBetween(0, likelihood.tokens());
            });
        }));
    }
}
