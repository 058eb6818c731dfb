package recurrent4j.sentiment.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import recurrent4j.eval.Effort;
import recurrent4j.eval.Entry;
import recurrent4j.eval.Measured;
import recurrent4j.eval.Score;
import recurrent4j.eval.Scoreboard;

class FoldScoresTest {

    private static Score score(Entry contestant, double accuracy) {
        var measured = new Measured(0, accuracy);
        return new Score(
                contestant,
                Effort.NONE,
                Map.of(
                        "accuracy", measured,
                        "macro-F1", measured,
                        "ROC-AUC", new Measured(0, Double.NaN),
                        "log loss", measured),
                Map.of());
    }

    @Test
    void meansStandBesideStandardDeviationsAndAMissingFoldIsSaid() {
        Entry baseline = Entry.baseline("NB-SVM", 1);
        Entry network = Entry.network("GRU", 1);
        var first = new Scoreboard(Quality.ACCURACY).enter(score(baseline, 0.7)).enter(score(network, 0.5));
        var second = new Scoreboard(Quality.ACCURACY).enter(score(baseline, 0.8));
        var third = new Scoreboard(Quality.ACCURACY).enter(score(baseline, 0.9));

        var scores = new FoldScores(List.of(first, second, third));

        assertThat(scores.table().headings())
                .containsExactly("3 folds, mean ± standard deviation", "accuracy", "macro-F1", "ROC-AUC", "log loss");
        assertThat(scores.table().rows())
                .containsExactly(
                        List.of("NB-SVM", "0.8000 ± 0.1000", "0.8000 ± 0.1000", "-", "0.8000 ± 0.1000"),
                        List.of("GRU (1 of the folds)", "0.5000", "0.5000", "-", "0.5000"));
        assertThat(scores.sentences())
                .contains("Cross-validation, 3 folds: NB-SVM has accuracy 0.8000 ± 0.1000, macro-F1 0.8000 ± 0.1000.");
    }
}
