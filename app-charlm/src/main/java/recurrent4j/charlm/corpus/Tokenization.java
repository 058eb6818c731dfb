package recurrent4j.charlm.corpus;

import java.util.Locale;

/** A kind of tokens, of which a text is made. */
public enum Tokenization {

    /** Unicode code points. */
    CHARACTERS,

    /** Words, numbers and single signs, each with the space before it; a line end is a token of its own. */
    WORDS,

    /** Characters, and what pairs of them were merged into since they are frequent: {@link recurrent4j.data.BytePairs}. */
    BPE;

    /** About a word and a half. */
    private static final int REPEATED_CHARACTERS = 8;

    /** Returns how many tokens make a passage that a text should not repeat: several characters, or a single word. */
    public int repetition() {
        return this == CHARACTERS ? REPEATED_CHARACTERS : 1;
    }

    /** Returns what a token is called in the plural. */
    public String unit() {
        return this == BPE ? "tokens" : name().toLowerCase(Locale.ROOT);
    }
}
