package recurrent4j.charlm.corpus;

import java.util.Optional;
import recurrent4j.data.TokenSequence;
import recurrent4j.io.Text;

/**
 * A tokenized part of a text.
 *
 * @param characters how many code points they stand for
 * @param unknown how many of the tokens are not in the vocabulary
 */
public record TextPart(TokenSequence tokens, long characters, long unknown) {

    /** A part without tokens. */
    public static final TextPart EMPTY = new TextPart(TokenSequence.of(), 0, 0);

    /**
     * Returns a warning if tokens are out of vocabulary: a model that need not tell them apart has an easier task than one
     * that must.
     *
     * @param unit what a token is called in the plural
     */
    public Optional<String> remark(String name, String unit) {
        return unknown == 0
                ? Optional.empty()
                : Optional.of(Text.of(
                        "%,d of the %,d %s of %s are unknown to the model; each counts as the unknown one, whatever it is, which flatters all scores.",
                        unknown, tokens.length(), unit, name));
    }
}
