package recurrent4j.seq2seq.evaluate;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import recurrent4j.eval.Metric;

/**
 * How many slots of dialogue acts are missing in the sentences for them, and how many are there that should not be, by how many
 * slots there are (Wen et al., Semantically Conditioned LSTM-based Natural Language Generation for Spoken Dialogue Systems, 2015).
 * A slot is a placeholder such as {@code <name>}, in the act and in the sentence; those that are yes or no have none, and are not
 * counted.
 */
public record SlotErrorRate() implements SumMeasure {

    private static final Metric METRIC = new Metric("slot error rate", true);

    private static final Pattern SLOT = Pattern.compile("<[\\p{L}\\p{N}_-]+>");

    @Override
    public Metric metric() {
        return METRIC;
    }

    /** Whether a text has a slot. */
    static boolean hasSlot(String text) {
        return SLOT.matcher(text).find();
    }

    @Override
    public double[] sums(Rewriting rewriting) {
        Map<String, Integer> wanted = slots(rewriting.pair().source());
        Map<String, Integer> said = slots(rewriting.hypothesis().text());
        Set<String> all = new HashSet<>(wanted.keySet());
        all.addAll(said.keySet());
        int errors = all.stream()
                .mapToInt(slot -> Math.abs(wanted.getOrDefault(slot, 0) - said.getOrDefault(slot, 0)))
                .sum();
        return new double[] {
            errors, wanted.values().stream().mapToInt(Integer::intValue).sum()
        };
    }

    private static Map<String, Integer> slots(String text) {
        Map<String, Integer> slots = new HashMap<>();
        SLOT.matcher(text).results().forEach(slot -> slots.merge(slot.group(), 1, Integer::sum));
        return slots;
    }

    @Override
    public double figure(double[] sums) {
        return sums[0] / sums[1];
    }
}
