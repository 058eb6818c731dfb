package recurrent4j.data;

import java.util.Arrays;
import java.util.Objects;

/**
 * A sequence of tokens, and the class that it belongs to.
 *
 * @param tokens their numbers, at least one; kept and not copied
 * @param label the number of the class, from 0
 */
public record LabelledSequence(int[] tokens, int label) {

    /** @throws IllegalArgumentException if there is no token, or the label is negative */
    public LabelledSequence {
        if (tokens.length == 0) {
            throw new IllegalArgumentException("A sequence without a token cannot be read; leave it out.");
        }
        if (label < 0) {
            throw new IllegalArgumentException("A label of %d is none; count them from 0.".formatted(label));
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof LabelledSequence sequence
                && sequence.label == label
                && Arrays.equals(sequence.tokens, tokens);
    }

    @Override
    public int hashCode() {
        return Objects.hash(label, Arrays.hashCode(tokens));
    }

    @Override
    public String toString() {
        return "%d tokens of class %d".formatted(tokens.length, label);
    }
}
