package recurrent4j.charlm.corpus;

import recurrent4j.io.InputException;

/**
 * Which tokens a text is made of.
 *
 * @param minCount how often a character or word must stand in the training part to be known
 * @param vocabulary how many byte-pair tokens there are, its characters included; of no meaning for other kinds
 */
public record TokenizerConfig(Tokenization kind, long minCount, int vocabulary) {

    private static final int USUAL_VOCABULARY = 1_000;
    private static final int USUAL_WORDS = 3;

    /** @throws InputException if every token would be known, seen or not, or none */
    public TokenizerConfig {
        if (minCount < 1) {
            throw new InputException(
                    "No token stands less than once in a text; choose a --min-count of 1 or more, not %d.", minCount);
        }
        if (vocabulary < 2) {
            throw new InputException(
                    "A vocabulary of %d tokens leaves nothing to choose; choose 2 or more.", vocabulary);
        }
    }

    /** Returns the usual tokens of a kind: all characters, words that stand there three times, 1,000 byte pairs. */
    public static TokenizerConfig of(Tokenization kind) {
        return new TokenizerConfig(kind, kind == Tokenization.WORDS ? USUAL_WORDS : 1, USUAL_VOCABULARY);
    }

    /** Returns these tokens with another least count. */
    public TokenizerConfig minCount(long count) {
        return new TokenizerConfig(kind, count, vocabulary);
    }

    /** Returns these tokens with another number of byte pairs. */
    public TokenizerConfig vocabulary(int tokens) {
        return new TokenizerConfig(kind, minCount, tokens);
    }
}
