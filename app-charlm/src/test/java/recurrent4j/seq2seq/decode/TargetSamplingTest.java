package recurrent4j.seq2seq.decode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TargetSamplingTest {

    private static final Search.Sampling OWN = new Search.Sampling(1, Integer.MAX_VALUE, 1, 1, 42);

    private static List<List<TokenHypothesis>> draw(StepModel model, Search.Sampling sampling, int... numbers) {
        return new TokenDecoder(model, DecodingSettings.USUAL.with(sampling), -1)
                .decode(Arrays.stream(numbers)
                        .mapToObj(number -> new TokenDecoder.Source(new int[1 + number % 3], number))
                        .toList());
    }

    @Test
    void targetsComeAsOftenAsTheModelSays() {
        ToyModel model = ToyModel.random(3, 9);

        List<TokenHypothesis> drawn = draw(model, OWN.answers(1000), 0).get(0);

        double share = drawn.stream().filter(one -> one.tokens().length == 0).count() / 1000.0;
        assertThat(share).isCloseTo(Math.exp(model.logProbability(new int[1], 2)), within(0.04));
        TokenHypothesis one = drawn.stream()
                .filter(some -> some.tokens().length == 2 && some.complete())
                .findFirst()
                .orElseThrow();
        int[] target = Arrays.copyOf(one.tokens(), 3);
        target[2] = 2;
        assertThat(one.logProbability()).isCloseTo(model.logProbability(new int[1], target), within(1e-5));
    }

    @Test
    void aSourceIsDrawnForByItsNumberAndNotByItsNeighbours() {
        ToyModel model = ToyModel.random(6, 1);
        int[] numbers = IntStream.range(0, 12).toArray();

        List<List<TokenHypothesis>> together = draw(model, OWN.answers(3), numbers);

        for (int number : numbers) {
            assertThat(together.get(number))
                    .usingRecursiveComparison()
                    .isEqualTo(draw(model, OWN.answers(3), number).get(0));
        }
        assertThat(together.get(0)).usingRecursiveComparison().isNotEqualTo(together.get(3));
        assertThat(draw(model, OWN.seed(7).answers(3), 0).get(0))
                .usingRecursiveComparison()
                .isNotEqualTo(together.get(0));
    }

    @Test
    void withoutTemperatureItIsGreedySearch() {
        ToyModel model = ToyModel.random(6, 2);
        var cold = new Search.Sampling(0, Integer.MAX_VALUE, 1, 1, 3);

        TokenHypothesis drawn = draw(model, cold, 1).get(0).get(0);

        TokenHypothesis greedy = new TokenDecoder(model, DecodingSettings.GREEDY, -1)
                .decode(List.of(new TokenDecoder.Source(new int[2], 1)))
                .get(0)
                .get(0);
        assertThat(drawn.tokens()).isEqualTo(greedy.tokens());
        assertThat(drawn.logProbability()).isCloseTo(greedy.logProbability(), within(1e-6));
    }

    @Test
    void theTailIsCutByTopKAndTopP() {
        var model = new ToyModel(
                4,
                true,
                (source, beginning) ->
                        beginning.length < 2 ? new double[] {0.5, 0.3, 0.2, 0} : new double[] {0, 0, 0, 1});

        List<TokenHypothesis> two =
                draw(model, new Search.Sampling(1, 2, 1, 100, 5), 0).get(0);
        List<TokenHypothesis> nucleus =
                draw(model, new Search.Sampling(1, 9, 0.45, 100, 5), 0).get(0);

        assertThat(two).allSatisfy(one -> assertThat(one.tokens()).doesNotContain(2, 3));
        assertThat(two).anySatisfy(one -> assertThat(one.tokens()).contains(1));
        assertThat(nucleus).allSatisfy(one -> assertThat(one.tokens()).containsExactly(0, 0));
    }

    @Test
    void aDrawThatDoesNotEndIsCutAndSaysSo() {
        var endless = new ToyModel(3, true, (source, beginning) -> new double[] {0.5, 0.5, 0});

        TokenHypothesis cut = draw(endless, OWN, 0).get(0).get(0);

        assertThat(cut.complete()).isFalse();
        int limit = LengthLimit.USUAL.of(1);
        assertThat(cut.tokens()).hasSize(limit);
        assertThat(cut.attention()).hasDimensions(limit, 2);
        DecodingSettings once = DecodingSettings.USUAL.with(OWN).noRepeat(1);
        List<TokenHypothesis> stuck = new TokenDecoder(endless, once, 2)
                .decode(List.of(new TokenDecoder.Source(new int[1], 0)))
                .get(0);
        assertThat(stuck.get(0).complete()).isFalse();
        assertThat(stuck.get(0).tokens()).containsExactlyInAnyOrder(0, 1);
    }

    @Test
    void samplingOutOfRangeIsRefusedInASentence() {
        assertThatThrownBy(() -> OWN.answers(0)).hasMessageContaining("0 samples");
        assertThatThrownBy(() -> new Search.Sampling(-1, 1, 1, 1, 1)).hasMessageContaining("temperature of -1");
        assertThatThrownBy(() -> new Search.Sampling(1, 0, 1, 1, 1)).hasMessageContaining("0 most likely");
        assertThatThrownBy(() -> new Search.Sampling(1, 1, 0, 1, 1)).hasMessageContaining("top-p");
    }
}
