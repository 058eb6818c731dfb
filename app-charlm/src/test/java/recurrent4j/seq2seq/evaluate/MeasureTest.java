package recurrent4j.seq2seq.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import recurrent4j.seq2seq.corpus.Pair;
import recurrent4j.seq2seq.evaluate.Seq2SeqModel.Likelihood;

class MeasureTest {

    private static Rewriting text(String hypothesis, String... references) {
        return Rewriting.of(hypothesis, List.of(references));
    }

    private static Rewriting act(String source, String hypothesis) {
        return new Rewriting(Pair.of(source, "any"), Hypothesis.of(hypothesis), Optional.empty());
    }

    @Test
    void anExactMatchIsOneOfTheReferencesButForWhiteSpaceAround() {
        List<Rewriting> all = List.of(text("579", "579"), text(" a b ", "b", "a b"), text("A", "a"), text("", "a"));
        assertThat(new ExactMatch(false).figure(all)).isEqualTo(0.5);
        assertThat(new ExactMatch(true).figure(all)).isEqualTo(0.75);
        assertThat(new WordErrorRate(false).figure(all)).isEqualTo(0.5);
        assertThat(new ExactMatch(false).figure(List.of())).isNaN();
    }

    @Test
    void theErrorRateCountsTheFewestEditsOfAllTokens() {
        assertThat(ErrorRate.edits(Unit.CHARACTERS.of("kitten"), Unit.CHARACTERS.of("sitting")))
                .isEqualTo(3);
        assertThat(ErrorRate.edits(List.of(), List.of("a", "b"))).isEqualTo(2);
        assertThat(ErrorRate.edits(List.of("a", "b"), List.of())).isEqualTo(2);
        List<Rewriting> phones = List.of(text("k ɑ t", "k æ t"), text("d ɔ", "d ɔ ɡ", "d ɔ ɡ z"));
        assertThat(new ErrorRate(Unit.TOKENS, false).figure(phones)).isEqualTo(2.0 / 6);
        assertThat(new ErrorRate(Unit.TOKENS, false).metric().name()).isEqualTo("token error rate");
        assertThat(new ErrorRate(Unit.CHARACTERS, true).figure(List.of(text("AB😀", "abc"))))
                .isEqualTo(1.0 / 3);
    }

    @Test
    void unigramF1CountsWordsAndPunctuationInLowerCaseAsOftenAsTheyOccurInBoth() {
        assertThat(UnigramF1.words("Don't you? Naïve_1…")).containsExactly("don", "'", "t", "you", "?", "naïve_1", "…");
        // Of four and three words the and ? are common, the once.
        assertThat(new UnigramF1().figure(List.of(text("The the cat?", "the dog ?"))))
                .isEqualTo(2 * 2.0 / 7);
        assertThat(new UnigramF1().figure(List.of(text("a", "b", "a"), text("", "a"))))
                .isEqualTo(0.5);
    }

    @Test
    void distinctTextsAreCountedByTheNgramsOfAll() {
        List<Rewriting> all = List.of(text("I see.", "x"), text("I see it.", "x"));
        assertThat(new Distinct(1, Unit.TOKENS).figure(all)).isEqualTo(4.0 / 7);
        assertThat(new Distinct(2, Unit.TOKENS).figure(all)).isEqualTo(4.0 / 5);
        assertThat(new Distinct(2, Unit.CHARACTERS).figure(List.of(text("Anna", "x"))))
                .isEqualTo(1);
        assertThat(new Distinct(2, Unit.TOKENS).figure(List.of(text("I", "x")))).isNaN();
    }

    @Test
    void whatTheTrainingPartHasAsATargetIsNotNovel() {
        Known known = Known.of(List.of(Pair.of("it", "Rossi")), new Units(Unit.TOKENS, Unit.CHARACTERS));
        assertThat(new Novelty(known).figure(List.of(text("rossi", "x"), text("Rosso", "x"))))
                .isEqualTo(0.5);
    }

    @Test
    void slotsThatAreMissingAndThoseTooManyAreErrors() {
        String source = "inform ( name = <name> ; area = <area> ; kidsallowed = no )";
        var measure = new SlotErrorRate();
        assertThat(measure.figure(List.of(act(source, "<name> is in <area> ."))))
                .isZero();
        assertThat(measure.figure(List.of(act(source, "<name> , <name> is cheap , <food> ."))))
                .isEqualTo(1.5);
        assertThat(measure.figure(List.of(act(source, "no ."), act(source, "<area> <name>"))))
                .isEqualTo(0.5);
        assertThat(SlotErrorRate.hasSlot("goodbye ( )")).isFalse();
        assertThat(SlotErrorRate.hasSlot("a < b > c <- d")).isFalse();
    }

    @Test
    void probabilitiesAreCountedByTokensAndByCharacters() {
        List<Rewriting> all = List.of(
                likely(new Pair("x", List.of("ab", "other")), new Likelihood(Math.log(1 / 8.0), 2, 1)),
                likely(Pair.of("x", "😀"), new Likelihood(Math.log(1 / 4.0), 3, 3)));
        assertThat(LikelihoodMeasure.PERPLEXITY.figure(all)).isEqualTo(2, within(1e-12));
        assertThat(LikelihoodMeasure.TOKEN_ACCURACY.figure(all)).isEqualTo(0.8);
        assertThat(LikelihoodMeasure.NATS.figure(all)).isEqualTo(Math.log(2), within(1e-12));
        assertThat(LikelihoodMeasure.BITS.figure(all)).isEqualTo(1, within(1e-12));
        assertThat(LikelihoodMeasure.NATS.figure(List.of(text("a", "b")))).isNaN();
    }

    private static Rewriting likely(Pair pair, Likelihood likelihood) {
        return new Rewriting(pair, Hypothesis.of(""), Optional.of(likelihood));
    }

    @Test
    void textsAreComparedWithValuesForTheirPlaceholders() {
        var pair = new Pair("inform ( name = <name> )", List.of("<name> is here"), Map.of("<name>", "Caffè Nero"));
        var rewriting = new Rewriting(pair, Hypothesis.of("<name> is there"), Optional.empty());
        assertThat(rewriting.text()).isEqualTo("Caffè Nero is there");
        assertThat(rewriting.references()).containsExactly("Caffè Nero is here");
        assertThat(new ErrorRate(Unit.TOKENS, false).figure(List.of(rewriting))).isEqualTo(1.0 / 4);
        assertThat(new SlotErrorRate().figure(List.of(rewriting))).isZero();
    }
}
