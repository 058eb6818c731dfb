package recurrent4j.seq2seq.corpus;

import java.util.List;
import java.util.Map;
import recurrent4j.io.InputException;

/**
 * A source text, and what it may be rewritten as.
 *
 * @param source may be a label where the task is one to many
 * @param targets at least one where they are known: all are learned from, and each counts as a reference of equal right
 * @param slots what stands for the placeholders in the source and its targets, such as {@code Caffè Nero} for {@code <name>};
 *     none in most tasks
 */
public record Pair(String source, List<String> targets, Map<String, String> slots) {

    /** @throws InputException if the source is blank */
    public Pair {
        targets = List.copyOf(targets);
        slots = Map.copyOf(slots);
        if (source.isBlank()) {
            throw new InputException("A blank source cannot be rewritten; give a text.");
        }
    }

    /** A pair of texts without placeholders. */
    public Pair(String source, List<String> targets) {
        this(source, targets, Map.of());
    }

    /** A pair with one target. */
    public static Pair of(String source, String target) {
        return new Pair(source, List.of(target));
    }

    /** Returns the first target, which is what the source is rewritten as if there is but one. */
    public String target() {
        return targets.get(0);
    }

    /** Returns a text with the values of this pair's slots for their placeholders. */
    public String filled(String text) {
        String filled = text;
        for (Map.Entry<String, String> slot : slots.entrySet()) {
            filled = filled.replace(slot.getKey(), slot.getValue());
        }
        return filled;
    }
}
