package recurrent4j.seq2seq.evaluate;

import java.util.List;
import java.util.Locale;
import recurrent4j.eval.Metric;

/**
 * How many tokens, or characters, must be replaced, inserted or deleted to make texts right (Levenshtein 1966), by how many the
 * references have; of several references that which takes the fewest counts. Of phones this is the phone error rate.
 *
 * @param lowerCase whether texts are compared in lower case
 */
public record ErrorRate(Unit unit, boolean lowerCase) implements SumMeasure {

    @Override
    public Metric metric() {
        return new Metric(unit + " error rate", true);
    }

    @Override
    public double[] sums(Rewriting rewriting) {
        List<String> tokens = tokens(rewriting.text());
        double[] best = {Double.POSITIVE_INFINITY, 0};
        for (String reference : rewriting.references()) {
            List<String> right = tokens(reference);
            int edits = edits(tokens, right);
            if (edits < best[0]) {
                best = new double[] {edits, right.size()};
            }
        }
        return best;
    }

    private List<String> tokens(String text) {
        return unit.of(lowerCase ? text.toLowerCase(Locale.ROOT) : text);
    }

    /** Returns the smallest number of tokens that must be replaced, inserted or deleted to make one of the other. */
    static int edits(List<String> one, List<String> other) {
        int[] before = new int[other.size() + 1];
        int[] now = new int[other.size() + 1];
        for (int at = 0; at < before.length; at++) {
            before[at] = at;
        }
        for (int row = 1; row <= one.size(); row++) {
            now[0] = row;
            for (int at = 1; at < now.length; at++) {
                int replaced = before[at - 1] + (one.get(row - 1).equals(other.get(at - 1)) ? 0 : 1);
                now[at] = Math.min(replaced, 1 + Math.min(before[at], now[at - 1]));
            }
            int[] next = before;
            before = now;
            now = next;
        }
        return before[other.size()];
    }

    @Override
    public double figure(double[] sums) {
        return sums[0] / sums[1];
    }
}
