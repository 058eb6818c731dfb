package recurrent4j.seq2seq.evaluate;

import java.util.List;
import java.util.Locale;
import recurrent4j.eval.Metric;

/**
 * The share of texts that are one of their references, but for white space around them.
 *
 * @param lowerCase whether texts are compared in lower case
 */
public record ExactMatch(boolean lowerCase) implements SumMeasure {

    static final Metric METRIC = new Metric("exact match", false);

    @Override
    public Metric metric() {
        return METRIC;
    }

    @Override
    public double[] sums(Rewriting rewriting) {
        return new double[] {isRight(rewriting.text(), rewriting.references()) ? 1 : 0, 1};
    }

    boolean isRight(String text, List<String> references) {
        String compared = compared(text);
        return references.stream().anyMatch(reference -> compared(reference).equals(compared));
    }

    private String compared(String text) {
        return (lowerCase ? text.toLowerCase(Locale.ROOT) : text).strip();
    }

    @Override
    public double figure(double[] sums) {
        return sums[0] / sums[1];
    }
}
