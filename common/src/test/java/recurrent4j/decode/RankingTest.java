package recurrent4j.decode;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RankingTest {

    @Test
    void placesComeFromTheHighestScoreOnAndOfEqualsTheFirst() {
        float[] scores = new float[1000];
        var random = new Random(3);
        for (int place = 0; place < scores.length; place++) {
            scores[place] = random.nextInt(50);
        }

        List<Integer> expected = IntStream.range(0, scores.length)
                .boxed()
                .sorted(Comparator.comparingDouble(place -> -scores[place]))
                .toList();
        assertThat(all(Ranking.of(scores))).isEqualTo(expected);
        assertThat(all(Ranking.from(scores, 40)))
                .isEqualTo(
                        expected.stream().filter(place -> scores[place] >= 40).toList());
    }

    @Test
    void ofNothingNothingIsRanked() {
        assertThat(Ranking.of(new float[0]).isEmpty()).isTrue();
        assertThat(Ranking.from(new float[] {1, 2}, 3).isEmpty()).isTrue();
    }

    @Test
    void theNucleusOfManyTokensIsWhatSortingThemFinds() {
        var random = new Random(4);
        float[] scores = new float[5000];
        for (int place = 0; place < scores.length; place++) {
            scores[place] = (float) (2 * random.nextGaussian());
        }
        double sum = LogProbabilities.logSum(scores);
        int count = 0;
        Ranking ranking = Ranking.of(scores);
        for (double reached = 0; reached < 0.9; count++) {
            reached += Math.exp(scores[ranking.remove()] - sum);
        }

        LogProbabilities.keepTopP(scores, 0.9);

        long kept = IntStream.range(0, scores.length)
                .filter(place -> scores[place] > Float.NEGATIVE_INFINITY)
                .count();
        assertThat(kept).isEqualTo(count);
    }

    private static List<Integer> all(Ranking ranking) {
        List<Integer> places = new ArrayList<>();
        while (!ranking.isEmpty()) {
            places.add(ranking.remove());
        }
        return places;
    }
}
