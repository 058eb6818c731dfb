package recurrent4j.seq2seq.decode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BeamSearchTest {

    private static final LengthLimit FOUR = new LengthLimit(0, 4);

    private static DecodingSettings beam(int width, double penalty, int answers) {
        return DecodingSettings.USUAL
                .with(new Search.Beam(width, penalty, answers))
                .with(FOUR);
    }

    private static List<List<TokenHypothesis>> decode(StepModel model, DecodingSettings settings, int[]... sources) {
        return new TokenDecoder(model, settings, -1)
                .decode(Arrays.stream(sources)
                        .map(source -> new TokenDecoder.Source(source, 0))
                        .toList());
    }

    /** All targets of up to four tokens, each with its end mark. */
    private static List<int[]> everyTarget(ToyModel model) {
        List<int[]> targets = new ArrayList<>();
        List<int[]> open = List.of(new int[0]);
        for (int length = 0; length <= 4; length++) {
            List<int[]> longer = new ArrayList<>();
            for (int[] target : open) {
                for (int token = 0; token < model.size(); token++) {
                    int[] next = Arrays.copyOf(target, length + 1);
                    next[length] = token;
                    (token == model.end() ? targets : longer).add(next);
                }
            }
            open = longer;
        }
        return targets;
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 0.6, 1, 3})
    void aBeamThatHoldsEverythingFindsWhatEnumerationFinds(double penalty) {
        for (int seed = 0; seed < 20; seed++) {
            ToyModel model = ToyModel.random(4, seed);
            int[] source = {seed, 1};
            List<int[]> ranked = everyTarget(model).stream()
                    .sorted(Comparator.comparingDouble(target ->
                            -model.logProbability(source, target) / Math.pow((5 + target.length) / 6.0, penalty)))
                    .toList();

            List<TokenHypothesis> found =
                    decode(model, beam(243, penalty, 6), source).get(0);

            assertThat(found).hasSize(6).allMatch(TokenHypothesis::complete);
            for (int rank = 0; rank < 6; rank++) {
                int[] target = ranked.get(rank);
                assertThat(found.get(rank).tokens()).isEqualTo(Arrays.copyOf(target, target.length - 1));
                assertThat(found.get(rank).logProbability())
                        .isCloseTo(model.logProbability(source, target), within(1e-5));
            }
        }
    }

    @Test
    void aBeamOfOneTakesTheMostLikelyTokenAtEachStep() {
        ToyModel model = ToyModel.random(6, 5);
        int[] source = {2, 3};
        int[] target = {};
        while (target.length < 4) {
            int[] now = target;
            int next = IntStream.range(0, 6)
                    .reduce((one, other) ->
                            last(model, source, now, other) > last(model, source, now, one) ? other : one)
                    .getAsInt();
            if (next == model.end()) {
                break;
            }
            target = Arrays.copyOf(target, target.length + 1);
            target[target.length - 1] = next;
        }

        assertThat(decode(model, beam(1, 1, 1), source).get(0).get(0).tokens()).isEqualTo(target);
    }

    private static double last(ToyModel model, int[] source, int[] target, int token) {
        int[] longer = Arrays.copyOf(target, target.length + 1);
        longer[target.length] = token;
        return model.logProbability(source, longer);
    }

    @Test
    void aWiderBeamFindsWhatTheFirstStepHides() {
        // The likely first token 0 leads nowhere; 1 is followed by the end for certain.
        var model = new ToyModel(3, false, (source, beginning) -> {
            if (beginning.length == 0) {
                return new double[] {0.6, 0.4, 0};
            }
            return beginning[0] == 1 ? new double[] {0, 0, 1} : new double[] {0.4, 0.3, 0.3};
        });

        assertThat(decode(model, beam(1, 0, 1), new int[1]).get(0).get(0).tokens())
                .startsWith(0);
        TokenHypothesis best = decode(model, beam(2, 0, 1), new int[1]).get(0).get(0);
        assertThat(best.tokens()).containsExactly(1);
        assertThat(best.attention()).isEmpty();
        assertThat(Math.exp(best.logProbability())).isCloseTo(0.4, within(1e-6));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 5})
    void sourcesAreDecodedTogetherAsAlone(int width) {
        ToyModel model = ToyModel.random(7, 3);
        int[][] sources = IntStream.range(0, 20)
                .mapToObj(i -> IntStream.range(0, 1 + i % 5).map(j -> i * j).toArray())
                .toArray(int[][]::new);
        DecodingSettings settings = beam(width, 0.6, width).with(LengthLimit.USUAL);

        List<List<TokenHypothesis>> together = decode(model, settings, sources);

        for (int i = 0; i < sources.length; i++) {
            assertThat(together.get(i))
                    .usingRecursiveComparison()
                    .isEqualTo(decode(model, settings, sources[i]).get(0));
        }
    }

    @Test
    void sourcesThatAreFinishedLeave() {
        ToyModel model = ToyModel.backward(9);

        List<List<TokenHypothesis>> found =
                decode(model, DecodingSettings.USUAL, new int[] {1}, new int[] {1, 2, 3, 4});

        assertThat(found.get(0).get(0).tokens()).containsExactly(1);
        assertThat(found.get(1).get(0).tokens()).containsExactly(4, 3, 2, 1);
        assertThat(model.rows.get(0)).isEqualTo(2);
        assertThat(model.rows).allMatch(rows -> rows <= 10);
        // No more steps than the length: after the end mark nothing is as likely as 0.9 to the fifth.
        assertThat(model.rows.get(model.rows.size() - 1)).isLessThanOrEqualTo(5);
        assertThat(model.rows).hasSizeLessThan(10);
    }

    @Test
    void aTargetThatDoesNotEndIsCutAndSaysSo() {
        var endless = new ToyModel(3, true, (source, beginning) -> new double[] {0.9, 0.1, 0});

        TokenHypothesis cut =
                decode(endless, beam(3, 0.6, 2), new int[2]).get(0).get(0);

        assertThat(cut.complete()).isFalse();
        assertThat(cut.tokens()).containsExactly(0, 0, 0, 0);
        assertThat(cut.attention()).hasDimensions(4, 3);
        assertThat(cut.logProbability()).isCloseTo(4 * Math.log(0.9), within(1e-5));
    }

    @Test
    void noPassageOfTheForbiddenLengthStandsTwice() {
        var endless = new ToyModel(4, true, (source, beginning) -> new double[] {0.6, 0.2, 0.19, 0.01});
        DecodingSettings settings = beam(1, 0, 1).with(new LengthLimit(0, 12));

        assertThat(decode(endless, settings.noRepeat(1), new int[1])
                        .get(0)
                        .get(0)
                        .tokens())
                .containsExactly(0, 1, 2);
        int[] pairs =
                decode(endless, settings.noRepeat(2), new int[1]).get(0).get(0).tokens();
        assertThat(pairs).startsWith(0, 0, 1, 0, 2, 0);
        List<String> seen = IntStream.range(1, pairs.length)
                .mapToObj(i -> pairs[i - 1] + " " + pairs[i])
                .toList();
        assertThat(seen).doesNotHaveDuplicates();
    }

    @Test
    void theEndMarkIsAmongWhatLooksAtTheSource() {
        TokenHypothesis best = decode(ToyModel.backward(9), DecodingSettings.USUAL, new int[] {5, 6})
                .get(0)
                .get(0);

        assertThat(best.attention()).hasDimensions(3, 3);
        assertThat(best.attention()[0][1]).isGreaterThan(0.8f);
        assertThat(best.attention()[2][2]).isGreaterThan(0.8f);
    }

    @Test
    void answersThatAreNoNumbersAreComplainedOf() {
        var diverged = new ToyModel(3, true, (source, beginning) -> new double[] {Double.NaN, Double.NaN, Double.NaN});

        assertThatThrownBy(() -> decode(diverged, DecodingSettings.USUAL, new int[2]))
                .hasMessageContaining("diverged");
    }

    @Test
    void settingsOutOfRangeAreRefusedInASentence() {
        assertThatThrownBy(() -> new Search.Beam(0, 0.6, 1)).hasMessageContaining("beam of 0");
        assertThatThrownBy(() -> new Search.Beam(4, 0.6, 5)).hasMessageContaining("wider");
        assertThatThrownBy(() -> new Search.Beam(4, -1, 1)).hasMessageContaining("length penalty of -1");
        assertThatThrownBy(() -> new LengthLimit(1, 0)).hasMessageContaining("nothing to write");
        assertThatThrownBy(() -> DecodingSettings.USUAL.noRepeat(-1)).hasMessageContaining("no passage");
        assertThat(LengthLimit.USUAL.of(10)).isEqualTo(70);
    }
}
