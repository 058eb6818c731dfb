package recurrent4j.tagging.crf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import java.util.function.IntPredicate;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import recurrent4j.io.InputException;

class LinearChainTest {

    private static final Offset<Double> CLOSE = within(1e-9);

    /** A chain of random constraints over a few tokens; large scales make exponentials underflow. */
    private record Case(TagConstraints constraints, double[] weights, double[] emissions) {

        static Case random(long seed, double scale) {
            var random = new Random(seed);
            boolean large = seed % 2 == 1;
            int tags = large ? 5 + random.nextInt(3) : 1 + random.nextInt(4);
            int tokens = 1 + random.nextInt(large ? 3 : 5);
            boolean[][] follows = new boolean[tags][tags];
            boolean[] begins = new boolean[tags];
            boolean[] ends = new boolean[tags];
            for (int tag = 0; tag < tags; tag++) {
                for (int next = 0; next < tags; next++) {
                    // Of a large one, all may follow the first five tags, which so make a table.
                    follows[tag][next] = tag == next || (large ? next < 5 : random.nextInt(3) > 0);
                }
                begins[tag] = tag == 0 || random.nextBoolean();
                ends[tag] = tag == 0 || random.nextBoolean();
            }
            return new Case(
                    new TagConstraints(tags, follows, begins, ends),
                    numbers(random, LinearChain.parameters(tags), scale),
                    numbers(random, tokens * tags, scale));
        }

        LinearChain chain() {
            return LinearChain.of(constraints, weights);
        }

        AllSequences sequences() {
            return AllSequences.of(constraints, weights, emissions);
        }

        int tokens() {
            return emissions.length / constraints.tags();
        }
    }

