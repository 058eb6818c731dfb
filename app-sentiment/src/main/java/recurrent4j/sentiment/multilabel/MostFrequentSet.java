package recurrent4j.sentiment.multilabel;

import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import recurrent4j.sentiment.reviews.LabelledTexts;

/**
 * Gives every text the labels that most texts of the training part have together, or none if most have none.
 *
 * @param set whether each label is among them
 */
record MostFrequentSet(boolean[] set) implements Labeller {

    /** Counts the sets; of equally frequent ones the first that is met counts. */
    static MostFrequentSet fit(LabelledTexts training) {
        Map<List<Boolean>, Integer> counts = new LinkedHashMap<>();
        for (boolean[] set : training.truth()) {
            counts.merge(boxed(set), 1, Integer::sum);
        }
        int most = counts.values().stream().max(Comparator.naturalOrder()).orElseThrow();
        boolean[] frequent = Arrays.stream(training.truth())
                .filter(set -> counts.get(boxed(set)) == most)
                .findFirst()
                .orElseThrow();
        return new MostFrequentSet(frequent);
    }

    private static List<Boolean> boxed(boolean[] set) {
        Boolean[] boxed = new Boolean[set.length];
        Arrays.setAll(boxed, label -> set[label]);
        return List.of(boxed);
    }

    @Override
    public String name() {
        return "most frequent label set";
    }

    @Override
    public long parameters() {
        return set.length;
    }

    @Override
    public double[][] probabilities(List<List<String>> texts) {
        double[] probabilities = new double[set.length];
        Arrays.setAll(probabilities, label -> set[label] ? 1 : 0);
        return texts.stream().map(text -> probabilities.clone()).toArray(double[][]::new);
    }
}
