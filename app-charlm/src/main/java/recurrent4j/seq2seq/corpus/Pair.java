package recurrent4j.seq2seq.corpus;

import java.util.List;
import recurrent4j.io.InputException;

/**
 * A source text, and what it may be rewritten as.
 *
 * @param source may be a label where the task is one to many
 * @param targets at least one where they are known: all are learned from, and each counts as a reference of equal right
 */
public record Pair(String source, List<String> targets) {

    /** @throws InputException if the source is blank */
    public Pair {
        targets = List.copyOf(targets);
        if (source.isBlank()) {
            throw new InputException("A blank source cannot be rewritten; give a text.");
        }
    }

    /** A pair with one target. */
    public static Pair of(String source, String target) {
        return new Pair(source, List.of(target));
    }

    /** Returns the first target, which is what the source is rewritten as if there is but one. */
    public String target() {
        return targets.get(0);
    }
}
