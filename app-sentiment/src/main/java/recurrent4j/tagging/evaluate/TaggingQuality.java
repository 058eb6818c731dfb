package recurrent4j.tagging.evaluate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import recurrent4j.eval.BootstrapIntervals;
import recurrent4j.eval.Metric;
import recurrent4j.tagging.scheme.Span;

/**
 * How good the answers of a tagger are. A span is correct if it begins and ends where it does and is of the kind that it is, as
 * conlleval counts (Tjong Kim Sang and Buchholz, Introduction to the CoNLL-2000 Shared Task: Chunking, 2000).
 *
 * @param kinds how many of each kind were found; without a scheme a kind is a tag
 * @param shares what is right of what, by the metric; NaN of nothing
 */
record TaggingQuality(Map<String, Hits> kinds, Map<Metric, Double> shares) {

    /** Of all spans together: the micro average. */
    static final Metric F1 = new Metric("F1", false);

    static final Metric PRECISION = new Metric("precision", false);
    static final Metric RECALL = new Metric("recall", false);

    /** The mean over the kinds that occur or were answered. */
    static final Metric MACRO_F1 = new Metric("macro-F1", false);

    /** The share of tokens whose tag is right. */
    static final Metric ACCURACY = new Metric("accuracy", false);

    static final Metric ON_KNOWN_WORDS = new Metric("accuracy on known words", false);
    static final Metric ON_UNKNOWN_WORDS = new Metric("accuracy on unknown words", false);

    /** The share of sentences whose spans are all right, and no others; without a scheme, whose tags are all right. */
    static final Metric EXACT_MATCH = new Metric("exact match", false);

    static final Metric LABEL_ACCURACY = new Metric("label accuracy", false);

    /** The share of sentences that match exactly, and whose label is right. */
    static final Metric SENTENCE_ACCURACY = new Metric("sentence accuracy", false);

    private static final List<Metric> SHARES =
            List.of(ACCURACY, ON_KNOWN_WORDS, ON_UNKNOWN_WORDS, EXACT_MATCH, LABEL_ACCURACY, SENTENCE_ACCURACY);

    /** Returns how many were found of all kinds together. */
    Hits all() {
        return kinds.values().stream().reduce(Hits.NONE, Hits::plus);
    }

    double macroF1() {
        return kinds.values().stream()
                .filter(Hits::occurs)
                .mapToDouble(Hits::f1)
                .average()
                .orElse(0);
    }

    /** Returns the figures by their metrics, in the order of tables; the first is what taggers are judged by. */
    Map<Metric, Double> figures(Units units) {
        Map<Metric, Double> figures = new LinkedHashMap<>();
        boolean any = !Double.isNaN(shares.get(ACCURACY));
        if (!units.areTokens()) {
            figures.put(F1, any ? all().f1() : Double.NaN);
            figures.put(PRECISION, any ? all().precision() : Double.NaN);
            figures.put(RECALL, any ? all().recall() : Double.NaN);
        } else {
            figures.put(ACCURACY, shares.get(ACCURACY));
        }
        figures.put(MACRO_F1, any ? macroF1() : Double.NaN);
        shares.forEach(figures::putIfAbsent);
        return figures;
    }

    /** Measures answers. */
    static TaggingQuality of(TagPredictions predictions) {
        int[] weights = new int[predictions.size()];
        Arrays.fill(weights, 1);
        return new Weighted(predictions).quality(weights);
    }

    /** Returns the intervals of the measures, drawing sentences. */
    static BootstrapIntervals intervals(TagPredictions predictions, long seed) {
        var weighted = new Weighted(predictions);
        return BootstrapIntervals.of(
                predictions.size(), seed, weights -> weighted.quality(weights).figures(predictions.units()));
    }

    /** Measures answers of which sentences count more or less often, again and again with other weights. */
    static final class Weighted {

        private static final int OF_A_KIND = 3;

        private final List<String> kinds;
        private final boolean labelled;
        /** For each sentence, places in the row of all counts, and after each what it adds there. */
        private final int[][] counts;

        Weighted(TagPredictions predictions) {
            kinds = predictions.kinds();
            labelled = !predictions.known().labels().isEmpty();
            Map<String, Integer> places = new LinkedHashMap<>();
            kinds.forEach(kind -> places.put(kind, OF_A_KIND * places.size()));
            counts = predictions
                    .all()
                    .mapToObj(sentence -> packed(counts(predictions, sentence, places)))
                    .toArray(int[][]::new);
        }

        /** Measures the answers, each sentence counting as often as its weight says. */
        TaggingQuality quality(int[] weights) {
            long[] sums = new long[size()];
            for (int sentence = 0; sentence < weights.length; sentence++) {
                int[] own = counts[sentence];
                for (int i = 0; weights[sentence] > 0 && i < own.length; i += 2) {
                    sums[own[i]] += (long) weights[sentence] * own[i + 1];
                }
            }
            Map<String, Hits> hits = new LinkedHashMap<>();
            for (int kind = 0; kind < kinds.size(); kind++) {
                int at = OF_A_KIND * kind;
                hits.put(kinds.get(kind), new Hits(sums[at], sums[at + 1], sums[at + 2]));
            }
            Map<Metric, Double> shares = new LinkedHashMap<>();
            for (Metric share : SHARES) {
                if (labelled || share != LABEL_ACCURACY && share != SENTENCE_ACCURACY) {
                    shares.put(share, (double) sums[place(share)] / sums[place(share) + 1]);
                }
            }
            return new TaggingQuality(hits, shares);
        }

        private int size() {
            return OF_A_KIND * kinds.size() + 2 * SHARES.size();
        }

        /** Where the right ones are counted; after them, all. */
        private int place(Metric share) {
            return OF_A_KIND * kinds.size() + 2 * SHARES.indexOf(share);
        }

        private int[] counts(TagPredictions predictions, int sentence, Map<String, Integer> places) {
            int[] row = new int[size()];
            Set<Span> truth = new HashSet<>(predictions.truth(sentence));
            truth.forEach(span -> row[places.get(span.kind()) + 1]++);
            for (Span span : predictions.answered(sentence)) {
                int place = places.get(span.kind());
                row[place] += truth.contains(span) ? 1 : 0;
                row[place + 2]++;
            }
            for (int token = 0; token < predictions.sentence(sentence).length(); token++) {
                boolean right = predictions.isTagRight(sentence, token);
                count(row, ACCURACY, right);
                count(row, predictions.isWordKnown(sentence, token) ? ON_KNOWN_WORDS : ON_UNKNOWN_WORDS, right);
            }
            count(row, EXACT_MATCH, predictions.areSpansRight(sentence));
            if (predictions.isLabelled(sentence)) {
                count(row, LABEL_ACCURACY, predictions.isLabelRight(sentence));
                count(row, SENTENCE_ACCURACY, predictions.isRight(sentence));
            }
            return row;
        }

        private void count(int[] row, Metric share, boolean right) {
            row[place(share)] += right ? 1 : 0;
            row[place(share) + 1]++;
        }

        private static int[] packed(int[] row) {
            List<Integer> packed = new ArrayList<>();
            for (int place = 0; place < row.length; place++) {
                if (row[place] != 0) {
                    packed.add(place);
                    packed.add(row[place]);
                }
            }
            return packed.stream().mapToInt(Integer::intValue).toArray();
        }
    }
}
