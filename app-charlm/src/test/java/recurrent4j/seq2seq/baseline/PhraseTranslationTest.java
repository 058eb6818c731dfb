package recurrent4j.seq2seq.baseline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import recurrent4j.bundle.Deflated;
import recurrent4j.bundle.Packed;
import recurrent4j.io.InputException;
import recurrent4j.seq2seq.corpus.Pair;
import recurrent4j.seq2seq.evaluate.Hypothesis;

class PhraseTranslationTest {

    private static String answer(List<Pair> training, String asked) {
        return PhraseTranslation.fit(training, PairUnits.WORDS).rewrite(List.of(asked)).stream()
                .map(Hypothesis::text)
                .findFirst()
                .orElseThrow();
    }

    private static List<Pair> times(int times, Pair... pairs) {
        List<Pair> all = new ArrayList<>();
        for (int time = 0; time < times; time++) {
            Collections.addAll(all, pairs);
        }
        return all;
    }

    /**
     * "a" is aligned with "x" in two of three pairs and each "x" comes from "a", so that both frequencies are 2/3 and 1. The
     * probabilities of the tokens are the aligner's, the empty word among two.
     */
    @Test
    void theScoreOfAPhraseIsAsByHand() {
        var tokens =
                NumberedPairs.of(List.of(Pair.of("a", "x"), Pair.of("a", "x"), Pair.of("a", "y")), PairUnits.WORDS);
        var phrases = PhrasePairs.of(tokens);
        assertThat(phrases.size()).isEqualTo(2);
        double forward =
                (phrases.forward().probability(0, 0) + phrases.forward().probability(0)) / 2;
        double backward =
                (phrases.backward().probability(0, 0) + phrases.backward().probability(0)) / 2;
        assertThat(forward).isEqualTo(2 / 3.0, within(1e-9));
        assertThat((double) new PhraseScores(phrases).score(0))
                .isEqualTo(
                        0.3 * Math.log(2 / 3.0) + 0.3 * (Math.log(forward) + Math.log(backward)) + 1 - 0.5,
                        within(1e-6));
    }

    /** Both are as frequent for "bank"; the 3-gram knows what follows "river". */
    @Test
    void theNGramChoosesAmongTranslations() {
        List<Pair> training = times(
                5,
                Pair.of("fluss", "river"),
                Pair.of("bank", "shore"),
                Pair.of("bank", "bank"),
                Pair.of("der fluss", "the river"),
                Pair.of("geld", "money"),
                Pair.of("x", "river shore"),
                Pair.of("y", "money bank"));
        assertThat(answer(training, "fluss bank")).isEqualTo("river shore");
        assertThat(answer(training, "geld bank")).isEqualTo("money bank");
    }

    /** Adjectives of the source stand behind their nouns; of this pair only the words are known. */
    @Test
    void neighboursChangePlacesWhereTheNGramSaysSo() {
        List<Pair> training = times(
                20,
                Pair.of("la", "the"),
                Pair.of("maison", "house"),
                Pair.of("verte", "green"),
                Pair.of("voiture", "car"),
                Pair.of("z", "the green house ."));
        assertThat(answer(training, "la maison verte")).isEqualTo("the green house");
    }

    @Test
    void unknownTokensAreCopiedHoweverLongTheSource() {
        List<Pair> training = times(3, Pair.of("ein haus", "a house"), Pair.of("ein", "a"), Pair.of("haus", "house"));
        assertThat(answer(training, "Q ein haus")).isEqualTo("Q a house");
        String many = String.join(" ", Collections.nCopies(300, "ein haus"));
        assertThat(answer(training, many)).isEqualTo(String.join(" ", Collections.nCopies(300, "a house")));
        assertThat(answer(training, String.join(" ", Collections.nCopies(100, "Q"))))
                .isEqualTo(String.join(" ", Collections.nCopies(100, "Q")));
    }

    @Test
    void damagedScoresAreRefused() {
        PhraseTranslation.Saved saved = PhraseTranslation.fit(times(2, Pair.of("a", "b")), PairUnits.WORDS)
                .saved();
        var options = new PhraseOptions.Saved(
                saved.options().sources(),
                saved.options().targets(),
                saved.options().counts(),
                Deflated.ofNumbers(1),
                Packed.floats(1, 2));
        assertThatThrownBy(() -> new PhraseTranslation.Saved(
                                saved.units(),
                                saved.extent(),
                                saved.sourceTokens(),
                                saved.targetTokens(),
                                options,
                                saved.grams())
                        .baseline(WordTokens.of(times(1, Pair.of("a", "b")))))
                .isInstanceOf(InputException.class)
                .hasMessage(
                        "The saved baseline \"Phrases with a 3-gram\" has 1 translations and 2 scores of 2 phrases; train"
                                + " and save the model again.");
    }
}
