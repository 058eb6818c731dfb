package recurrent4j.seq2seq.decode;

import java.math.BigDecimal;
import recurrent4j.io.InputException;
import recurrent4j.io.Text;

/**
 * How many tokens a target may have, by how many its source has: {@code perToken * source + extra}, without the end mark.
 *
 * @param perToken tokens for each of the source, at least 0
 * @param extra tokens for any source, at least 1
 */
public record LengthLimit(double perToken, int extra) {

    /**
     * Twice the source and 50: more than translations have, or the longest row of actions for a command of SCAN, 48 for 9 words;
     * and little for a model that does not end.
     */
    public static final LengthLimit USUAL = new LengthLimit(2, 50);

    /** @throws InputException if it would leave a source without a token */
    public LengthLimit {
        if (!(perToken >= 0) || Double.isInfinite(perToken) || extra < 1) {
            throw new InputException(
                    "A length of %s tokens for each of the source and %d more leaves nothing to write; choose 0 or more, and 1 or more.",
                    perToken, extra);
        }
    }

    /** Says how many tokens a target may have. */
    @Override
    public String toString() {
        String most = BigDecimal.valueOf(perToken).stripTrailingZeros().toPlainString();
        return Text.of("%s for each of the source, and %d", most, extra);
    }

    /** Returns the most tokens that the target of a source of so many tokens may have. */
    int of(int source) {
        return (int) Math.min(Integer.MAX_VALUE / 2, Math.floor(perToken * source) + extra);
    }
}
