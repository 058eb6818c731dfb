package recurrent4j.seq2seq.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import recurrent4j.seq2seq.corpus.Pair;

class ValidationExamplesTest {

    private static final List<Pair> PAIRS = List.of(Pair.of("ab", "ba"), Pair.of("cd", "dc"));
    private static final List<Hypothesis> TEXTS = List.of(Hypothesis.of("ba"), Hypothesis.of("c"));

    private final List<String> shown = new ArrayList<>();

    @Test
    void textsAreShownAfterEpochsFurtherAndFurtherApart() {
        EpochError error = new ValidationExamples(shown::add, 1).watching((pairs, texts) -> 0.5);

        for (int epoch = 1; epoch <= 9; epoch++) {
            assertThat(error.of("GRU", epoch, PAIRS, TEXTS)).isEqualTo(0.5);
        }

        assertThat(shown).hasSize(4).allMatch(text -> text.contains("ab -> ba  (right)"));
        assertThat(shown.get(0)).startsWith("After 1 epoch:").contains("cd -> c  (not dc)");
        assertThat(shown.get(3)).startsWith("After 8 epochs:");
    }

    @Test
    void eachOfSeveralNetworksHasItsOwnEpochs() {
        EpochError error = new ValidationExamples(shown::add, 2).watching((pairs, texts) -> 0);

        error.of("GRU, 2 of 2", 1, PAIRS, TEXTS);
        error.of("GRU, 1 of 2", 1, PAIRS, TEXTS);

        assertThat(shown.get(0)).startsWith("After 1 epoch of GRU, 2 of 2:");
        assertThat(shown.get(1)).startsWith("After 1 epoch of GRU, 1 of 2:");
    }
}
