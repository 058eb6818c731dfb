package recurrent4j.seq2seq.tokens;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import recurrent4j.io.InputException;
import recurrent4j.seq2seq.corpus.AddCorpus;
import recurrent4j.seq2seq.corpus.Pair;
import recurrent4j.seq2seq.corpus.ParallelCorpus;

class PairTokenizerTest {

    private static final List<Pair> PAIRS = List.of(
            Pair.of("Two young men are near bushes.", "Zwei junge Männer sind in der Nähe von Büschen ."),
            Pair.of("Two young women are near bushes.", "Zwei junge Frauen sind in der Nähe ."),
            Pair.of("A young man.", "Ein junger Mann in der Nähe ."));

    private static final Tokenization PAIRED =
            Tokenization.of(TokenUnit.BYTE_PAIRS).merges(200);

    @Test
    void bytePairsGiveBackTheTextOfPretokenisedAndOfRawText() {
        PairTokenizer tokenizer = PairTokenizer.fit(PAIRS, PAIRED, PAIRED);

        for (Pair pair : PAIRS) {
            assertEquals(
                    pair.source(), tokenizer.source().text(tokenizer.source().tokens(pair.source())));
            assertEquals(
                    pair.target(), tokenizer.target().text(tokenizer.target().tokens(pair.target())));
        }
        String other = "Don't  stop :\tthe 3rd ▁ „Mann“ (x) ...";
        assertEquals(
                other.replaceAll("\\s+", " "),
                tokenizer.source().text(tokenizer.source().tokens(other)));
        assertEquals(List.of(" in", " der", " Nähe", " ."), tokenizer.target().tokens("in der Nähe ."));
    }

    @Test
    void aSideKnowsTheTokensThatStandInItAlone() {
        PairTokenizer tokenizer = PairTokenizer.fit(PAIRS, PAIRED, PAIRED);
        Tokenizer source = tokenizer.source();
        Tokenizer target = tokenizer.target();

        assertTrue(target.vocabulary().knows(" der"));
        assertFalse(source.vocabulary().knows(" der"));
        assertEquals(List.of(" ", "d", "e", "r"), source.tokens("der"));
        for (Pair pair : PAIRS) {
            for (int number : target.numbers(pair.target())) {
                assertFalse(target.vocabulary().isUnknown(number));
            }
        }
        assertEquals(target.vocabulary().size(), target.end());
    }

    @Test
    void whatWasNeverSeenIsUnknown() {
        Tokenizer words = PairTokenizer.fit(
                        PAIRS,
                        Tokenization.of(TokenUnit.WORDS),
                        Tokenization.of(TokenUnit.WORDS).minCount(1))
                .source();

        assertEquals(
                List.of("young", "are", "bushes.", "near", "Two"),
                List.of(
                        words.vocabulary().token(0),
                        words.vocabulary().token(2),
                        words.vocabulary().token(3),
                        words.vocabulary().token(4),
                        words.vocabulary().token(1)));
        assertTrue(words.vocabulary().isUnknown(words.numbers("elephant")[0]));
        assertEquals("an elephant", words.text(words.tokens(" an \t elephant ")));
        String message = assertThrows(
                        InputException.class,
                        () -> PairTokenizer.fit(
                                PAIRS, Tokenization.of(TokenUnit.WORDS).minCount(9), Tokenization.of(TokenUnit.WORDS)))
                .getMessage();
        assertTrue(message.startsWith("Among the sources to learn from nothing stands 9 times or more"), message);
    }

    @Test
    void capitalsAreFoldedOrKept() {
        PairTokenizer tokenizer = PairTokenizer.fit(
                PAIRS, Tokenization.of(TokenUnit.CHARACTERS).fold(true), Tokenization.of(TokenUnit.CHARACTERS));

        assertEquals(List.of("t", "w", "o"), tokenizer.source().tokens("Two"));
        assertEquals(List.of("Z", "w", "e", "i"), tokenizer.target().tokens(" Zwei "));
        assertEquals("a b", tokenizer.target().text(List.of("a", " ", "b")));
    }

    @Test
    void bothReturnFromJson() throws IOException {
        for (PairTokenizer tokenizer : List.of(
                PairTokenizer.fit(PAIRS, PAIRED, PAIRED),
                PairTokenizer.fitApart(PAIRS, PAIRED.fold(true), PAIRED),
                PairTokenizer.fit(PAIRS, Tokenization.of(TokenUnit.CHARACTERS), Tokenization.of(TokenUnit.WORDS)))) {
            PairTokenizer again = PairTokenizer.ofJson(tokenizer.json());

            assertEquals(tokenizer.json(), again.json());
            assertArrayEquals(
                    tokenizer.target().numbers(PAIRS.get(0).target()),
                    again.target().numbers(PAIRS.get(0).target()));
            assertArrayEquals(
                    tokenizer.source().numbers("Never seen"), again.source().numbers("Never seen"));
        }
        String broken = PairTokenizer.fit(PAIRS, PAIRED, PAIRED)
                .json()
                .replaceFirst("\"merges\" : \\[ \\[", "\"merges\" : [ [ \"q\",");
        assertThrows(IOException.class, () -> PairTokenizer.ofJson(broken));
    }

    @Test
    void sumsAreSpelled() {
        ParallelCorpus corpus = AddCorpus.corpus(1);

        assertEquals(Tokenization.of(TokenUnit.CHARACTERS), Tokenization.suitedSource(corpus));
        assertEquals(Tokenization.of(TokenUnit.CHARACTERS), Tokenization.suitedTarget(corpus));
    }
}