    private static double[] numbers(Random random, int count, double scale) {
        return random.doubles(count, -scale, scale).toArray();
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.5, 5, 80, 300, 5_000})
    void itsLossesAreThoseOfAllSequencesEnumerated(double scale) {
        for (int seed = 0; seed < 20; seed++) {
            Case one = Case.random(seed, scale);
            AllSequences all = one.sequences();
            for (int place = 0;
                    place < all.sequences().size();
                    place += 1 + all.sequences().size() / 9) {
                int[] sequence = all.sequences().get(place);
                assertThat(one.chain().loss(one.emissions, sequence)).isCloseTo(all.loss(sequence), CLOSE);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.5, 5, 80, 300, 5_000})
    void itsMarginalsAreThoseOfAllSequencesEnumerated(double scale) {
        for (int seed = 0; seed < 20; seed++) {
            Case one = Case.random(seed, scale);
            AllSequences all = one.sequences();
            double[] marginals = one.chain().marginals(one.emissions);
            for (int place = 0; place < marginals.length; place++) {
                int token = place / one.constraints.tags();
                int tag = place % one.constraints.tags();
                assertThat(marginals[place]).isCloseTo(all.probability(tags -> tags[token] == tag), CLOSE);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.5, 5, 300})
    void theProbabilityOfASpanIsThatOfAllSequencesThatHaveItAndDoNotGoOn(double scale) {
        IntPredicate odd = tag -> tag % 2 == 1;
        for (int seed = 0; seed < 20; seed++) {
            Case one = Case.random(seed, scale);
            AllSequences all = one.sequences();
            Posterior posterior = one.chain().posterior(one.emissions);
            int[] sequence = all.sequences().get(seed % all.sequences().size());
            for (int from = 0; from < one.tokens(); from++) {
                for (int to = from + 1; to <= one.tokens(); to++) {
                    int[] span = Arrays.copyOfRange(sequence, from, to);
                    int first = from;
                    int end = to;
                    assertThat(posterior.span(from, span, odd))
                            .isCloseTo(
                                    all.probability(tags -> Arrays.equals(Arrays.copyOfRange(tags, first, end), span)
                                            && (end == tags.length || !odd.test(tags[end]))),
                                    CLOSE);
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.5, 300, 1e30})
    void itsBestSequenceHasTheHighestScoreOfAll(double scale) {
        for (int seed = 0; seed < 60; seed++) {
            Case one = Case.random(seed, scale);
            AllSequences all = one.sequences();
            double highest = all.highest();
            assertThat(all.score(one.chain().best(one.emissions))).isCloseTo(highest, within(scale * 1e-12));
        }
    }

    @Test
    void ofEquallyGoodSequencesTheLowestTagsWin() {
        assertThat(LinearChain.of(TagConstraints.none(3), new double[15]).best(new double[12]))
                .containsExactly(0, 0, 0, 0);
    }

    @ParameterizedTest
    @ValueSource(doubles = {1, 5, 200})
    void itsDerivativesAreDifferencesOfItsLosses(double scale) {
        for (int seed = 0; seed < 12; seed++) {
            Case one = Case.random(seed, scale);
            int[] gold = one.sequences().sequences().get(0);
            double[] byEmissions = new double[one.emissions.length];
            double[] byWeights = new double[one.weights.length];
            double loss = one.chain().differentiate(one.emissions, gold, byEmissions, byWeights);

            assertThat(loss).isEqualTo(one.chain().loss(one.emissions, gold));
            for (int place = 0; place < byEmissions.length; place++) {
                double[] up = moved(one.emissions, place, STEP);
                double[] down = moved(one.emissions, place, -STEP);
                double slope = one.chain().loss(up, gold) - one.chain().loss(down, gold);
                assertThat(byEmissions[place]).isCloseTo(slope / (2 * STEP), within(1e-6));
            }
            for (int place = 0; place < byWeights.length; place++) {
                var up = LinearChain.of(one.constraints, moved(one.weights, place, STEP));
                var down = LinearChain.of(one.constraints, moved(one.weights, place, -STEP));
                double slope = up.loss(one.emissions, gold) - down.loss(one.emissions, gold);
                assertThat(byWeights[place]).isCloseTo(slope / (2 * STEP), within(1e-6));
            }
        }
    }

    private static final double STEP = 1e-4;

    private static double[] moved(double[] numbers, int place, double step) {
        double[] moved = numbers.clone();
        moved[place] += step;
        return moved;
    }

    @Test
    void derivativesByTheWeightsAreAddedToWhatIsThere() {
        Case one = Case.random(5, 2);
        int[] gold = one.sequences().sequences().get(0);
        double[] byEmissions = new double[one.emissions.length];
        double[] once = new double[one.weights.length];
        one.chain().differentiate(one.emissions, gold, byEmissions, once);
        double[] byEmissionsAgain = numbers(new Random(1), byEmissions.length, 9);
        double[] twice = once.clone();
        one.chain().differentiate(one.emissions, gold, byEmissionsAgain, twice);

        assertThat(byEmissionsAgain).containsExactly(byEmissions);
        assertThat(twice)
                .containsExactly(Arrays.stream(once).map(sum -> 2 * sum).toArray(), CLOSE);
    }

    @Test
    void aConstantThatIsAddedToATokensEmissionsChangesNothing() {
        Case one = Case.random(8, 3);
        int[] gold = one.sequences().sequences().get(0);
        double[] shifted = one.emissions.clone();
        for (int place = 0; place < shifted.length; place++) {
            shifted[place] += 1_000 * (place / one.constraints.tags());
        }
        assertThat(one.chain().loss(shifted, gold)).isCloseTo(one.chain().loss(one.emissions, gold), CLOSE);
        assertThat(one.chain().marginals(shifted)).containsExactly(one.chain().marginals(one.emissions), within(1e-9));
    }

    @Test
    void tenThousandTokensOfNoInformationAreAllTagsEquallyLikely() {
        int tokens = 10_000;
        var chain = LinearChain.of(TagConstraints.none(5), new double[35]);
        double[] byEmissions = new double[tokens * 5];
        double[] byWeights = new double[35];
        double loss = chain.differentiate(new double[tokens * 5], new int[tokens], byEmissions, byWeights);

        assertThat(loss).isCloseTo(tokens * Math.log(5), within(1e-6));
        assertThat(byEmissions[9_000 * 5]).isCloseTo(-0.8, CLOSE);
        assertThat(byEmissions[9_000 * 5 + 1]).isCloseTo(0.2, CLOSE);
        assertThat(byWeights[1]).isCloseTo((tokens - 1) / 25.0, within(1e-6));
    }

    @Test
    void scoresOf1e30MakeTheirSequenceCertain() {
        double[] emissions = {1e30, -1e30, -1e30, 1e30, 1e30, 0};
        var chain = LinearChain.of(TagConstraints.none(2), 1, 2, 3, 4, 0, 0, 0, 0);
        assertThat(chain.best(emissions)).containsExactly(0, 1, 0);
        assertThat(chain.loss(emissions, 0, 1, 0)).isZero();
        assertThat(chain.loss(emissions, 1, 1, 0)).isEqualTo(2e30);
        assertThat(chain.marginals(emissions)).containsExactly(1, 0, 0, 1, 1, 0);
        assertThat(chain.posterior(emissions).span(0, new int[] {0, 1}, tag -> tag == 1))
                .isEqualTo(1);
    }

    @Test
    void smallDifferencesSurviveBesideScoresOf1e30() {
        boolean[][] follows = {{false, true}, {true, true}};
        var constraints = new TagConstraints(2, follows, new boolean[] {true, false}, new boolean[] {false, true});
        var chain = LinearChain.of(constraints, new double[8]);
        double[] emissions = {0, 0, 0, -1e30, Math.log(3), 0, 0, 0};
        assertThat(chain.loss(emissions, 0, 1, 0, 1)).isCloseTo(Math.log(4.0 / 3), CLOSE);
        assertThat(chain.marginals(emissions)).containsExactly(new double[] {1, 0, 0, 1, 0.75, 0.25, 0, 1}, CLOSE);
    }

    @Test
    void nothingForbiddenIsPossibleHoweverHighItsScore() {
        boolean[][] follows = {{true, false}, {true, true}};
        var constraints = new TagConstraints(2, follows, new boolean[] {true, true}, new boolean[] {true, true});
        var chain = LinearChain.of(constraints, 0, 500, 0, 0, 0, 0, 0, 0);
        double[] emissions = {50, 0, 0, 40, 0, 40};
        assertThat(chain.best(emissions)).containsExactly(1, 1, 1);
        assertThat(chain.posterior(emissions).span(0, new int[] {0, 1}, tag -> false))
                .isZero();
        double[] byWeights = new double[8];
        chain.differentiate(emissions, new int[] {1, 1, 1}, new double[6], byWeights);
        assertThat(byWeights[1]).isZero();
    }

    @Test
    void aForbiddenSequenceIsRefusedWithItsPlace() {
        boolean[][] follows = {{true, false}, {true, true}};
        var constraints = new TagConstraints(2, follows, new boolean[] {true, false}, new boolean[] {true, false});
        var chain = LinearChain.of(constraints, new double[8]);
        assertThatThrownBy(() -> chain.loss(new double[4], 0, 1))
                .isInstanceOf(InputException.class)
                .hasMessage("No sequence may have tag 1 after tag 0, as this one does; mend it or loosen the scheme.");
        assertThatThrownBy(() -> chain.loss(new double[4], 1, 0)).hasMessageContaining("begin with tag 1");
        assertThatThrownBy(() -> chain.loss(new double[6], 0, 0))
                .hasMessageContaining("2 tags")
                .hasMessageContaining("3 tokens");
        assertThatThrownBy(() -> chain.best(1, 2, 3)).hasMessage("3 emissions are no rows of 2 tags.");
        assertThatThrownBy(() -> LinearChain.of(constraints, 1, 2))
                .hasMessage("2 weights are given where 2 tags need 8.");
    }

    @Test
    void aLengthOfWhichNoSequenceIsAllowedIsRefused() {
        boolean[][] follows = {{false, true}, {false, false}};
        var constraints = new TagConstraints(2, follows, new boolean[] {true, false}, new boolean[] {false, true});
        var chain = LinearChain.of(constraints, new double[8]);
        assertThat(chain.best(new double[4])).containsExactly(0, 1);
        assertThat(chain.loss(new double[4], 0, 1)).isZero();
        assertThatThrownBy(() -> chain.best(new double[2]))
                .hasMessage("No sequence of 1 tags is allowed; loosen the scheme.");
        assertThatThrownBy(() -> chain.marginals(new double[6])).isInstanceOf(InputException.class);
    }

    @Test
    void constraintsThatAllowNothingAreRefused() {
        boolean[][] follows = {{true, false}, {true, true}};
        assertThatThrownBy(
                        () -> new TagConstraints(2, follows, new boolean[] {true, false}, new boolean[] {false, true}))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("No sequence of these 2 tags");
        assertThatThrownBy(() -> new TagConstraints(3, follows, new boolean[3], new boolean[3]))
                .hasMessage("There are 2 rows of what may follow where 3 are needed.");
    }
}
