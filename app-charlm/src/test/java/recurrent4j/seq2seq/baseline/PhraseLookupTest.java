package recurrent4j.seq2seq.baseline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import recurrent4j.bundle.Deflated;
import recurrent4j.io.InputException;
import recurrent4j.seq2seq.corpus.Pair;
import recurrent4j.seq2seq.evaluate.Hypothesis;

class PhraseLookupTest {

    private static final List<Pair> BOOKS = List.of(
            Pair.of("das haus", "the house"),
            Pair.of("das buch", "the book"),
            Pair.of("ein buch", "a book"),
            Pair.of("ein haus", "a house"));

    /**
     * "x" comes from "a", at the same place, with probability 0.92 / (1 + exp(-4 / 2)) beforehand, from "b" with the rest of
     * 0.92, and from the empty word with 0.08; all tokens are equally probable.
     */
    @Test
    void theFirstRoundOfTheAlignerIsAsByHand() {
        var pairs = NumberedPairs.of(List.of(Pair.of("a b", "x y")), PairUnits.WORDS);
        var aligner = DiagonalAligner.fit(pairs, 1);
        double near = 0.92 / (1 + Math.exp(-2));
        double far = 0.92 - near;
        assertThat(aligner.probability(0, 0)).isEqualTo(near / (near + far), within(1e-12));
        assertThat(aligner.probability(0, 1)).isEqualTo(far / (near + far), within(1e-12));
        assertThat(aligner.probability(1)).isEqualTo(0.5, within(1e-12));
        assertThat(aligner.alignment(0)).containsExactly(0, 1);
    }

    @Test
    void whatStandsTogetherOftenIsAlignedAcrossTheDiagonal() {
        List<Pair> training = new ArrayList<>();
        for (int time = 0; time < 10; time++) {
            training.addAll(BOOKS);
        }
        training.add(Pair.of("buch das", "the book"));
        var pairs = NumberedPairs.of(training, PairUnits.WORDS);
        assertThat(DiagonalAligner.fit(pairs, 20).alignment(40)).containsExactly(1, 0);
    }

    /**
     * Both directions link 0 with 0; only the one 1 with 1, a diagonal neighbour of it, and 3 with 2, no neighbour of any;
     * the other 1 with 0, whose tokens have links by then.
     */
    @Test
    void linksOfOneDirectionAreTakenBesideOthersAndAtLastWhereATokenHasNone() {
        boolean[][] links = Symmetrization.links(new int[] {0, 1, 3}, 0, 0, -1, -1);
        assertThat(links[0]).containsExactly(true, false, false);
        assertThat(links[1]).containsExactly(true, true, false);
        assertThat(links[2]).containsExactly(false, false, false);
        assertThat(links[3]).containsExactly(false, false, true);
    }

    /** With a-x, b-z and c-y linked: b alone, c alone, both, a alone and all; a b would need z, within which y is. */
    @Test
    void phrasesAreConsistentWithTheLinks() {
        boolean[][] links = {{true, false, false}, {false, false, true}, {false, true, false}};
        assertThat(phrases("a b c", "x y z", links))
                .containsExactlyInAnyOrder("a=x", "b=z", "c=y", "b c=y z", "a b c=x y z");
    }

    @Test
    void unlinkedTokensBelongToAPhraseOrNot() {
        boolean[][] links = {{true, false}};
        assertThat(phrases("a", "x y", links)).containsExactly("a=x", "a=x y");
    }

    private static List<String> phrases(String source, String target, boolean[]... links) {
        var tokens = NumberedPairs.of(List.of(Pair.of(source, target)), PairUnits.WORDS);
        var phrases =
                new PhrasePairs(tokens, DiagonalAligner.fit(tokens, 1), DiagonalAligner.fit(tokens.reversed(), 1));
        phrases.add(0, links);
        List<String> all = new ArrayList<>();
        for (int pair = 0; pair < phrases.size(); pair++) {
            all.add(text(tokens.sourceTokens(), phrases.sources().tokens(phrases.source(pair))) + "="
                    + text(tokens.targetTokens(), phrases.targets().tokens(phrases.target(pair))));
        }
        return all;
    }

    private static String text(List<String> names, int... tokens) {
        List<String> words = new ArrayList<>();
        for (int token : tokens) {
            words.add(names.get(token));
        }
        return String.join(" ", words);
    }

    @Test
    void theLongestPhraseIsAnsweredAndAnUnknownTokenCopied() {
        var sources = new TokenTrie();
        var targets = new TokenTrie();
        int[] translations = new int[5];
        translations[sources.addAll(0)] = targets.addAll(0);
        translations[sources.addAll(0, 1, 2)] = targets.addAll(1, 2);
        translations[sources.addAll(1)] = targets.addAll(3);
        var model = new PhraseLookup(
                PairUnits.WORDS,
                "",
                new PhraseTable(
                        PhraseTable.numbers(List.of("a", "b", "c")),
                        List.of("A", "X", "Y", "B"),
                        sources,
                        targets,
                        translations));
        // After "a b" the longest match is "a" again, since "a b" has no translation of its own.
        assertThat(model.rewrite(List.of("a b c a", "a b a", "z b c")))
                .containsExactly(Hypothesis.of("X Y A"), Hypothesis.of("A B A"), Hypothesis.of("z B c"));
        assertThat(model.parameters()).isEqualTo(3);
    }

    @Test
    void theMostFrequentTranslationIsTaken() {
        List<Pair> training = new ArrayList<>(BOOKS);
        training.add(Pair.of("das", "this"));
        assertThat(PhraseLookup.fit(training, PairUnits.WORDS).rewrite(List.of("das haus", "ein buch", "das")))
                .containsExactly(Hypothesis.of("the house"), Hypothesis.of("a book"), Hypothesis.of("the"));
    }

    @Test
    void damagedPhrasesAreRefused() {
        PhraseLookup.Saved saved = PhraseLookup.fit(BOOKS, PairUnits.WORDS).saved();
        var strange = new PhraseLookup.Saved(
                saved.units(),
                saved.extent(),
                saved.sourceTokens(),
                Deflated.ofTexts(List.of("one")),
                saved.sources(),
                saved.targets(),
                saved.translations());
        assertThatThrownBy(() -> strange.baseline(WordTokens.of(BOOKS)))
                .isInstanceOf(InputException.class)
                .hasMessageMatching(
                        "The saved baseline \"Longest-match phrase lookup\" has the token \\d of 1 after row \\d;"
                                + " train and save the model again.");
    }
}
