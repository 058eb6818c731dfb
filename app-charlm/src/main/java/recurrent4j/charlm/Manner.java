package recurrent4j.charlm;

/**
 * How to write.
 *
 * @param sampler what chooses the tokens
 * @param length how many tokens are written at most
 * @param stop where the text ends before that; it is no part of the text
 */
record Manner(Sampler sampler, int length, StopText stop) {

    Manner {
        requireLength(length);
    }

    static void requireLength(int length) {
        if (length < 1) {
            throw new IllegalArgumentException(
                    "A length of %d leaves nothing to write; choose 1 or more.".formatted(length));
        }
    }
}
