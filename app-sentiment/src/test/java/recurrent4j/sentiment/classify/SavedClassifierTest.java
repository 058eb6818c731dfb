package recurrent4j.sentiment.classify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import recurrent4j.bundle.RunCard;
import recurrent4j.eval.Contest;
import recurrent4j.eval.DataSource;
import recurrent4j.eval.Effort;
import recurrent4j.eval.Environment;
import recurrent4j.eval.Provenance;
import recurrent4j.sentiment.baseline.MajorityClass;
import recurrent4j.sentiment.baseline.NaiveBayes;
import recurrent4j.sentiment.baseline.NbSvm;
import recurrent4j.sentiment.classify.RecurrentClassifier.Member;
import recurrent4j.sentiment.classify.SavedClassifier.Learned;
import recurrent4j.sentiment.evaluate.CalibratedClassifier;
import recurrent4j.sentiment.evaluate.ClassifierEvaluation;
import recurrent4j.sentiment.evaluate.SentimentClassifier;
import recurrent4j.sentiment.reviews.Columns;
import recurrent4j.sentiment.reviews.Corpus;
import recurrent4j.sentiment.reviews.Origin;
import recurrent4j.sentiment.reviews.SplitShares;
import recurrent4j.sentiment.reviews.TextEncoding;
import recurrent4j.sentiment.reviews.Texts;
import recurrent4j.sentiment.reviews.TokenizedReviews;

class SavedClassifierTest {

    private static final Provenance PROVENANCE = new Provenance(
            Corpus.APP, "train", 1, new DataSource("texts", "", "", "0", 40), Environment.here("stock", 1));

    private static final Origin ORIGIN = Origin.of(Columns.BY_NAME, new SplitShares(0.1, 0.1), 1);

    private final TokenizedReviews training = Texts.easy(2, 20);

    private final Contest<SentimentClassifier> contest = new ClassifierEvaluation(training, training).contest();

    @TempDir
    private Path folder;

    @Test
    void networksOfDifferentEncodingsAnswerTheSameWhenTheyAreLoaded() throws Exception {
        List<Member> members = new ArrayList<>();
        for (Preset preset : List.of(Preset.PAIRS, Preset.MEAN, Preset.PAIRS)) {
            TextEncoding encoding =
                    preset.encoding(training, Optional.empty(), 1).reading(members.size() == 2);
            NetworkSpec spec = preset.spec(encoding, 2, preset.plan(40, members.size()), 1);
            members.add(new Member(spec.network(), encoding));
        }
        TextEncoding shared = members.get(1).encoding();
        members.add(new Member(
                Preset.MEAN.spec(shared, 2, Preset.MEAN.plan(40, 7), 1).network(), shared));
        var classifier = new RecurrentClassifier("four", members);
        contest.enterBaseline(MajorityClass.fit(training));
        contest.enter(classifier, Effort.NONE);
        SavedClassifier.of(contest, training, ORIGIN, RunCard.of(PROVENANCE, List.of()))
                .save(folder.resolve("model"));
        SavedClassifier saved = load("four");
        var back = (RecurrentClassifier) CalibratedClassifier.raw(saved.classifier());

        double[][] before = classifier.probabilities(training.texts());
        double[][] after = back.probabilities(training.texts());
        for (int text = 0; text < before.length; text++) {
            assertThat(after[text]).containsExactly(before[text], within(1e-6));
        }
        assertThat(back.encodings()).hasSize(3);
        assertThat(back.encodings()).extracting(TextEncoding::backwards).containsExactly(false, false, true);
        assertThat(back.members().get(3).encoding())
                .isSameAs(back.members().get(1).encoding());
        assertThat(saved.labels()).containsExactly("class 0", "class 1");
    }

    private SavedClassifier load(String by) throws IOException {
        return SavedClassifier.load(folder.resolve("model"), Optional.of(by), UnaryOperator.identity());
    }

