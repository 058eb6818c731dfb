package recurrent4j.seq2seq.baseline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import recurrent4j.seq2seq.corpus.Pair;
import recurrent4j.seq2seq.evaluate.Hypothesis;
import recurrent4j.seq2seq.evaluate.Seq2SeqModel.Likelihood;

class LabelLanguageModelTest {

    private static final List<Pair> PAIRS = List.of(new Pair("one", List.of("x", "y")), Pair.of("two", "z"));

    /**
     * Unigrams of x, y, z, an unknown token and the end, 1/5 each beforehand. Of "one": x, y, end, end; of all: x, y, z and
     * three ends.
     */
    @Test
    void sevenTenthsAreByTheLabelAndTheRestByAll() {
        var model = LabelLanguageModel.fit(PAIRS, WordTokens.of(PAIRS).target(), 1);
        double own = (1 + 3 / 5.0) / (4 + 3);
        double all = (1 + 4 / 5.0) / (6 + 4);
        double ownEnd = (2 + 3 / 5.0) / (4 + 3);
        double allEnd = (3 + 4 / 5.0) / (6 + 4);
        double known = Math.log(0.7 * own + 0.3 * all) + Math.log(0.7 * ownEnd + 0.3 * allEnd);
        List<Likelihood> likelihoods = model.likelihoods(List.of(Pair.of("one", "y"), Pair.of("three", "y")))
                .orElseThrow();
        assertThat(likelihoods.get(0).logProbability()).isEqualTo(known, within(1e-12));
        assertThat(likelihoods.get(1).logProbability()).isEqualTo(Math.log(all) + Math.log(allEnd), within(1e-12));
        // The end is always the most probable.
        assertThat(likelihoods).extracting(Likelihood::right).containsExactly(1, 1);
    }

    @Test
    void textsAreDrawnOneByOneAndNoneIsEmpty() {
        var model = LabelLanguageModel.fit(PAIRS, WordTokens.of(PAIRS).target(), 3);
        List<Hypothesis> drawn = model.rewrite(Collections.nCopies(300, "one"));
        Set<String> texts = drawn.stream().map(Hypothesis::text).collect(Collectors.toSet());
        assertThat(texts).contains("x", "y", "z").doesNotContain("");
        assertThat(drawn.stream().filter(each -> each.text().equals("x")).count())
                .isGreaterThan(50);
        assertThat(texts).noneMatch(text -> text.contains("\uFFFD"));
    }
}
