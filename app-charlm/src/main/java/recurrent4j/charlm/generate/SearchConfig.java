package recurrent4j.charlm.generate;

import recurrent4j.io.InputException;

/**
 * How a text is generated.
 *
 * @param stop where the text ends before that; it is no part of the text
 */
public record SearchConfig(Sampler sampler, int length, StopText stop) {

    /** @throws InputException if nothing may be generated */
    public SearchConfig {
        requireLength(length);
    }

    static void requireLength(int length) {
        if (length < 1) {
            throw new InputException("A length of %d leaves nothing to write; choose 1 or more.", length);
        }
    }
}
