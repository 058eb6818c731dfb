package recurrent4j.seq2seq.evaluate;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import recurrent4j.eval.Metric;
import recurrent4j.io.Text;

/**
 * BLEU (Papineni et al., BLEU: a Method for Automatic Evaluation of Machine Translation, 2002): the geometric mean of the shares
 * of a corpus's 1- to 4-grams that the references have, too, made smaller where the corpus is shorter than they are, from 0 to
 * 100; exactly as sacreBLEU 2.6.0 computes it (Post, A Call for Clarity in Reporting BLEU Scores, 2018).
 *
 * @param lowerCase whether texts are compared in lower case
 * @param effectiveOrder whether n-grams longer than a text do not count, as is meant for single sentences
 */
public record Bleu(BleuTokenizer tokenizer, boolean lowerCase, Smoothing smoothing, boolean effectiveOrder)
        implements SumMeasure {

    static final Metric METRIC = new Metric("BLEU", false);

    private static final int ORDER = 4;
    private static final double PERCENT = 100;

    /** Places of the sums: the lengths, the n-grams that references have, all n-grams. */
    private static final int REFERENCE_LENGTH = 1;

    private static final int RIGHT = 2;
    private static final int ALL = RIGHT + ORDER;

    /** The usual BLEU of a corpus. */
    public Bleu(BleuTokenizer tokenizer, boolean lowerCase) {
        this(tokenizer, lowerCase, Smoothing.EXP, false);
    }

    /** Returns the same for single sentences. */
    public Bleu ofSentences() {
        return new Bleu(tokenizer, lowerCase, smoothing, true);
    }

    /**
     * What n-grams of a length count of which references have none (Chen and Cherry, A Systematic Comparison of Smoothing
     * Techniques for Sentence-Level BLEU, 2014).
     *
     * @param value what {@code FLOOR} takes for their number, and {@code ADD_K} adds to every number
     */
    public record Smoothing(Method method, double value) {

        /** Nothing, so that the score is 0. */
        public static final Smoothing NONE = new Smoothing(Method.NONE, Double.NaN);

        /** A half of one for the first such length, a quarter for the next, and so on: the usual one. */
        public static final Smoothing EXP = new Smoothing(Method.EXP, Double.NaN);

        /** Which way is taken. */
        public enum Method {
            NONE,
            EXP,
            FLOOR,
            ADD_K
        }

        /** A small number, usually 0.1. */
        public static Smoothing floor(double value) {
            return new Smoothing(Method.FLOOR, value);
        }

        /** So many more of every length but one, usually 1. */
        public static Smoothing addK(double value) {
            return new Smoothing(Method.ADD_K, value);
        }

        /** What sacreBLEU calls it. */
        @Override
        public String toString() {
            return switch (method) {
                case NONE -> "none";
                case EXP -> "exp";
                case FLOOR -> Text.of("floor[%.2f]", value);
                case ADD_K -> Text.of("add-k[%.2f]", value);
            };
        }
    }

    /**
     * A score, and what it is made of.
     *
     * @param precisions of 1- to 4-grams, in percent
     * @param length of all texts in words
     * @param referenceLength of those references that are closest in length
     */
    public record Score(
            double score, List<Double> precisions, double brevityPenalty, long length, long referenceLength) {

        /** As sacreBLEU prints it. */
        @Override
        public String toString() {
            return "BLEU = %s %s (BP = %s ratio = %s hyp_len = %d ref_len = %d)"
                    .formatted(
                            rounded(score, 2),
                            precisions.stream().map(one -> rounded(one, 1)).collect(Collectors.joining("/")),
                            rounded(brevityPenalty, 3),
                            rounded(referenceLength == 0 ? 0 : (double) length / referenceLength, 3),
                            length,
                            referenceLength);
        }

        /** As Python rounds: exactly, and a half to the even digit. */
        private static String rounded(double figure, int decimals) {
            return new BigDecimal(figure)
                    .setScale(decimals, RoundingMode.HALF_EVEN)
                    .toPlainString();
        }
    }

    @Override
    public Metric metric() {
        return METRIC;
    }

    @Override
    public int decimals() {
        return 2;
    }

    @Override
    public double[] sums(Rewriting rewriting) {
        List<String> words = words(rewriting.text());
        Map<List<String>, Integer> known = new HashMap<>();
        int closest = -1;
        for (String reference : rewriting.references()) {
            List<String> others = words(reference);
            ngrams(others).forEach((ngram, count) -> known.merge(ngram, count, Math::max));
            closest = closest < 0 ? others.size() : closest(words.size(), closest, others.size());
        }
        double[] sums = new double[ALL + ORDER];
        sums[0] = words.size();
        sums[REFERENCE_LENGTH] = closest;
        ngrams(words).forEach((ngram, count) -> {
            int order = ngram.size() - 1;
            sums[ALL + order] += count;
            sums[RIGHT + order] += Math.min(count, known.getOrDefault(ngram, 0));
        });
        return sums;
    }

    /** Of two that are as close the shorter. */
    private static int closest(int length, int one, int other) {
        int difference = Math.abs(length - one) - Math.abs(length - other);
        return difference == 0 ? Math.min(one, other) : difference < 0 ? one : other;
    }

    private List<String> words(String text) {
        return tokenizer.words((lowerCase ? text.toLowerCase(Locale.ROOT) : text).stripTrailing());
    }

    private static Map<List<String>, Integer> ngrams(List<String> words) {
        Map<List<String>, Integer> counts = new HashMap<>();
        for (int order = 1; order <= ORDER; order++) {
            for (int from = 0; from + order <= words.size(); from++) {
                counts.merge(words.subList(from, from + order), 1, Integer::sum);
            }
        }
        return counts;
    }

    @Override
    public double figure(double[] sums) {
        return score(sums).score();
    }

    /** Scores texts, all together. */
    public Score score(List<Rewriting> all) {
        return score(all.stream().map(this::sums).reduce(new double[ALL + ORDER], SumMeasure::plus));
    }

    private Score score(double[] sums) {
        double length = sums[0];
        double referenceLength = sums[REFERENCE_LENGTH];
        double penalty = length >= referenceLength ? 1 : length == 0 ? 0 : Math.exp(1 - referenceLength / length);
        List<Double> precisions = precisions(sums);
        double[] counted = precisions.stream()
                .limit(effectiveOrder ? orders(sums) : ORDER)
                .mapToDouble(Math::log)
                .toArray();
        double mean = Arrays.stream(counted).average().orElse(Double.NEGATIVE_INFINITY);
        return new Score(penalty * Math.exp(mean), precisions, penalty, (long) length, (long) referenceLength);
    }

    /** Returns how long the longest n-gram of the texts is. */
    private static int orders(double[] sums) {
        int orders = 0;
        while (orders < ORDER && sums[ALL + orders] > 0) {
            orders++;
        }
        return orders;
    }

    /** Returns the precisions in percent: 0 of all where not one word is right, however one smooths. */
    private List<Double> precisions(double[] sums) {
        List<Double> precisions = new ArrayList<>(Collections.nCopies(ORDER, 0.0));
        boolean any = Arrays.stream(sums, RIGHT, ALL).anyMatch(right -> right > 0);
        double halves = 1;
        for (int order = 0; any && order < ORDER; order++) {
            double added = smoothing.method() == Smoothing.Method.ADD_K && order > 0 ? smoothing.value() : 0;
            double all = sums[ALL + order] + added;
            double right = sums[RIGHT + order] + added;
            if (right == 0) {
                halves *= 2;
                right = switch (smoothing.method()) {
                    case NONE, ADD_K -> 0;
                    case EXP -> 1 / halves;
                    case FLOOR -> smoothing.value();
                };
            }
            if (all == 0) {
                break;
            }
            precisions.set(order, PERCENT * right / all);
        }
        return precisions;
    }

    /**
     * Returns how it was computed, in the form of sacreBLEU, whose figures these are, although another program computes them.
     *
     * @param references how many each text has, such as {@code 1}, or {@code var}
     */
    public String signature(String references) {
        return Text.of(
                "nrefs:%s|case:%s|eff:%s|tok:%s|smooth:%s|version:recurrent4j, as sacreBLEU 2.6.0",
                references,
                lowerCase ? "lc" : "mixed",
                effectiveOrder ? "yes" : "no",
                tokenizer.signature(),
                smoothing);
    }
}
