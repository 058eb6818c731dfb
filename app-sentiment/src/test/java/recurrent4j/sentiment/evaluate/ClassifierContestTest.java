package recurrent4j.sentiment.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import recurrent4j.sentiment.baseline.MajorityClass;
import recurrent4j.sentiment.baseline.NaiveBayes;
import recurrent4j.sentiment.reviews.Texts;
import recurrent4j.sentiment.reviews.TokenizedReviews;

class ClassifierContestTest {

    private final TokenizedReviews examples = Texts.easy(3, 10);

    @Test
    void baselinesAreScoredOnBothParts() {
        var contest = new ClassifierContest(examples, Texts.easy(3, 4));
        contest.enter(MajorityClass.fit(examples));
        contest.enter(() -> NaiveBayes.fit(examples));
        assertThat(contest.scores().scores()).hasSize(2);
        assertThat(contest.scores().winner().contestant().name()).isEqualTo("naive Bayes");
        assertThat(contest.scores().winner().measured(Quality.ACCURACY).test()).isEqualTo(1);
        assertThat(contest.scores().winner().effort().seconds()).isPositive();
        assertThat(contest.scores().scores().get(0).measured(Quality.MACRO_F1).validation())
                .isEqualTo(0.5 / 3);
    }

    @Test
    void aSavedModelIsJudgedOnTestAlone() {
        var contest = ClassifierContest.onTest(examples);
        contest.enter(MajorityClass.fit(examples));
        contest.enterSaved(NaiveBayes.fit(examples));
        assertThat(contest.scores().judge()).isEqualTo("test");
        assertThat(contest.scores().toString()).contains("naive Bayes is best: test accuracy 1.00000");
    }

    @Test
    void tablesShowEveryMeasureAndEveryClass() {
        var contest = ClassifierContest.onTest(examples);
        contest.enter(NaiveBayes.fit(examples));
        assertThat(contest.measures().rows().get(0)).startsWith("naive Bayes", "1.0000 ± 0.0000");
        assertThat(contest.classes("naive Bayes").rows())
                .contains(List.of("class 1", "1.0000", "1.0000", "1.0000", "10"));
    }
}
