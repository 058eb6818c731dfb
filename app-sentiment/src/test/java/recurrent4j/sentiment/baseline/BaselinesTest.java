package recurrent4j.sentiment.baseline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import de.bwaldvogel.liblinear.SolverType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import recurrent4j.sentiment.reviews.ClassWeighting;
import recurrent4j.sentiment.reviews.Texts;
import recurrent4j.sentiment.reviews.TokenizedReviews;

/** The baselines against hand arithmetic. */
class BaselinesTest {

    @Test
    void theMajorityClassHasItsShareOfTheTraining() {
        MajorityClass majority = MajorityClass.fit(Texts.of("a", "x", "b", "y", "b", "z", "b", "x"));
        assertThat(majority.probabilities(List.of(List.of("x")))[0]).containsExactly(0.25, 0.75);
    }

    @Test
    void naiveBayesMultipliesFrequenciesWithOneAdded() {
        // Class a: x x y of 3 words, class b: y z of 2; three words are known.
        NaiveBayes bayes = NaiveBayes.fit(Texts.of("a", "x x y", "b", "y z"));
        double a = 0.5 * (3.0 / 6) * (2.0 / 6);
        double b = 0.5 * (1.0 / 5) * (2.0 / 5);
        double[] probabilities = bayes.probabilities(List.of(List.of("x", "y", "unknown")))[0];
        assertThat(probabilities[0]).isCloseTo(a / (a + b), within(1e-12));
        assertThat(bayes.parameters()).isEqualTo(2 * 3 + 1);
    }

    @Test
    void naiveBayesKeepsToNumbersOnLongTexts() {
        NaiveBayes bayes = NaiveBayes.fit(Texts.of("a", "x x y", "b", "y z"));
        assertThat(bayes.probabilities(List.of(Collections.nCopies(100_000, "x")))[0])
                .containsExactly(1, 0);
    }

    @Test
    void pairsAreOfKnownNeighbours() {
        NGrams ngrams = NGrams.fit(List.of(List.of("a", "b", "a", "b"), List.of("a", "b", "c")), 2, 2);
        // a, b and "a b" stand in both texts; c, "b a" and "b c" in one.
        assertThat(ngrams.size()).isEqualTo(3);
        assertThat(ngrams.texts(0)).isEqualTo(2);
        NGrams.Counts counts = ngrams.counts(List.of("a", "b", "a", "x", "b"));
        assertThat(counts.places()).containsExactly(0, 1, 2);
        assertThat(counts.counts()).containsExactly(2, 2, 1);
    }

    @Test
    void ratiosOfWordsAreThoseOfTheirFrequencies() {
        List<SparseRow> rows = List.of(SparseRow.ones(0), SparseRow.ones(0, 1), SparseRow.ones(1), SparseRow.ones(1));
        double[] ratios = NbSvm.ratios(rows, new boolean[] {true, true, false, false}, 2);
        // With one added the class has 3 and 2 of 5, the other 1 and 3 of 4.
        assertThat(ratios[0]).isCloseTo(Math.log((3 / 5.0) / (1 / 4.0)), within(1e-12));
        assertThat(ratios[1]).isCloseTo(Math.log((2 / 5.0) / (3 / 4.0)), within(1e-12));
    }

    @Test
    void aVectorIsMultipliedPlaceByPlaceAndCutToLengthOne() {
        SparseRow row = new SparseRow(new int[] {0, 2}, new float[] {1, 2}).times(new double[] {3, 9, 2});
        assertThat(row.values()).containsExactly(3, 4);
        assertThat(row.ofLengthOne().values()).containsExactly(0.6f, 0.8f);
        assertThat(SparseRow.ones().ofLengthOne().values()).isEmpty();
    }

    @Test
    void weightsGoTowardsTheirMeanSize() {
        LinearFunction function = new LinearFunction(new float[] {4, -2}, 1).towardsItsMean(0.25);
        assertThat(function.weights()).containsExactly(0.75f * 3 + 1, 0.75f * 3 - 0.5f);
        assertThat(function.value(new SparseRow(new int[] {1}, new float[] {2})))
                .isEqualTo(1 + 2 * 1.75);
    }

