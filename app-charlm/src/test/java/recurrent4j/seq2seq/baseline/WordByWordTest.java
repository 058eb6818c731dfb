package recurrent4j.seq2seq.baseline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import recurrent4j.io.InputException;
import recurrent4j.seq2seq.corpus.Pair;
import recurrent4j.seq2seq.evaluate.Hypothesis;

class WordByWordTest {

    private static final List<Pair> BOOKS =
            List.of(Pair.of("das haus", "the house"), Pair.of("das buch", "the book"), Pair.of("ein buch", "a book"));

    /**
     * After one round from equal probabilities: "haus" stands beside "the" and "house" alone, each of which comes from one of
     * three; "das" beside both twice, "the", and once, "house" and "book".
     */
    @Test
    void theFirstRoundOfModel1IsAsByHand() {
        var pairs = NumberedPairs.of(BOOKS, PairUnits.WORDS);
        var cooccurrences = Cooccurrences.of(pairs);
        double[] probabilities = IbmModel1.probabilities(pairs, cooccurrences, 1);
        assertThat(probability("haus", "the", pairs, cooccurrences, probabilities))
                .isEqualTo(1 / 2.0, within(1e-12));
        assertThat(probability("das", "the", pairs, cooccurrences, probabilities))
                .isEqualTo(2 / 4.0, within(1e-12));
        assertThat(probability("das", "book", pairs, cooccurrences, probabilities))
                .isEqualTo(1 / 4.0, within(1e-12));
        assertThat(cooccurrences.find(
                        pairs.sourceTokens().indexOf("haus"),
                        pairs.targetTokens().indexOf("a")))
                .isEqualTo(-1);
    }

    /**
     * In the second round "the" beside "das haus" comes from "das", "haus" and the empty word as 1/2 to 1/2 to 2/6, and beside
     * "das buch" as 1/2 to 1/4 to 2/6; "house" from "das", "haus" and the empty word as 1/4 to 1/2 to 1/6.
     */
    @Test
    void theSecondRoundOfModel1IsAsByHand() {
        var pairs = NumberedPairs.of(BOOKS, PairUnits.WORDS);
        var cooccurrences = Cooccurrences.of(pairs);
        double[] probabilities = IbmModel1.probabilities(pairs, cooccurrences, 2);
        double the = 0.5 / (0.5 + 0.5 + 2 / 6.0);
        double house = 0.5 / (0.25 + 0.5 + 1 / 6.0);
        assertThat(probability("haus", "house", pairs, cooccurrences, probabilities))
                .isEqualTo(house / (the + house), within(1e-12));
    }

    private static double probability(
            String source, String target, NumberedPairs pairs, Cooccurrences cooccurrences, double... probabilities) {
        return probabilities[
                cooccurrences.find(
                        pairs.sourceTokens().indexOf(source),
                        pairs.targetTokens().indexOf(target))];
    }

    @Test
    void eachWordIsTranslatedInItsPlaceAndAnUnknownOneCopied() {
        var model = WordByWord.fit(BOOKS, PairUnits.WORDS);
        assertThat(model.rewrite(List.of("ein  haus", "das Buch")))
                .containsExactly(Hypothesis.of("a house"), Hypothesis.of("the Buch"));
        assertThat(model.parameters()).isEqualTo(4);
    }

    @Test
    void charactersAreTranslatedByWordsAndWordsByCharacters() {
        List<Pair> training = List.of(Pair.of("ab", "AH BE"), Pair.of("b", "BE"), Pair.of("ac", "AH CE"));
        var model = WordByWord.fit(training, new PairUnits(TextUnit.CHARACTERS, TextUnit.WORDS));
        assertThat(model.rewrite(List.of("cab"))).containsExactly(Hypothesis.of("CE AH BE"));
    }

    @Test
    void withoutWordsThereIsNothingToLearn() {
        assertThatThrownBy(() -> WordByWord.fit(List.of(Pair.of("a", " ")), PairUnits.WORDS))
                .isInstanceOf(InputException.class)
                .hasMessage("There are no words to be translated by words; give pairs of texts.");
    }

    @Test
    void longPairsAndThoseAfterVeryManyAreLeftOutAndTheNameSaysSo() {
        List<Pair> training = List.of(
                Pair.of("a b c d", "x"),
                Pair.of("a b", "x y"),
                Pair.of("c", " "),
                Pair.of("b a", "y x"),
                Pair.of("c", "z"));
        var pairs = NumberedPairs.of(training, PairUnits.WORDS, new NumberedPairs.Limits(3, 6));
        assertThat(pairs.size()).isEqualTo(1);
        assertThat(pairs.sourceTokens()).containsExactly("a", "b");
        assertThat(WordByWord.of(PairUnits.WORDS, pairs).name()).isEqualTo("Word by word (IBM model 1) (1 of 4 pairs)");
    }
}
