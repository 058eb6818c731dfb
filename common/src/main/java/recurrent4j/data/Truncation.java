package recurrent4j.data;

import java.util.Arrays;
import recurrent4j.io.InputException;

/** What is kept of a sequence that is too long. */
public enum Truncation {
    /** The beginning. */
    HEAD,

    /** The end, where reviews tend to say what they come to. */
    TAIL,

    /** A quarter from the beginning and three from the end, without a mark between them (Sun et al. 2019). */
    HEAD_AND_TAIL;

    /**
     * Returns what is kept.
     *
     * @param tokens the sequence, which is returned itself if it is short enough
     * @param limit how many tokens are kept
     * @throws InputException if the limit is below 1
     */
    public int[] of(int[] tokens, int limit) {
        if (limit < 1) {
            throw new InputException("A limit of %d tokens leaves nothing to read; choose 1 or more.", limit);
        }
        if (tokens.length <= limit) {
            return tokens;
        }
        int head = this == HEAD ? limit : this == TAIL ? 0 : limit / 4;
        int[] kept = Arrays.copyOf(tokens, limit);
        System.arraycopy(tokens, tokens.length - limit + head, kept, head, limit - head);
        return kept;
    }
}