    @Test
    void aFunctionIsPositiveForItsClassWhicheverComesFirst() {
        var rows = new LinearFunction.Rows(List.of(SparseRow.ones(0), SparseRow.ones(1)), 2);
        for (SolverType loss : List.of(SolverType.L2R_LR, SolverType.L2R_L2LOSS_SVC)) {
            LinearFunction second = rows.part(new LinearFunction.Side(new boolean[] {false, true}, 1, 1), loss, 10);
            assertThat(second.value(SparseRow.ones(1))).isPositive();
            assertThat(second.value(SparseRow.ones(0))).isNegative();
            LinearFunction first = rows.part(new LinearFunction.Side(new boolean[] {true, false}, 1, 1), loss, 10);
            assertThat(first.value(SparseRow.ones(0))).isPositive();
        }
    }

    @Test
    void aSigmoidFindsTheSharesThatItIsShown() {
        // At value 1 three quarters belong to the class, at value -1 a quarter: the odds are 3 and 1/3.
        double[] values = new double[4000];
        boolean[] positive = new boolean[4000];
        for (int i = 0; i < values.length; i++) {
            values[i] = i % 2 == 0 ? 1 : -1;
            positive[i] = i % 8 == 0 || i % 8 == 2 || i % 8 == 4 || i % 8 == 1;
        }
        Sigmoid sigmoid = Sigmoid.fit(values, positive, ones(values.length));
        assertThat(sigmoid.slope()).isCloseTo(Math.log(3), within(0.005));
        assertThat(sigmoid.shift()).isCloseTo(0, within(0.005));
        assertThat(sigmoid.probability(1)).isCloseTo(0.75, within(0.002));
    }

    @Test
    void aSigmoidStaysFiniteWhereNothingIsWrong() {
        Sigmoid sigmoid = Sigmoid.fit(new double[] {-3, -2, 2, 3}, new boolean[] {false, false, true, true}, ones(4));
        assertThat(sigmoid.probability(3)).isBetween(0.6, 0.9);
        assertThat(Sigmoid.LOGISTIC.probability(-1000)).isZero();
        assertThat(Sigmoid.LOGISTIC.probability(1000)).isEqualTo(1);
    }

    @Test
    void ofManyFunctionsEachHasItsShare() {
        assertThat(LinearFunction.probabilities(new double[] {0.5, 0.5, 1})).containsExactly(0.25, 0.25, 0.5);
        assertThat(LinearFunction.probabilities(new double[] {0.3})).containsExactly(0.7, 0.3);
        assertThat(LinearFunction.probabilities(new double[3])).containsOnly(1 / 3.0);
        assertThat(LinearFunction.each(2, label -> label)).containsExactly(1);
        assertThat(LinearFunction.each(3, label -> label)).containsExactly(0, 1, 2);
    }

    /** One text in five is rare, and its word stands in common texts as often: weighed by four, it is as likely. */
    @Test
    void aClassThatWeighsMoreIsFoundMoreOften() {
        List<String> examples = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            examples.addAll(List.of("common", i % 4 == 0 ? "odd word" : "plain word"));
            examples.addAll(i % 4 == 0 ? List.of("rare", "odd word") : List.of());
        }
        TokenizedReviews training = Texts.of(examples.toArray(String[]::new));
        List<List<String>> odd = List.of(List.of("odd", "word"));
        double[] weights = ClassWeighting.parse("rare=4, common=1").of(training);

        assertThat(weights[1] / weights[0]).isCloseTo(4, within(1e-12));
        for (var pair : List.of(
                List.of(NaiveBayes.fit(training), NaiveBayes.fit(training, weights)),
                List.of(
                        LogisticRegression.fit(training, training),
                        LogisticRegression.fit(training, training, weights)),
                List.of(NbSvm.fit(training, training), NbSvm.fit(training, training, weights)))) {
            double plain = pair.get(0).probabilities(odd)[0][1];
            double weighed = pair.get(1).probabilities(odd)[0][1];
            assertThat(weighed)
                    .as(pair.get(0).name())
                    .isGreaterThan(plain + 0.1)
                    .isGreaterThan(0.6);
        }
    }

    private static double[] ones(int count) {
        double[] ones = new double[count];
        Arrays.fill(ones, 1);
        return ones;
    }
}
