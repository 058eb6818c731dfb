package recurrent4j.decode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SamplerTest {

    private static final double[] HALF_AND_LESS = {0.15, 0.5, 0.05, 0.3};
    private static final int DRAWS = 100_000;

    @Test
    void greedyTakesTheMostLikelyAndOfEqualsTheFirst() {
        assertThat(Sampler.GREEDY.choose(new float[] {1, 3, 2, 3}, nothing())).isEqualTo(1);
        assertThat(Sampler.temperature(0).choose(new float[] {-5, -4, -6}, nothing()))
                .isEqualTo(1);
    }

    @Test
    void atTemperatureOneTokensComeAsOftenAsTheModelSays() {
        assertThat(frequencies(Sampler.temperature(1), HALF_AND_LESS)).containsExactly(HALF_AND_LESS, within(0.006));
    }

    @Test
    void atTemperatureOneHalfTheProbabilitiesAreSquared() {
        double sum = 0.15 * 0.15 + 0.25 + 0.05 * 0.05 + 0.09;
        assertThat(frequencies(Sampler.temperature(0.5), HALF_AND_LESS))
                .containsExactly(new double[] {0.0225 / sum, 0.25 / sum, 0.0025 / sum, 0.09 / sum}, within(0.006));
    }

    @Test
    void aDrawFallsWhereTheRandomNumberLies() {
        // The bounds between the four tokens lie at 0.15, 0.65 and 0.7.
        assertThat(choose(Sampler.temperature(1), 0.0)).isZero();
        assertThat(choose(Sampler.temperature(1), 0.149)).isZero();
        assertThat(choose(Sampler.temperature(1), 0.151)).isEqualTo(1);
        assertThat(choose(Sampler.temperature(1), 0.649)).isEqualTo(1);
        assertThat(choose(Sampler.temperature(1), 0.651)).isEqualTo(2);
        assertThat(choose(Sampler.temperature(1), 0.701)).isEqualTo(3);
        assertThat(choose(Sampler.temperature(1), Math.nextDown(1.0))).isEqualTo(3);
    }

    @Test
    void topKSharesTheProbabilityOfTheRestAmongTheBest() {
        assertThat(frequencies(Sampler.temperature(1).topK(2), HALF_AND_LESS))
                .containsExactly(new double[] {0, 0.625, 0, 0.375}, within(0.006));
        assertThat(frequencies(Sampler.temperature(1).topK(1), HALF_AND_LESS)).containsExactly(0, 1, 0, 0);
    }

    @Test
    void aTopKBeyondTheVocabularyChangesNothing() {
        assertThat(frequencies(Sampler.temperature(1).topK(1000), HALF_AND_LESS))
                .isEqualTo(frequencies(Sampler.temperature(1), HALF_AND_LESS));
    }

    @Test
    void amongEquallyLikelyTokensTopKKeepsTheFirst() {
        assertThat(frequencies(Sampler.temperature(1).topK(2), 0.2, 0.2, 0.2, 0.2, 0.2))
                .containsExactly(new double[] {0.5, 0.5, 0, 0, 0}, within(0.006));
    }

    @Test
    void theNucleusIsTheFewestTokensThatReachTheShare() {
        assertThat(frequencies(Sampler.temperature(1).topP(0.79), HALF_AND_LESS))
                .containsExactly(new double[] {0, 0.625, 0, 0.375}, within(0.006));
        assertThat(frequencies(Sampler.temperature(1).topP(0.81), HALF_AND_LESS))
                .containsExactly(new double[] {0.15 / 0.95, 0.5 / 0.95, 0, 0.3 / 0.95}, within(0.006));
        assertThat(frequencies(Sampler.temperature(1).topP(1e-12), HALF_AND_LESS))
                .containsExactly(0, 1, 0, 0);
        assertThat(frequencies(Sampler.temperature(1).topP(1), HALF_AND_LESS))
                .isEqualTo(frequencies(Sampler.temperature(1), HALF_AND_LESS));
    }

    @Test
    void theNucleusIsThatOfTheModelWhateverTheTemperature() {
        assertThat(frequencies(Sampler.temperature(100).topP(0.79), HALF_AND_LESS))
                .containsExactly(new double[] {0, 0.5, 0, 0.5}, within(0.01));
    }

    @Test
    void theLastCutNamedIsMadeFirst() {
        // Of the two most likely, 0.5 and 0.3, the first has five eighths by itself.
        assertThat(frequencies(Sampler.temperature(1).topP(0.6).topK(2), HALF_AND_LESS))
                .containsExactly(0, 1, 0, 0);
    }

    @Test
    void anExcludedTokenIsNeverChosen() {
        float[] scores = {Float.NEGATIVE_INFINITY, -80, Float.NEGATIVE_INFINITY};
        for (Sampler sampler : new Sampler[] {
            Sampler.GREEDY,
            Sampler.temperature(1e300),
            Sampler.temperature(1).topK(3),
            Sampler.temperature(1).topP(1)
        }) {
            assertThat(sampler.choose(scores.clone(), new Random(1))).isEqualTo(1);
        }
    }

    @Test
    void scoresOfAnySizeAndTemperaturesNearZeroOverflowNowhere() {
        assertThat(frequencies(Sampler.temperature(1), new float[] {1e30f, 1e30f, -1e30f}))
                .containsExactly(new double[] {0.5, 0.5, 0}, within(0.006));
        assertThat(frequencies(Sampler.temperature(1e-9), new float[] {-1000, -1000.001f, -1e9f}))
                .containsExactly(1, 0, 0);
        assertThat(frequencies(Sampler.temperature(Double.MIN_VALUE), new float[] {3, 2}))
                .containsExactly(1, 0);
    }

    @Test
    void theSameSeedChoosesTheSame() {
        Sampler sampler = Sampler.temperature(0.8).topP(0.9).topK(3);
        var first = new SplittableRandom(5);
        var second = new SplittableRandom(5);
        for (int draw = 0; draw < 100; draw++) {
            assertThat(sampler.choose(logarithms(HALF_AND_LESS), first))
                    .isEqualTo(sampler.choose(logarithms(HALF_AND_LESS), second));
        }
    }

    @Test
    void ofManyTokensTheBestAreFound() {
        float[] scores = new float[50_000];
        var random = new Random(8);
        for (int token = 0; token < scores.length; token++) {
            scores[token] = random.nextInt(1000);
        }
        float[] sorted = scores.clone();
        Arrays.sort(sorted);
        LogProbabilities.keepTopK(scores, 777);
        int kept = 0;
        for (float score : scores) {
            if (score > Float.NEGATIVE_INFINITY) {
                kept++;
                assertThat(score).isGreaterThanOrEqualTo(sorted[sorted.length - 777]);
            }
        }
        assertThat(kept).isEqualTo(777);
    }

    @Test
    void theAnswersOfADivergedNetworkAreRefused() {
        for (Sampler sampler : new Sampler[] {
            Sampler.GREEDY,
            Sampler.temperature(1).topK(2),
            Sampler.temperature(1).topP(0.5)
        }) {
            for (float[] scores : new float[][] {{Float.NaN, Float.NaN, Float.NaN}, {0, Float.POSITIVE_INFINITY, 0}}) {
                assertThatThrownBy(() -> sampler.choose(scores.clone(), new Random(1)))
                        .isInstanceOf(IllegalArgumentException.class)
                        .hasMessageContaining("diverged");
            }
        }
        assertThatThrownBy(() -> Sampler.temperature(1).choose(new float[] {0, Float.NaN}, new Random(1)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(doubles = {-0.1, Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
    void aTemperatureWithoutMeaningIsRefused(double temperature) {
        assertThatThrownBy(() -> Sampler.temperature(temperature))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "A temperature of %s has no meaning; choose 0 (always the most likely) or more, such as 0.8."
                                .formatted(temperature));
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, -1, 1.0000001, Double.NaN})
    void aTopPThatIsNoShareIsRefused(double p) {
        assertThatThrownBy(() -> Sampler.GREEDY.topP(p))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("A top-p of " + p);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -3})
    void aTopKThatLeavesNothingIsRefused(int k) {
        assertThatThrownBy(() -> Sampler.GREEDY.topK(k))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("The %d most likely tokens leave nothing".formatted(k));
    }

    private static double[] frequencies(Sampler sampler, double... probabilities) {
        return frequencies(sampler, logarithms(probabilities));
    }

    private static double[] frequencies(Sampler sampler, float[] scores) {
        var random = new Random(17);
        double[] frequencies = new double[scores.length];
        for (int draw = 0; draw < DRAWS; draw++) {
            frequencies[sampler.choose(scores.clone(), random)] += 1.0 / DRAWS;
        }
        for (int token = 0; token < scores.length; token++) {
            frequencies[token] = Math.round(frequencies[token] * DRAWS) / (double) DRAWS;
        }
        return frequencies;
    }

    private static int choose(Sampler sampler, double drawn) {
        return sampler.choose(logarithms(HALF_AND_LESS), new Random() {
            @Override
            public double nextDouble() {
                return drawn;
            }
        });
    }

    /** Logarithms of probabilities, and a constant. */
    private static float[] logarithms(double[] probabilities) {
        float[] logarithms = new float[probabilities.length];
        for (int token = 0; token < logarithms.length; token++) {
            logarithms[token] = (float) Math.log(probabilities[token]) + 7;
        }
        return logarithms;
    }

    private static RandomGenerator nothing() {
        return () -> {
            throw new AssertionError("Nothing is left to chance here.");
        };
    }
}
