package recurrent4j.seq2seq.evaluate;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import recurrent4j.eval.Metric;

/**
 * How much replies have in common with those that were given: the harmonic mean of the shares of a text's words that the
 * reference has, too, and the other way round, each word counted as often as it occurs in both; the mean over the texts, of
 * several references the best (Dinan et al., The Second Conversational Intelligence Challenge, 2019). Words are in lower case,
 * and a punctuation mark is one.
 */
public record UnigramF1() implements SumMeasure {

    static final Metric METRIC = new Metric("unigram F1", false);

    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{M}\\p{N}_]+|[^\\p{L}\\p{M}\\p{N}_\\s]");

    @Override
    public Metric metric() {
        return METRIC;
    }

    @Override
    public double[] sums(Rewriting rewriting) {
        List<String> words = words(rewriting.text());
        double best = rewriting.references().stream()
                .mapToDouble(reference -> f1(words, words(reference)))
                .max()
                .orElse(Double.NaN);
        return new double[] {best, 1};
    }

    static List<String> words(String text) {
        return WORD.matcher(text.toLowerCase(Locale.ROOT))
                .results()
                .map(MatchResult::group)
                .toList();
    }

    private static double f1(List<String> words, List<String> reference) {
        Map<String, Integer> left = new HashMap<>();
        reference.forEach(word -> left.merge(word, 1, Integer::sum));
        int common = 0;
        for (String word : words) {
            if (left.merge(word, -1, Integer::sum) >= 0) {
                common++;
            }
        }
        return common == 0 ? 0 : 2.0 * common / (words.size() + reference.size());
    }

    @Override
    public double figure(double[] sums) {
        return sums[0] / sums[1];
    }
}
