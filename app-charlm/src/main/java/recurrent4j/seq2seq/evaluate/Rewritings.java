package recurrent4j.seq2seq.evaluate;

import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
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
    private final Map<Measure, Double> figures = new HashMap<>();

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

    /** Returns a measure of all texts, computed once; NaN of none. */
    double figure(Measure measure) {
        return figures.computeIfAbsent(measure, this::computed);
    }

    private double computed(Measure measure) {
        return measure instanceof SumMeasure summed
                ? figure(summed, IntStream.range(0, size()).toArray())
                : measure.figure(all);
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
        Map<SumMeasure, double[][]> columns = new LinkedHashMap<>();
        measures.forEach(measure -> columns.put(measure, columns(measure)));
        return BootstrapIntervals.of(size(), seed, weights -> {
            Map<Metric, Double> figures = new HashMap<>();
            columns.forEach((measure, of) -> figures.put(measure.metric(), measure.figure(weighted(of, weights))));
            return figures;
        });
    }

    /** Returns the sums with the texts side by side, since a thousand draws read them from the first to the last. */
    private double[][] columns(SumMeasure measure) {
        double[][] rows = sums(measure);
        int places = rows.length == 0 ? 0 : rows[0].length;
        return IntStream.range(0, places)
                .mapToObj(place ->
                        Arrays.stream(rows).mapToDouble(row -> row[place]).toArray())
                .toArray(double[][]::new);
    }

    private static double[] weighted(double[][] columns, int... weights) {
        double[] sums = new double[columns.length];
        for (int place = 0; place < sums.length; place++) {
            double[] column = columns[place];
            double sum = 0;
            for (int at = 0; at < weights.length; at++) {
                sum += weights[at] * column[at];
            }
            sums[place] = sum;
        }
        return sums;
    }

    /** Returns what each text adds to the sums of a measure, computed once. */
    double[][] sums(SumMeasure measure) {
        return sums.computeIfAbsent(
                measure, any -> all.stream().map(measure::sums).toArray(double[][]::new));
    }
}
