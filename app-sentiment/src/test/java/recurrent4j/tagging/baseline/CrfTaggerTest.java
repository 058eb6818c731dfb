package recurrent4j.tagging.baseline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ForkJoinPool;
import org.junit.jupiter.api.Test;
import recurrent4j.io.InputException;
import recurrent4j.io.Json;
import recurrent4j.tagging.corpus.Sentence;
import recurrent4j.tagging.crf.ChainTagger;
import recurrent4j.tagging.crf.Posterior;
import recurrent4j.tagging.evaluate.Tagging;
import recurrent4j.tagging.scheme.TagScheme;

class CrfTaggerTest {

    private static final CrfTagger.Settings SHORT = new CrfTagger.Settings(0.1, 1, 25);

    private static final List<Sentence> TRAINING = Tagged.repeating(40, 1);

    private static final CrfTagger TRAINED =
            CrfTagger.fit(TRAINING, TagSet.of(TRAINING, TagScheme.NONE), SHORT, iteration -> {});

    private static Posterior posterior(CrfTagger tagger, Sentence sentence) {
        return tagger.answers(List.of(sentence)).get(0).posterior();
    }

    private static long errors(CrfTagger tagger, List<Sentence> sentences) {
        List<Tagging> answers = tagger.tag(sentences);
        long errors = 0;
        for (int sentence = 0; sentence < answers.size(); sentence++) {
            List<String> gold = sentences.get(sentence).tags();
            for (int token = 0; token < gold.size(); token++) {
                errors += gold.get(token).equals(answers.get(sentence).tags().get(token)) ? 0 : 1;
            }
        }
        return errors;
    }

    @Test
    void itCarriesATagAlongAsFarAsAWordAsksForIt() {
        assertThat(errors(TRAINED, Tagged.repeating(50, 2))).isZero();
    }

    @Test
    void theDerivativesOfItsLossAreDifferences() {
        List<Sentence> few = TRAINING.subList(0, 11);
        TagSet tags = TagSet.of(few, TagScheme.NONE);
        var loss = new CrfLoss(EncodedSentences.of(few, tags, new TokenFeatures(0), 1), tags, 0.3);
        double[] point = new Random(1).doubles(loss.size(), -1, 1).toArray();
        double[] gradient = new double[point.length];
        loss.at(point, gradient);
        for (int place = 0; place < point.length; place += 61) {
            double[] moved = point.clone();
            moved[place] += 1e-5;
            double up = loss.at(moved, new double[point.length]);
            moved[place] -= 2e-5;
            assertThat(gradient[place]).isCloseTo((up - loss.at(moved, new double[point.length])) / 2e-5, within(1e-5));
        }
    }

    @Test
    void theNumberOfThreadsChangesNoWeight() throws Exception {
        TagSet tags = TagSet.of(TRAINING, TagScheme.NONE);
        var loss = new CrfLoss(EncodedSentences.of(TRAINING, tags, new TokenFeatures(0), 1), tags, 1);
        double[] point = new Random(1).doubles(loss.size(), -1, 1).toArray();
        double[] gradient = new double[point.length];
        double[] alone = new double[point.length];
        double value = loss.at(point, gradient);
        var pool = new ForkJoinPool(1);
        try {
            assertThat(pool.submit(() -> loss.at(point, alone)).get()).isEqualTo(value);
        } finally {
            pool.shutdown();
        }
        assertThat(alone).containsExactly(gradient);
    }

