package recurrent4j.sentiment.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.LinkedHashMap;
import java.util.List;
import org.junit.jupiter.api.Test;
import recurrent4j.eval.Contest;
import recurrent4j.eval.Effort;
import recurrent4j.sentiment.baseline.MajorityClass;
import recurrent4j.sentiment.baseline.NaiveBayes;
import recurrent4j.sentiment.reviews.Texts;
import recurrent4j.sentiment.reviews.TokenizedReviews;
import recurrent4j.train.Ensemble;

class ClassifierEvaluationTest {

    private final TokenizedReviews reviews = Texts.easy(3, 10);

    @Test
    void baselinesAreScoredOnBothParts() {
        Contest<SentimentClassifier> contest = new ClassifierEvaluation(reviews, Texts.easy(3, 4)).contest();
        contest.enterBaseline(MajorityClass.fit(reviews));
        contest.enterBaseline(() -> NaiveBayes.fit(reviews));
        assertThat(contest.scores().scores()).hasSize(2);
        assertThat(contest.best().name()).isEqualTo("naive Bayes");
        assertThat(contest.scores().winner().measured(Quality.ACCURACY).test()).isEqualTo(1);
        assertThat(contest.scores().winner().effort().seconds()).isPositive();
        assertThat(contest.scores().scores().get(0).measured(Quality.MACRO_F1).validation())
                .isEqualTo(0.5 / 3);
    }

    @Test
    void aSavedModelIsScoredOnTestAlone() {
        Contest<SentimentClassifier> contest =
                ClassifierEvaluation.onTest(reviews).contest();
        contest.enterBaseline(MajorityClass.fit(reviews));
        contest.enter(NaiveBayes.fit(reviews), Effort.NONE);
        assertThat(contest.scores().judge()).isEqualTo("test");
        assertThat(contest.scores().toString()).contains("naive Bayes is best: test accuracy 1.00000");
    }

    @Test
    void tablesShowEveryMeasureAndEveryClass() {
        var evaluation = ClassifierEvaluation.onTest(reviews);
        evaluation.contest().enterBaseline(NaiveBayes.fit(reviews));
        assertThat(evaluation.measures().rows().get(0)).startsWith("naive Bayes", "1.0000 ± 0.0000");
        assertThat(evaluation.classes("naive Bayes").rows())
                .contains(List.of("class 1", "1.0000", "1.0000", "1.0000", "10"));
    }

    @Test
    void anEnsembleIsScoredByTheMeanOfItsPartsWeighedByTheirNetworks() {
        var evaluation = ClassifierEvaluation.onTest(reviews);
        Contest<SentimentClassifier> contest = evaluation.contest();
        contest.enterBaseline(new Constant("first", 0.9));
        contest.enterBaseline(new Constant("second", 0.3));
        var parts = new LinkedHashMap<String, Ensemble<String>>();
        parts.put("first", new Ensemble<>(List.of("one"), List.of(), 1));
        parts.put("second", new Ensemble<>(List.of("two", "three"), List.of(), 1));

        evaluation.combine("ensemble of 3", parts);

        assertThat(evaluation.predictions().get("ensemble of 3").probabilities()[0])
                .containsExactly(new double[] {0.5, 0.5, 0}, within(1e-12));
    }

    /** Always gives the first class the same probability. */
    private record Constant(String name, double probability) implements SentimentClassifier {
        @Override
        public long parameters() {
            return 0;
        }

        @Override
        public double[][] probabilities(List<List<String>> texts) {
            return texts.stream()
                    .map(text -> new double[] {probability, 1 - probability, 0})
                    .toArray(double[][]::new);
        }
    }
}
