package recurrent4j.seq2seq.decode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import recurrent4j.seq2seq.corpus.Pair;

class TokenScoresTest {

    @Test
    void aGivenTargetHasTheProbabilityOfTheTable() {
        ToyModel model = ToyModel.random(5, 3);
        List<int[]> sources = List.of(new int[] {1}, new int[] {1, 2}, new int[] {3});
        List<int[]> targets = List.of(new int[] {0, 1, 2}, new int[0], new int[] {3});

        List<TokenScores> scores = TokenScores.of(model, sources, targets);

        assertThat(scores.get(0).likelihood().logProbability())
                .isCloseTo(model.logProbability(sources.get(0), 0, 1, 2, 4), within(1e-5));
        assertThat(scores.get(1).logProbabilities()).hasSize(1);
        assertThat(scores.get(1).likelihood().logProbability())
                .isCloseTo(model.logProbability(sources.get(1), 4), within(1e-5));
        assertThat(scores.get(2).logProbabilities()[0])
                .isCloseTo(model.logProbability(sources.get(2), 3), within(1e-5));
        assertThat(scores.get(2).attention()).hasDimensions(2, 2);
        assertThat(model.rows).containsExactly(3, 2, 1, 1);
    }

    @Test
    void whatWouldHaveBeenChosenIsRight() {
        TokenScores scores = TokenScores.of(ToyModel.backward(5), List.of(new int[] {0, 1}), List.of(new int[] {1, 3}))
                .get(0);

        assertThat(scores.ranks()).containsExactly(0, 1, 0);
        assertThat(scores.likelihood().right()).isEqualTo(2);
        assertThat(scores.likelihood().tokens()).isEqualTo(3);
    }

    @Test
    void aBeamFindsATargetWithTheProbabilityThatItHasWhenGiven() {
        ToyModel model = ToyModel.random(6, 8);
        var source = new TokenDecoder.Source(new int[] {2, 2}, 0);

        TokenHypothesis found = new TokenDecoder(model, DecodingSettings.USUAL, -1)
                .decode(List.of(source))
                .get(0)
                .get(0);

        TokenScores scores = TokenScores.of(model, List.of(source.tokens()), List.of(found.tokens()))
                .get(0);
        assertThat(scores.likelihood().logProbability()).isCloseTo(found.logProbability(), within(1e-9));
    }

    @Test
    void pairsOfTextsAreScoredInTheirOrder() {
        var rewriter = new TextRewriter(ToyTokenizer.pair("a", "b", "c"), ToyModel.backward(5), DecodingSettings.USUAL);

        List<TargetScore> scores = rewriter.score(List.of(Pair.of("a b c", "c b a"), Pair.of("a", "Paris")));

        assertThat(scores.get(0).scores().likelihood().right()).isEqualTo(4);
        assertThat(scores.get(0).unknown()).isZero();
        assertThat(scores.get(1).target()).containsExactly("Paris");
        assertThat(scores.get(1).unknown()).isEqualTo(1);
        assertThat(scores.get(1).scores().ranks()[0]).isPositive();
    }

    @Test
    void anEnsembleAnswersByTheMeanOfProbabilities() {
        var sure = new ToyModel(3, true, (source, beginning) -> new double[] {0.8, 0.1, 0.1});
        var unsure = new ToyModel(3, false, (source, beginning) -> new double[] {0.2, 0.5, 0.3});

        StepModel both = EnsembleStepModel.of(List.of(sure, unsure));
        double[] logs = Stream.of(new int[] {0}, new int[] {1})
                .mapToDouble(target -> TokenScores.of(both, List.of(new int[1]), List.of(target))
                        .get(0)
                        .logProbabilities()[0])
                .toArray();

        assertThat(logs).containsExactly(new double[] {Math.log(0.5), Math.log(0.3)}, within(1e-6));
        assertThat(TokenScores.of(both, List.of(new int[1]), List.of(new int[1]))
                        .get(0)
                        .attention())
                .hasDimensions(2, 2);
        assertThat(EnsembleStepModel.of(List.of(sure))).isSameAs(sure);
    }

    @Test
    void modelsOfOtherTokensDoNotAnswerTogether() {
        assertThatThrownBy(() -> new EnsembleStepModel(List.of(ToyModel.backward(3), ToyModel.backward(4))))
                .hasMessageContaining("3 and of 4 target tokens");
        assertThatThrownBy(() -> new EnsembleStepModel(List.of())).hasMessageContaining("no models");
    }
}