    @Test
    void itNeverAnswersWhatTheSchemeForbids() {
        List<Sentence> training =
                List.of(Tagged.sentence("u/O v/B-P w/I-P u/O"), Tagged.sentence("v/B-P w/I-P w/I-P u/O"));
        var tagger = CrfTagger.fit(training, TagSet.of(training, TagScheme.IOB2), SHORT, iteration -> {});
        for (List<String> words : List.of(List.of("w", "w", "u"), List.of("u", "w", "w"), List.of("w"))) {
            List<String> tags = tagger.tag(List.of(Sentence.of(words))).get(0).tags();
            assertThat(TagScheme.IOB2.violation(tags)).isEmpty();
        }
        List<Sentence> wrong = List.of(Tagged.sentence("u/O w/I-P"));
        TagSet tags = TagSet.of(wrong, TagScheme.IOB2);
        assertThatThrownBy(() -> CrfTagger.fit(wrong, tags, SHORT, iteration -> {}))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("tag 1 after tag 0");
        assertThatThrownBy(() -> TagSet.of(TRAINING, TagScheme.BIOES))
                .isInstanceOf(InputException.class)
                .hasMessage("The tags X, Y are not different ones of BIOES.");
    }

    @Test
    void itSaysHowProbableATagIs() {
        assertThat(TRAINED.answers(TRAINING))
                .extracting(ChainTagger.Answer::tagging)
                .isEqualTo(TRAINED.tag(TRAINING));
        Posterior posterior = posterior(TRAINED, Sentence.of(List.of("x", "a", "y")));
        assertThat(posterior.marginal(0, 0)).isGreaterThan(0.9);
        assertThat(posterior.span(0, new int[] {0, 0}, tag -> tag == 0)).isGreaterThan(0.8);
    }

    @Test
    void itAnswersTheSameAfterItWasSaved() throws Exception {
        String json = Json.mapper().writeValueAsString(TRAINED.saved());
        CrfTagger loaded = Json.mapper().readValue(json, SavedCrf.class).tagger();
        Sentence asked = Sentence.of(List.of("x", "a", "unseen", "a", "y"));
        assertThat(posterior(loaded, asked).marginals())
                .containsExactly(posterior(TRAINED, asked).marginals());
        assertThat(loaded.tag(TRAINING)).isEqualTo(TRAINED.tag(TRAINING));
        assertThat(loaded.parameters()).isEqualTo(TRAINED.parameters());
    }

    @Test
    void aSavedOneWhosePartsDoNotBelongTogetherIsRefused() {
        SavedCrf saved = TRAINED.saved();
        assertThatThrownBy(() -> new SavedCrf(
                                saved.scheme(),
                                List.of("X"),
                                0,
                                saved.chain(),
                                saved.features(),
                                saved.pairs(),
                                saved.weights())
                        .tagger())
                .isInstanceOf(InputException.class)
                .hasMessage(
                        "A linear-chain CRF has 8 weights of the transitions of 1 tags; train and save the model again.");
        assertThatThrownBy(() -> new SavedCrf(
                                saved.scheme(),
                                saved.tags(),
                                0,
                                saved.chain(),
                                List.of(),
                                saved.pairs(),
                                saved.weights())
                        .tagger())
                .hasMessageContaining("a pair ");
        assertThatThrownBy(() -> new SavedCrf(
                                saved.scheme(),
                                saved.tags(),
                                0,
                                saved.chain(),
                                saved.features(),
                                List.of(),
                                saved.weights())
                        .tagger())
                .hasMessageContaining("weights of 0 pairs");
    }

    @Test
    void featuresThatOccurTooSeldomAreLeftOut() {
        var often = CrfTagger.fit(
                TRAINING, TagSet.of(TRAINING, TagScheme.NONE), new CrfTagger.Settings(1, 30, 5), iteration -> {});
        assertThat(often.parameters()).isLessThan(TRAINED.parameters());
    }

    @Test
    void progressIsToldAndTheIterationsAreAtMostThoseAskedFor() {
        List<Integer> iterations = new ArrayList<>();
        CrfTagger.fit(TRAINING, TagSet.of(TRAINING, TagScheme.NONE), new CrfTagger.Settings(1, 1, 3), iterations::add);
        assertThat(iterations).containsExactly(1, 2, 3);
        assertThatThrownBy(() -> new CrfTagger.Settings(0, 1, 3)).isInstanceOf(InputException.class);
    }
}
