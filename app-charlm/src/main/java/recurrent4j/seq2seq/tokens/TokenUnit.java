package recurrent4j.seq2seq.tokens;

/** What the tokens of a text are. */
public enum TokenUnit {
    /** Unicode code points, blanks among them. */
    CHARACTERS,

    /** As {@link #CHARACTERS}, and each taken apart (Unicode's form NFD): a Korean syllable is its letters, é an e and an accent. */
    LETTERS,

    /** What stands between blanks. */
    WORDS,

    /** Words, and the frequent parts of rarer ones, into which the most frequent pairs of characters were merged. */
    BYTE_PAIRS
}
