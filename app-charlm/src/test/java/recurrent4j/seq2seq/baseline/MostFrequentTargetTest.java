package recurrent4j.seq2seq.baseline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import recurrent4j.io.InputException;
import recurrent4j.seq2seq.corpus.Pair;
import recurrent4j.seq2seq.evaluate.Hypothesis;

class MostFrequentTargetTest {

    @Test
    void itAnswersTheTargetThatIsMostFrequentAndFirst() {
        var model = MostFrequentTarget.fit(List.of(
                Pair.of("a", "no"),
                new Pair("b", List.of("yes", "maybe")),
                Pair.of("c", "yes"),
                Pair.of("d", "maybe")));
        assertThat(model.rewrite(List.of("a", "z"))).containsExactly(Hypothesis.of("yes"), Hypothesis.of("yes"));
    }

    @Test
    void nothingIsLearnedFromNothing() {
        assertThatThrownBy(() -> MostFrequentTarget.fit(List.of()))
                .isInstanceOf(InputException.class)
                .hasMessage("There is no target to learn from; give pairs of texts.");
    }
}
