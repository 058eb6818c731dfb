package recurrent4j.sentiment.classify;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import recurrent4j.io.Text;
import recurrent4j.report.ShadedText;
import recurrent4j.sentiment.baseline.Contribution;
import recurrent4j.sentiment.baseline.LinearClassifier;
import recurrent4j.sentiment.evaluate.Prediction;

/**
 * How a linear classifier comes to its prediction: what each word and pair of neighbours adds to the log odds of the label, its
 * weight times its count.
 */
record WordWeights(Prediction prediction, List<String> tokens, List<Contribution> contributions) implements Explained {

    private static final int LONGEST_BAR = 30;
    private static final int WIDEST_WORD = 32;

    /** All places of one word or pair together. */
    private record Sum(String ngram, int count, double weight) {

        private Sum and(Sum other) {
            return new Sum(ngram, count + other.count, weight + other.weight);
        }
    }

    static WordWeights of(LinearClassifier classifier, Prediction prediction, List<String> tokens) {
        return new WordWeights(prediction, tokens, classifier.contributions(tokens, prediction.likeliest()));
    }

    /** The words and pairs, the weightiest first. */
    private List<Sum> sums() {
        Map<String, Sum> sums = new LinkedHashMap<>();
        contributions.forEach(one -> sums.merge(one.ngram(), new Sum(one.ngram(), 1, one.weight()), Sum::and));
        return sums.values().stream()
                .sorted(Comparator.comparingDouble((Sum sum) -> Math.abs(sum.weight()))
                        .reversed())
                .toList();
    }

    /** {@inheritDoc} The bar of what speaks against the label is made of minus signs. */
    @Override
    public String lines() {
        List<Sum> sums = sums();
        int width = Math.min(
                WIDEST_WORD,
                sums.stream().mapToInt(sum -> sum.ngram().length()).max().orElse(1));
        double greatest =
                sums.stream().mapToDouble(sum -> Math.abs(sum.weight())).max().orElse(1);
        var lines = new StringBuilder();
        for (Sum sum : sums) {
            int length = (int) Math.round(LONGEST_BAR * Math.abs(sum.weight()) / Math.max(greatest, Double.MIN_NORMAL));
            String bar = (sum.weight() < 0 ? "-" : "#").repeat(length);
            String line = Text.of("  %-" + width + "s  %+.4f  %s", sum.ngram(), sum.weight(), bar);
            lines.append(line.stripTrailing()).append("\n");
        }
        return lines.toString();
    }

    @Override
    public ObjectNode json() {
        ObjectNode json = prediction.json();
        ArrayNode words = json.putArray("explanation");
        for (Sum sum : sums()) {
            words.addObject()
                    .put("ngram", sum.ngram())
                    .put("count", sum.count())
                    .put("weight", Prediction.rounded(sum.weight()));
        }
        return json;
    }

    /** {@inheritDoc} The weight of a pair is shown at its second word. */
    @Override
    public ShadedText shaded() {
        double[] weights = new double[tokens.size()];
        contributions.forEach(one -> weights[one.position()] += one.weight());
        double greatest = Double.MIN_NORMAL;
        List<ShadedText.Run> runs = new ArrayList<>();
        for (int i = 0; i < weights.length; i++) {
            greatest = Math.max(greatest, Math.abs(weights[i]));
            runs.add(new ShadedText.Run(tokens.get(i), weights[i]));
            runs.add(new ShadedText.Run(" ", Double.NaN));
        }
        String caption = Text.of("%s, %.1f %%", prediction.label(), 100 * prediction.probability());
        return new ShadedText(caption, ShadedText.Scale.around(0, "", greatest), runs);
    }

    @Override
    public String meaning() {
        return """
                What each word, with the pair that ends in it, adds to the log odds of the label. Warm colours speak for \
                the label, cold ones against it, and the stronger, the more; the pointer shows the figure.""";
    }
}
