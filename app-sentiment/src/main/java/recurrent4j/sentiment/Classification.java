package recurrent4j.sentiment;

import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import recurrent4j.io.Text;
import recurrent4j.sentiment.multilabel.LabelPrediction;

/**
 * What a {@link TextClassifier} predicts of one text.
 *
 * @param label the most probable label; where a text may have several, whether it is predicted or not
 * @param probabilities of all labels, the most probable first; they sum to 1, unless a text may have several labels
 * @param labels those that are predicted, the most probable first: the label, or where a text may have several any number of
 *     them, all whose probability is at least the model's threshold
 */
public record Classification(String label, Map<String, Double> probabilities, List<String> labels) {

    /** What is predicted where a text has one label. */
    public Classification(String label, Map<String, Double> probabilities) {
        this(label, probabilities, List.of(label));
    }

    /** Copies the probabilities in their order, which nobody can change then. */
    public Classification {
        labels = List.copyOf(labels);
        probabilities = Collections.unmodifiableMap(new LinkedHashMap<>(probabilities));
    }

    /** Returns what is predicted where a text may have several labels. */
    static Classification of(LabelPrediction prediction) {
        Classification all = of(prediction.labels(), prediction.probabilities());
        return new Classification(all.label, all.probabilities, prediction.predicted());
    }

    /** Returns what probabilities say that are in the order of the labels; of equally probable ones the first stands first. */
    static Classification of(List<String> labels, double[] probabilities) {
        Map<String, Double> sorted = new LinkedHashMap<>();
        IntStream.range(0, probabilities.length)
                .boxed()
                .sorted(Comparator.comparingDouble((Integer place) -> probabilities[place])
                        .reversed())
                .forEach(place -> sorted.put(labels.get(place), probabilities[place]));
        return new Classification(sorted.keySet().iterator().next(), sorted);
    }

    /** Returns the probability of the label, from 0 to 1. */
    public double probability() {
        return probabilities.get(label);
    }

    /**
     * Returns the predicted label, or all of them or none, with its probability, and in brackets those of the other labels:
     * {@code spam 0.9871 (ham 0.0129)}.
     */
    @Override
    public String toString() {
        String predicted = labels.isEmpty() ? "none" : joined(labels);
        List<String> others = probabilities.keySet().stream()
                .filter(other -> !labels.contains(other))
                .toList();
        return others.isEmpty() ? predicted : predicted + " (" + joined(others) + ")";
    }

    private String joined(List<String> some) {
        return some.stream()
                .map(one -> Text.of("%s %.4f", one, probabilities.get(one)))
                .collect(Collectors.joining(", "));
    }
}
