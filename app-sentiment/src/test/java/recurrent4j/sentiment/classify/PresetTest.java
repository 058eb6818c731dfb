package recurrent4j.sentiment.classify;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import recurrent4j.sentiment.reviews.Texts;
import recurrent4j.sentiment.reviews.TokenizedReviews;
import recurrent4j.train.Schedule;
import recurrent4j.train.TrainingPlan;

/** Which networks and epochs suit which texts. */
class PresetTest {

    private static final int REVIEWS = 22_490;

    @Test
    void filmReviewsAreLearnedAsTheyAlwaysWere() {
        TrainingPlan plan = Preset.PAIRS.plan(REVIEWS, 42);

        assertThat(Preset.suited(texts(REVIEWS, 230))).containsExactly(Preset.MEAN, Preset.PAIRS);
        assertThat(plan).isEqualTo(TrainingPlan.plain(2, 64, 0.006, 42).along(Schedule.ONE_CYCLE, 1));
        assertThat(Preset.MEAN.plan(REVIEWS, 42).epochs()).isEqualTo(2);
        assertThat(Preset.reason(texts(REVIEWS, 230), plan))
                .isEqualTo("22,490 texts of 230 words on average: MEAN, PAIRS, 2 epochs.");
    }

    @Test
    void ofFewTextsTheBestEpochIsKept() {
        TokenizedReviews sentences = texts(2_400, 13);
        TrainingPlan plan = Preset.SHORT.plan(2_400, 42);

        assertThat(Preset.suited(sentences)).containsExactly(Preset.MEAN, Preset.SHORT);
        assertThat(plan.epochs()).isEqualTo(7);
        assertThat(plan.keepBest()).isTrue();
        assertThat(plan.patience()).isEqualTo(3);
        assertThat(Preset.reason(sentences, plan))
                .isEqualTo("2,400 texts of 13 words on average: MEAN, SHORT, 7 epochs at most, of which the best by"
                        + " validation loss is kept (patience 3).");
    }

    @Test
    void manySentencesAreStillShortAndAFewHundredTextsAreLearnedByAll() {
        assertThat(Preset.suited(texts(REVIEWS, 13))).containsExactly(Preset.MEAN, Preset.SHORT);
        assertThat(Preset.suited(texts(300, 13))).containsExactly(Preset.MEAN, Preset.SHORT, Preset.PAIRS);
        assertThat(Preset.PAIRS.plan(300, 1).epochs()).isEqualTo(50);
        assertThat(Preset.PAIRS.plan(30, 1).epochs()).isEqualTo(100);
    }

    private static TokenizedReviews texts(int count, int words) {
        TokenizedReviews two = Texts.easy(2, 1);
        List<List<String>> texts = new ArrayList<>(Collections.nCopies(count, Collections.nCopies(words, "word")));
        return new TokenizedReviews(two.reviews(), texts, new int[count]);
    }
}
