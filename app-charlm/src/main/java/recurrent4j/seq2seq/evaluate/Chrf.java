package recurrent4j.seq2seq.evaluate;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import recurrent4j.eval.Metric;
import recurrent4j.io.Text;
import recurrent4j.seq2seq.tokens.Whitespace;

/**
 * chrF (Popović, chrF: character n-gram F-score for automatic MT evaluation, 2015) and, with words, chrF++ (Popović, chrF++: words
 * helping character n-grams, 2017): how much texts and references have in common in 1- to 6-grams of characters without white
 * space, recall weighing four times as much as precision, from 0 to 100; exactly as sacreBLEU 2.6.0 computes it.
 *
 * @param wordOrder how long the n-grams of words are that count beside those of characters: 0 for chrF, 2 for chrF++
 * @param lowerCase whether texts are compared in lower case
 */
public record Chrf(int wordOrder, boolean lowerCase) implements SumMeasure {

    static final Metric CHRF = new Metric("chrF", false);
    static final Metric CHRF_PLUS_PLUS = new Metric("chrF++", false);

    private static final int CHARACTER_ORDER = 6;
    private static final double BETA_SQUARED = 4;
    private static final double PERCENT = 100;
    private static final String PUNCTUATION = "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~";

    /** Of every order the n-grams of the text, those of the reference, and those that both have. */
    private static final int OF_AN_ORDER = 3;

    @Override
    public Metric metric() {
        return wordOrder == 0 ? CHRF : CHRF_PLUS_PLUS;
    }

    @Override
    public int decimals() {
        return 2;
    }

    /** Counts against the reference that is most alike. */
    @Override
    public double[] sums(Rewriting rewriting) {
        List<Map<String, Integer>> own = ngrams(rewriting.text());
        double[] best = new double[0];
        double most = -1;
        for (String reference : rewriting.references()) {
            double[] sums = common(own, ngrams(reference));
            double figure = figure(sums);
            if (figure > most) {
                most = figure;
                best = sums;
            }
        }
        return best;
    }

    private static double[] common(List<Map<String, Integer>> own, List<Map<String, Integer>> others) {
        double[] sums = new double[OF_AN_ORDER * own.size()];
        for (int order = 0; order < own.size(); order++) {
            Map<String, Integer> reference = others.get(order);
            int at = OF_AN_ORDER * order;
            own.get(order).forEach((ngram, count) -> {
                // What is longer than the reference is not held against a text.
                sums[at] += reference.isEmpty() ? 0 : count;
                sums[at + 2] += Math.min(count, reference.getOrDefault(ngram, 0));
            });
            sums[at + 1] =
                    reference.values().stream().mapToInt(Integer::intValue).sum();
        }
        return sums;
    }

    /** Returns how often each n-gram occurs, an order after another, those of words last. */
    private List<Map<String, Integer>> ngrams(String text) {
        String compared = lowerCase ? text.toLowerCase(Locale.ROOT) : text;
        int[] characters = Whitespace.without(compared).codePoints().toArray();
        List<Map<String, Integer>> ngrams = new ArrayList<>();
        for (int order = 1; order <= CHARACTER_ORDER; order++) {
            Map<String, Integer> counts = new HashMap<>();
            for (int from = 0; from + order <= characters.length; from++) {
                counts.merge(new String(characters, from, order), 1, Integer::sum);
            }
            ngrams.add(counts);
        }
        List<String> words = wordOrder == 0 ? List.of() : words(compared);
        for (int order = 1; order <= wordOrder; order++) {
            Map<String, Integer> counts = new HashMap<>();
            for (int from = 0; from + order <= words.size(); from++) {
                counts.merge(String.join(" ", words.subList(from, from + order)), 1, Integer::sum);
            }
            ngrams.add(counts);
        }
        return ngrams;
    }

    /** Of punctuation only one mark is cut off a word: the last, or else the first. */
    private static List<String> words(String text) {
        List<String> words = new ArrayList<>();
        for (String word : Whitespace.split(text)) {
            int last = word.length() - 1;
            if (word.codePointCount(0, word.length()) == 1) {
                words.add(word);
            } else if (PUNCTUATION.indexOf(word.charAt(last)) >= 0) {
                words.add(word.substring(0, last));
                words.add(word.substring(last));
            } else if (PUNCTUATION.indexOf(word.charAt(0)) >= 0) {
                words.add(word.substring(0, 1));
                words.add(word.substring(1));
            } else {
                words.add(word);
            }
        }
        return words;
    }

    @Override
    public double figure(double[] sums) {
        double precision = 0;
        double recall = 0;
        int orders = 0;
        for (int at = 0; at < sums.length; at += OF_AN_ORDER) {
            if (sums[at] > 0 && sums[at + 1] > 0) {
                precision += sums[at + 2] / sums[at];
                recall += sums[at + 2] / sums[at + 1];
                orders++;
            }
        }
        if (precision + recall == 0) {
            return 0;
        }
        precision /= orders;
        recall /= orders;
        return PERCENT * (1 + BETA_SQUARED) * precision * recall / (BETA_SQUARED * precision + recall);
    }

    /**
     * Returns how it was computed, in the form of sacreBLEU, whose figures these are, although another program computes them.
     *
     * @param references how many each text has, such as {@code 1}, or {@code var}
     */
    public String signature(String references) {
        return Text.of(
                "nrefs:%s|case:%s|eff:yes|nc:%d|nw:%d|space:no|version:recurrent4j, as sacreBLEU 2.6.0",
                references, lowerCase ? "lc" : "mixed", CHARACTER_ORDER, wordOrder);
    }
}
