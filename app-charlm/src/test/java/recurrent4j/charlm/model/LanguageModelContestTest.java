package recurrent4j.charlm.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import recurrent4j.charlm.corpus.TextPart;
import recurrent4j.data.Split;
import recurrent4j.data.TokenSequence;
import recurrent4j.eval.Effort;
import recurrent4j.eval.Score;

class LanguageModelContestTest {

    @Test
    void aTextThatRepeatsItselfIsWonByTheLongNGrams() {
        Split<TextPart> parts = parts();
        var contest = Surprisal.contest(parts);
        contest.enterBaseline(new UniformModel(4));
        NGramCounts.of(parts.training().tokens(), 4).models().forEach(contest::enterBaseline);
        assertThat(contest.scores().scores())
                .extracting(score -> score.contestant().name())
                .containsExactly("uniform", "1-gram", "2-gram", "3-gram", "4-gram", "5-gram", "6-gram");
        Score uniform = contest.scores().scores().get(0);
        assertThat(uniform.measured(Surprisal.BITS_PER_CHARACTER).validation()).isEqualTo(2, within(1e-12));
        assertThat(uniform.measured(Surprisal.PERPLEXITY).test()).isEqualTo(4, within(1e-12));
        assertThat(contest.scores().winner().contestant().name()).isNotIn("uniform", "1-gram");
    }

    @Test
    void aNetworkThatLosesIsShownLosing() {
        Split<TextPart> parts = parts();
        var contest = Surprisal.contest(parts);
        contest.enterBaseline(NGramCounts.of(parts.training().tokens(), 4).model(3));
        contest.enter(new UniformModel(4), Effort.NONE);
        assertThat(contest.scores().remarks())
                .singleElement()
                .asString()
                .startsWith("uniform loses to the best baseline, 3-gram: validation");
    }

    @Test
    void withoutValidationTheTestPartJudges() {
        var contest = Surprisal.contest(new Split<>(TextPart.EMPTY, TextPart.EMPTY, parts().test()));
        contest.enterBaseline(new UniformModel(4));
        assertThat(contest.scores().judge()).isEqualTo("test");
        assertThat(contest.scores().verdict()).isEqualTo("uniform, a baseline, is best: test bits/char 2.00000.");
    }

    /** The tokens 0 to 3 in turn, with one in ten replaced. */
    private static Split<TextPart> parts() {
        var random = new Random(8);
        int[] tokens = IntStream.range(0, 3_000)
                .map(i -> random.nextInt(10) == 0 ? random.nextInt(4) : i % 4)
                .toArray();
        TokenSequence text = TokenSequence.of(tokens);
        return new Split<>(part(text, 0, 2_400), part(text, 2_400, 2_700), part(text, 2_700, 3_000));
    }

    private static TextPart part(TokenSequence text, int from, int to) {
        return new TextPart(text.part(from, to), to - from, 0);
    }
}
