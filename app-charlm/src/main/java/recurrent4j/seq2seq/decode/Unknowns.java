package recurrent4j.seq2seq.decode;

import recurrent4j.io.InputException;
import recurrent4j.seq2seq.tokens.PairTokenizer;
import recurrent4j.seq2seq.tokens.Tokenizer;

/** What becomes of the unknown token where a model would write it. */
public enum Unknowns {
    /** It stands in the text, as {@link recurrent4j.data.Vocabulary#UNKNOWN}. */
    SHOW,

    /** It is never written: the most likely of the other tokens is. */
    AVOID,

    /** In its place the token of the source stands that the model looked at most (Luong et al. 2015). */
    COPY;

    /**
     * Does nothing if tokens can be treated so.
     *
     * @throws InputException if unknown words are to be copied, and there are none, or tokens are no words
     */
    public void require(PairTokenizer tokenizer) {
        if (this != COPY) {
            return;
        }
        requireWords(tokenizer.source());
        requireWords(tokenizer.target());
        if (!tokenizer.target().vocabulary().open()) {
            throw new InputException(
                    "The model knows all the words that there are, so that there is no unknown one to copy; leave out --copy-unknown.");
        }
    }

    private static void requireWords(Tokenizer tokenizer) {
        String tokens = switch (tokenizer.unit()) {
            case WORDS -> "";
            case CHARACTERS -> "characters";
            case LETTERS -> "letters";
            case BYTE_PAIRS -> "byte pairs";
        };
        if (!tokens.isEmpty()) {
            throw new InputException(
                    "The tokens of the model are %s and no words, so that unknown ones cannot be copied as a whole; leave out --copy-unknown.",
                    tokens);
        }
    }

    /** Returns what is wrong where unknown words are to be copied by a model that does not look at its source. */
    public static InputException withoutAttention() {
        return new InputException(
                "The model has no attention, which would tell what word an unknown one stands for; leave out --copy-unknown.");
    }
}