    @Test
    void whoWonAnswersAndAnyOtherIfAskedFor() throws IOException {
        var evaluation = new ClassifierEvaluation(training, training);
        Contest<SentimentClassifier> all = evaluation.contest();
        all.enterBaseline(MajorityClass.fit(training));
        all.enterBaseline(evaluation.calibrated(NaiveBayes.fit(training)));
        all.enterBaseline(evaluation.calibrated(NbSvm.fit(training, training)));
        all.enter(evaluation.calibrated(network()), Effort.NONE);
        SavedClassifier saved = SavedClassifier.of(
                all, training, ORIGIN, RunCard.of(PROVENANCE, all.scores().scores()));
        saved.save(folder.resolve("model"));

        SavedClassifier won = SavedClassifier.load(folder.resolve("model"), Optional.empty(), UnaryOperator.identity());

        assertThat(won.answers()).isEqualTo("naive Bayes");
        assertThat(won.contestants()).hasSize(1);
        assertThat(won.remark())
                .contains(
                        "naive Bayes (validation accuracy 1.0000) answers; --by chooses another: majority class; NB-SVM; one.");
        for (SentimentClassifier contestant : saved.contestants()) {
            SavedClassifier asked = load(contestant.name());
            assertThat(asked.answers()).isEqualTo(contestant.name());
            double[][] before = contestant.probabilities(training.texts());
            double[][] after = asked.classifier().probabilities(training.texts());
            for (int text = 0; text < before.length; text++) {
                assertThat(after[text]).containsExactly(before[text], within(1e-6));
            }
        }
        assertThat(load("svm").answers()).isEqualTo("NB-SVM");
        assertThat(SavedClassifier.loadAll(folder.resolve("model"), Optional.empty(), UnaryOperator.identity())
                        .contestants())
                .extracting(SentimentClassifier::name)
                .containsExactly("majority class", "naive Bayes", "NB-SVM", "one");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> load("n"))
                .withMessageContaining("--by n is several of what the model holds; choose one of \"majority class\"");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> load("oracle"))
                .withMessageContaining("--by oracle is none of what the model holds");
    }

    @Test
    void whoIsTooLargeForABundleIsLeftOutAndNamedAndTheBestOfTheOthersAnswers() throws IOException {
        TokenizedReviews wordy = longWords();
        var evaluation = new ClassifierEvaluation(wordy, wordy);
        Contest<SentimentClassifier> all = evaluation.contest();
        all.enterBaseline(MajorityClass.fit(wordy));
        all.enterBaseline(evaluation.calibrated(NaiveBayes.fit(wordy)));

        SavedClassifier saved = SavedClassifier.of(all, wordy, ORIGIN, RunCard.of(PROVENANCE, List.of()));
        saved.save(folder.resolve("model"));

        assertThat(saved.leftOut(all))
                .contains(
                        "The model is saved without \"naive Bayes\", whose words and pairs take more than the 44 MB that a"
                                + " part of a model may have. It was the best by validation, and \"majority class\", the best of"
                                + " the others, answers instead.");
        assertThat(load("majority").answers()).isEqualTo("majority class");
        contest.enterBaseline(NaiveBayes.fit(training));
        assertThat(SavedClassifier.of(contest, training, ORIGIN, RunCard.of(PROVENANCE, List.of()))
                        .leftOut(contest))
                .isEmpty();
    }

    /** Two texts, of which a linear model has to keep fifty million letters. */
    private static TokenizedReviews longWords() {
        List<List<String>> texts = IntStream.range(0, 2)
                .mapToObj(text -> IntStream.range(0, 50)
                        .mapToObj(word -> text + "x".repeat(500_000) + word)
                        .toList())
                .toList();
        return new TokenizedReviews(Texts.easy(2, 1).reviews(), texts, new int[] {0, 1});
    }

    @Test
    void whereEveryTrainingDivergedABaselineIsSaved() throws IOException {
        contest.enterBaseline(NaiveBayes.fit(training));
        SavedClassifier.of(contest, training, ORIGIN, RunCard.of(PROVENANCE, List.of()))
                .save(folder.resolve("model"));

        assertThat(load("naive Bayes").classifier().probabilities(training.texts()))
                .isDeepEqualTo(NaiveBayes.fit(training).probabilities(training.texts()));
    }

    @Test
    void sharesOfOtherClassesThanTheLabelsAreRefused() throws IOException {
        for (double[] shares : new double[][] {{}, {1}, {0.5, 0.25, 0.25}, {-1, 2}, {Double.NaN, 1}}) {
            new SavedClassifier(
                            RunCard.of(PROVENANCE, List.of()),
                            List.of("class 0", "class 1"),
                            new Learned(ORIGIN, shares),
                            "one",
                            List.of(network()),
                            List.of("one"))
                    .save(folder.resolve("model"));

            assertThatIOException()
                    .isThrownBy(() -> load("one"))
                    .withMessageContaining("does not say of each of its 2 classes which share of the texts it had;");
        }
    }

    private RecurrentClassifier network() {
        TextEncoding encoding = Preset.MEAN.encoding(training, Optional.empty(), 1);
        NetworkSpec spec = Preset.MEAN.spec(encoding, 2, Preset.MEAN.plan(40, 1), 1);
        return new RecurrentClassifier("one", List.of(new Member(spec.network(), encoding)));
    }
}
