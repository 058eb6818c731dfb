package recurrent4j.seq2seq.decode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import recurrent4j.data.BytePairs;
import recurrent4j.data.Vocabulary;
import recurrent4j.seq2seq.evaluate.Hypothesis;
import recurrent4j.seq2seq.tokens.PairTokenizer;
import recurrent4j.seq2seq.tokens.TextTokenizer;
import recurrent4j.seq2seq.tokens.TokenUnit;

class TextRewriterTest {

    private static final PairTokenizer TOKENS = ToyTokenizer.pair("a", "b", "c");

    private static TextRewriter rewriter(DecodingSettings settings) {
        return new TextRewriter(TOKENS, ToyModel.backward(5), settings);
    }

    @Test
    void textsAreRewrittenInTheirOrder() {
        List<String> sources = IntStream.range(0, 100)
                .mapToObj(i -> "a " + "b ".repeat(i * 7 % 5) + "c")
                .toList();

        List<Hypothesis> best = rewriter(DecodingSettings.USUAL).best(sources);

        assertThat(best)
                .extracting(Hypothesis::text)
                .containsExactlyElementsOf(sources.stream()
                        .map(source -> new StringBuilder(source).reverse().toString())
                        .toList());
    }

    @Test
    void attentionStandsBesideItsTokens() {
        Hypothesis best = rewriter(DecodingSettings.GREEDY).best(List.of("a b")).get(0);

        assertThat(best.attention().orElseThrow().source()).containsExactly("a", "b", "</s>");
        assertThat(best.attention().orElseThrow().target()).containsExactly("b", "a", "</s>");
        assertThat(best.attention().orElseThrow().weights()).hasDimensions(3, 3);
    }

    @Test
    void aSourceWithoutTokensIsRewrittenAsNothing() {
        List<Rewritten> rewritings = rewriter(DecodingSettings.USUAL).rewrite(List.of("", "a", " "), 0);

        assertThat(rewritings).extracting(rewriting -> rewriting.best().text()).containsExactly("", "a", "");
        assertThat(rewritings.get(0).best().complete()).isTrue();
    }

    @Test
    void unknownTokensAreCountedAndShownOrAvoidedOrCopied() {
        List<String> source = List.of("a Paris Rome b");

        Rewritten shown = rewriter(DecodingSettings.USUAL).rewrite(source, 0).get(0);
        assertThat(shown.unknown()).isEqualTo(2);
        assertThat(shown.best().text()).isEqualTo("b \uFFFD \uFFFD a");
        assertThat(rewriter(DecodingSettings.USUAL.with(Unknowns.AVOID))
                        .best(source)
                        .get(0)
                        .text())
                .doesNotContain(Vocabulary.UNKNOWN);
        Rewritten copied = rewriter(DecodingSettings.USUAL.with(Unknowns.COPY))
                .rewrite(source, 0)
                .get(0);
        assertThat(copied.best().text()).isEqualTo("b Rome Paris a");
        assertThat(copied.answers().get(0).tokens()).containsExactly("b", "Rome", "Paris", "a");
    }

    @Test
    void thatNothingCanBeCopiedIsSaid() {
        var closed = new ToyTokenizer(Vocabulary.closed(List.of("a", "b")));
        DecodingSettings copying = DecodingSettings.USUAL.with(Unknowns.COPY);

        assertThatThrownBy(() -> new TextRewriter(new PairTokenizer(closed, closed), ToyModel.backward(3), copying))
                .hasMessageContaining("no unknown one to copy");
        var letters =
                new TextTokenizer(TokenUnit.CHARACTERS, false, BytePairs.of(List.of()), Vocabulary.open(List.of("a")));
        assertThatThrownBy(() -> new TextRewriter(new PairTokenizer(letters, letters), ToyModel.backward(3), copying))
                .hasMessageContaining("are characters and no words");
        var blind = new ToyModel(5, false, (source, beginning) -> new double[] {0, 0, 0, 0.9, 0.1});
        assertThatThrownBy(() -> new TextRewriter(TOKENS, blind, copying).best(List.of("a")))
                .hasMessageContaining("no attention");
    }

    @Test
    void severalAnswersAreGivenTheBestFirst() {
        Rewritten rewriting = rewriter(DecodingSettings.USUAL.with(new Search.Beam(4, 0.6, 3)))
                .rewrite(List.of("a b c"), 0)
                .get(0);

        assertThat(rewriting.answers()).hasSize(3);
        assertThat(rewriting.best().text()).isEqualTo("c b a");
        assertThat(rewriting.answers())
                .extracting(Rewritten.Answer::score)
                .isSortedAccordingTo((a, b) -> Double.compare(b, a));
    }

    @Test
    void aTextThatTokensMakeInTwoWaysIsGivenOnce() {
        // As characters put together, "ab" is one token or two.
        var joined = new TextTokenizer(
                TokenUnit.CHARACTERS, false, BytePairs.of(List.of()), Vocabulary.open(List.of("ab", "a", "b")));
        var model = new ToyModel(5, true, (source, beginning) -> switch (beginning.length) {
            case 0 -> new double[] {0.5, 0.4, 0.05, 0.05, 0};
            case 1 -> beginning[0] == 1 ? new double[] {0, 0, 1, 0, 0} : new double[] {0, 0, 0, 0, 1};
            default -> new double[] {0, 0, 0, 0, 1};
        });
        DecodingSettings four = DecodingSettings.USUAL.with(new Search.Beam(4, 0, 4));

        List<Rewritten.Answer> answers = new TextRewriter(new PairTokenizer(joined, joined), model, four)
                .rewrite(List.of("a"), 0)
                .get(0)
                .answers();

        assertThat(answers).extracting(answer -> answer.hypothesis().text()).containsExactly("ab", "b", "\uFFFD");
    }
}
