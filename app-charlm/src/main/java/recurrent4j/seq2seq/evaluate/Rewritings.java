package recurrent4j.seq2seq.evaluate;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import recurrent4j.eval.BootstrapIntervals;
import recurrent4j.eval.Metric;
import recurrent4j.seq2seq.corpus.Pair;
import recurrent4j.seq2seq.evaluate.Seq2SeqModel.Likelihood;

/** What a model makes of all pairs of a part. */
final class Rewritings {

    private final List<Rewriting> all;
    private final Map<SumMeasure, double[][]> sums = new HashMap<>();

    private Rewritings(List<Rewriting> all) {
        this.all = List.copyOf(all);
    }

    /**
     * Asks a model: once for its texts, and once for its probabilities.
     *
     * @throws IllegalStateException if it does not answer one for each
     */
    static Rewritings of(Seq2SeqModel model, List<Pair> pairs) {
        if (pairs.isEmpty()) {
            return new Rewritings(List.of());
        }
        List<Hypothesis> hypotheses =
                model.rewrite(pairs.stream().map(Pair::source).toList());
        requireOneForEach(model.name(), pairs.size(), hypotheses.size());
        Optional<List<Likelihood>> likelihoods = model.likelihoods(pairs);
        likelihoods.ifPresent(some -> requireOneForEach(model.name(), pairs.size(), some.size()));
        return new Rewritings(IntStream.range(0, pairs.size())
                .mapToObj(at -> new Rewriting(pairs.get(at), hypotheses.get(at), likelihoods.map(some -> some.get(at))))
                .toList());
    }

    /** Compares texts that were written before, one for each pair. */
    static Rewritings of(List<Pair> pairs, List<Hypothesis> hypotheses) {
        requireOneForEach("A model", pairs.size(), hypotheses.size());
        return new Rewritings(IntStream.range(0, pairs.size())
                .mapToObj(at -> new Rewriting(pairs.get(at), hypotheses.get(at), Optional.empty()))
                .toList());
    }

    private static void requireOneForEach(String model, int pairs, int answers) {
        if (answers != pairs) {
            throw new IllegalStateException(
                    "%s has answered %d of %d sources; give one answer for each.".formatted(model, answers, pairs));
        }
    }

    List<Rewriting> all() {
        return all;
    }

    int size() {
        return all.size();
    }

    /** Returns a measure of all texts; NaN of none. */
    double figure(Measure measure) {
        if (measure instanceof SumMeasure summed) {
            return all.isEmpty()
                    ? Double.NaN
                    : summed.figure(sum(summed, IntStream.range(0, size()).toArray()));
        }
        return measure.figure(all);
    }

    /** Returns a measure of some of the texts. */
    double figure(SumMeasure measure, int[] some) {
        return some.length == 0 ? Double.NaN : measure.figure(sum(measure, some));
    }

    private double[] sum(SumMeasure measure, int[] some) {
        double[][] sums = sums(measure);
        double[] sum = new double[sums[0].length];
        for (int at : some) {
            for (int place = 0; place < sum.length; place++) {
                sum[place] += sums[at][place];
            }
        }
        return sum;
    }

    /** Returns the intervals of measures, drawing texts: the same ones for every model. */
    BootstrapIntervals intervals(List<SumMeasure> measures, long seed) {
        return BootstrapIntervals.of(size(), seed, weights -> {
            Map<Metric, Double> figures = new HashMap<>();
            measures.forEach(measure -> figures.put(measure.metric(), measure.figure(weighted(measure, weights))));
            return figures;
        });
    }

    private double[] weighted(SumMeasure measure, int[] weights) {
        double[][] sums = sums(measure);
        double[] sum = new double[sums[0].length];
        for (int at = 0; at < weights.length; at++) {
            for (int place = 0; weights[at] > 0 && place < sum.length; place++) {
                sum[place] += weights[at] * sums[at][place];
            }
        }
        return sum;
    }

    /** Returns what each text adds to the sums of a measure, computed once. */
    double[][] sums(SumMeasure measure) {
        return sums.computeIfAbsent(
                measure, any -> all.stream().map(measure::sums).toArray(double[][]::new));
    }
}
