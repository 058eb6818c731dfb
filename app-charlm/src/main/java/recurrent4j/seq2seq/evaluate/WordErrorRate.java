package recurrent4j.seq2seq.evaluate;

import recurrent4j.eval.Metric;

/**
 * The share of words whose pronunciation is not exactly right, each text being that of a word (Gorman et al., The SIGMORPHON 2020
 * Shared Task on Multilingual Grapheme-to-Phoneme Conversion, 2020): what {@link ExactMatch} is short of.
 */
public record WordErrorRate(boolean lowerCase) implements SumMeasure {

    private static final Metric METRIC = new Metric("word error rate", true);

    @Override
    public Metric metric() {
        return METRIC;
    }

    @Override
    public double[] sums(Rewriting rewriting) {
        double[] right = new ExactMatch(lowerCase).sums(rewriting);
        return new double[] {right[1] - right[0], right[1]};
    }

    @Override
    public double figure(double[] sums) {
        return sums[0] / sums[1];
    }
}
