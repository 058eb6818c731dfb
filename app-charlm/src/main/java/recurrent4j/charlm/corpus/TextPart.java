package recurrent4j.charlm.corpus;

import java.util.Locale;
import java.util.Optional;
import recurrent4j.data.TokenSequence;

/**
 * A part of a text in numbers.
 *
 * @param tokens the numbers
 * @param characters how many code points they stand for
 * @param unknown how many of the tokens the vocabulary lacks
 */
public record TextPart(TokenSequence tokens, long characters, long unknown) {

    /**
     * Returns what whoever reads a score on this part should know of it: that a model which need not tell apart what is
     * unknown has it easier than one that must.
     *
     * @param name of the part
     * @param unit what a token is called in the plural
     */
    public Optional<String> remark(String name, String unit) {
        return unknown == 0
                ? Optional.empty()
                : Optional.of(String.format(
                        Locale.ROOT,
                        "%,d of the %,d %s of %s are unknown to the model; each counts as the unknown one, whatever it is, which flatters all scores.",
                        unknown,
                        tokens.length(),
                        unit,
                        name));
    }
}
