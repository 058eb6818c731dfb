package recurrent4j.seq2seq.evaluate;

import recurrent4j.eval.Metric;

/**
 * The share of texts that are not targets of the training part: what a model has made up rather than remembered.
 *
 * @param known what the training part has shown
 */
record Novelty(Known known) implements SumMeasure {

    static final Metric METRIC = new Metric("novelty", false);

    @Override
    public Metric metric() {
        return METRIC;
    }

    @Override
    public double[] sums(Rewriting rewriting) {
        return new double[] {known.isTarget(rewriting.hypothesis().text()) ? 0 : 1, 1};
    }

    @Override
    public double figure(double[] sums) {
        return sums[0] / sums[1];
    }
}
